package io.storeflow.billing;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_BILLING;
import static io.storeflow.store.Owned.only;

import io.storeflow.order.Timeline;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Audited.Changes;
import io.storeflow.store.Store;
import io.storeflow.vatid.VatId;
import io.storeflow.vatid.VatIdState;
import java.time.Clock;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * What staff say of the VAT id of an order, which holds for that order alone: of the next one with
 * the id VIES is asked. The order keeps the tax with which it was placed, and what is to be given
 * back is theirs to do.
 */
@Service
public class OrderBilling {
  /**
   * @param at since when that is known; null where nobody was asked
   * @param before what was known until staff confirmed it; null where they did not
   */
  private record Kept(
      long order,
      VatId id,
      VatIdState state,
      @Nullable Instant at,
      @Nullable VatIdState before,
      @Nullable Instant beforeAt) {}

  private final DSLContext db;
  private final Transactions transactions;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  OrderBilling(
      DSLContext db,
      Transactions transactions,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Says that the id holds although VIES did not say so; nothing if that is known.
   *
   * @throws NotFound if the order has no VAT id
   */
  public void confirm(Store store, long number, Actor actor) {
    transactions.write(
        () -> {
          var kept = find(store, number);
          if (!kept.state.isOpen()) return;
          write(store, kept.order, VatIdState.BY_STAFF, clock.instant(), kept.state, kept.at);
          tell(store, number, kept, true, actor);
        });
  }

  /** Takes {@link #confirm} back: what was known before is known again; nothing without it. */
  public void withdraw(Store store, long number, Actor actor) {
    transactions.write(
        () -> {
          var kept = find(store, number);
          if (kept.state != VatIdState.BY_STAFF) return;
          var before = kept.before == null ? VatIdState.UNCHECKED : kept.before;
          write(store, kept.order, before, kept.beforeAt, null, null);
          tell(store, number, kept, false, actor);
        });
  }

  private void write(
      Store store,
      long order,
      VatIdState state,
      @Nullable Instant at,
      @Nullable VatIdState before,
      @Nullable Instant beforeAt) {
    var b = only(store, ORDER_BILLING);
    db.update(b)
        .set(b.VAT_ID_STATE, state)
        .set(b.ANSWERED_AT, at)
        .set(b.SAID_STATE, before)
        .set(b.SAID_AT, beforeAt)
        .where(b.ORDER_ID.eq(order))
        .execute();
  }

  private void tell(Store store, long number, Kept kept, boolean holds, Actor actor) {
    var kind = holds ? Timeline.VAT_ID_CONFIRMED : Timeline.VAT_ID_WITHDRAWN;
    timeline.add(store, kept.order, kind, actor, kept.id.text());
    events.publishEvent(
        Audited.in(
            store,
            actor,
            holds ? "order.vat_id_confirmed" : "order.vat_id_withdrawn",
            "order",
            Long.toString(number),
            "#" + number,
            Changes.none().field("vatId", null, kept.id.text())));
  }

  private Kept find(Store store, long number) {
    var o = only(store, ORDERS);
    var b = only(store, ORDER_BILLING);
    return db.select(b.ORDER_ID, b.VAT_ID, b.VAT_ID_STATE, b.ANSWERED_AT, b.SAID_STATE, b.SAID_AT)
        .from(b)
        .join(o)
        .on(o.ID.eq(b.ORDER_ID))
        .where(o.NUMBER.eq(number))
        .and(b.VAT_ID.ne(""))
        .forUpdate()
        .fetchOptional(
            row -> {
              var id = VatId.ofKept(row.value2());
              if (id == null) throw new NotFound();
              return new Kept(
                  row.value1(), id, row.value3(), row.value4(), row.value5(), row.value6());
            })
        .orElseThrow(NotFound::new);
  }
}
