package io.storeflow.fill;

import static io.storeflow.db.Tables.AUDIT_ENTRY;
import static io.storeflow.db.Tables.ORDER_TIMELINE;
import static io.storeflow.store.Owned.insertAll;

import io.storeflow.db.tables.records.AuditEntryRecord;
import io.storeflow.db.tables.records.OrderTimelineRecord;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.order.Timeline;
import io.storeflow.outbox.Event;
import io.storeflow.outbox.EventKind;
import io.storeflow.outbox.Outbox;
import io.storeflow.platform.id.Ids;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Writes what happened to planned orders: timeline, events and audit log, in order of time. */
@Component
class HistoryWriter {
  private final DSLContext db;
  private final Outbox outbox;

  HistoryWriter(DSLContext db, Outbox outbox) {
    this.db = db;
    this.outbox = outbox;
  }

  void write(Store store, List<OrderPlan> plans, long firstNumber, String staff) {
    var rows = new Rows(store, staff);
    for (int i = 0; i < plans.size(); i++) rows.add(plans.get(i), firstNumber + i);
    rows.timeline.sort(Comparator.comparing(OrderTimelineRecord::getAt));
    rows.events.sort(Comparator.comparing(Happened::at));
    rows.audit.sort(Comparator.comparing(AuditEntryRecord::getAt));
    rows.timeline.forEach(row -> row.setId(Ids.next()));
    rows.audit.forEach(row -> row.setId(Ids.next()));
    GoodsWriter.chunks(rows.timeline).forEach(part -> insertAll(db, store, ORDER_TIMELINE, part));
    for (var part : GoodsWriter.chunks(rows.events))
      outbox.tell(store, Set.of(), part.stream().map(Happened::event).toList());
    GoodsWriter.chunks(rows.audit)
        .forEach(part -> insertAll(db, store.merchant(), AUDIT_ENTRY, part));
  }

  private record Happened(Event event, Instant at) {}

  /** The rows of many orders, without their ids. */
  private static final class Rows {
    private final List<OrderTimelineRecord> timeline = new ArrayList<>();
    private final List<Happened> events = new ArrayList<>();
    private final List<AuditEntryRecord> audit = new ArrayList<>();
    private final Store store;
    private final Actor staff;

    Rows(Store store, String staff) {
      this.store = store;
      this.staff = new Actor(Actor.Kind.PERSON, null, staff);
    }

    void add(OrderPlan plan, long number) {
      var outcome = plan.outcome();
      boolean asPaid = !outcome.neverPaid() && outcome != Outcome.AWAITED;
      tell(
          plan,
          asPaid ? Timeline.PLACED_AS_PAID : Timeline.PLACED,
          Actor.SHOPPER,
          "storefront",
          plan.placedAt());
      happen(plan, EventKind.ORDER_PLACED, 1, plan.placedAt());
      var total = "{\"total\":[null,\"" + plan.totals().total().plain() + "\"]}";
      audit(number, "order.placed", Actor.SHOPPER, total, plan.placedAt());
      int version = 1;
      for (var step : plan.steps()) move(plan, number, step, ++version);
      if (!outcome.comment.isEmpty()) {
        var closed = plan.closedAt();
        tell(
            plan,
            Timeline.COMMENT,
            staff,
            outcome.comment,
            (closed == null ? plan.placedAt() : closed).plus(Duration.ofSeconds(20)));
      }
    }

    private void move(OrderPlan plan, long number, OrderPlan.Step step, int version) {
      boolean cancelled = step.to() == FulfilmentState.CANCELLED;
      var actor = plan.outcome().neverPaid() ? Actor.SYSTEM : staff;
      if (plan.outcome() == Outcome.EXPIRED) {
        tell(plan, Timeline.PAYMENT_EXPIRED, actor, "", step.at().minusNanos(1_000));
      }
      tell(plan, Timeline.moved(step.to()), actor, step.from().code(), step.at());
      happen(plan, EventKind.ORDER_MOVED, version, step.at());
      var change =
          "\"fulfilment_state\":[\"" + step.from().code() + "\",\"" + step.to().code() + "\"]";
      if (cancelled) {
        var before = plan.outcome().neverPaid() ? PaymentState.PENDING : PaymentState.PAID;
        change +=
            ",\"payment_state\":[\""
                + before.code()
                + "\",\""
                + plan.outcome().payment.code()
                + "\"]";
      }
      var action = cancelled ? "order.cancelled" : "order.moved";
      audit(number, action, actor, "{" + change + "}", step.at());
    }

    private void tell(OrderPlan plan, String kind, Actor actor, String detail, Instant at) {
      var row = new OrderTimelineRecord();
      row.setOrderId(plan.id());
      row.setKind(kind);
      row.setActorKind(actor.kind());
      row.setActor(actor.name());
      row.setDetail(detail);
      row.setAt(at);
      timeline.add(row);
    }

    private void happen(OrderPlan plan, EventKind kind, int version, Instant at) {
      events.add(new Happened(new Event(kind, plan.id(), version), at));
    }

    private void audit(long number, String action, Actor actor, String change, Instant at) {
      var row = new AuditEntryRecord();
      row.setStoreId(store.id());
      row.setAt(at);
      row.setActorKind(actor.kind());
      row.setActor(actor.name());
      row.setAction(action);
      row.setSubjectKind("order");
      row.setSubjectId(Long.toString(number));
      row.setSubjectLabel("#" + number);
      row.setChangeJson(change);
      row.setIp("");
      row.setUserAgent("");
      row.setRequestId("");
      audit.add(row);
    }
  }
}
