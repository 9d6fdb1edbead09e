package io.storeflow.fulfilment;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderChanged;
import io.storeflow.order.OrderChanges;
import io.storeflow.order.OrderRows;
import io.storeflow.order.OrderRows.Current;
import io.storeflow.order.PaymentState;
import io.storeflow.order.Timeline;
import io.storeflow.outbox.EventKind;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.SentBefore;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Sends what was ordered, in one parcel or several. Each change is proven against what is left
 * under the lock of its order, raises the order's version by one, and is written to timeline and
 * audit log. The order is completed with the last unit of it, and open again when that comes back.
 */
@Service
public class Fulfilments {
  private static final int LONGEST_DETAIL = 1000;

  private final Transactions transactions;
  private final OrderRows orders;
  private final OrderChanges changes;
  private final FulfilmentRows rows;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;

  Fulfilments(
      Transactions transactions,
      OrderRows orders,
      OrderChanges changes,
      FulfilmentRows rows,
      Timeline timeline,
      ApplicationEventPublisher events) {
    this.transactions = transactions;
    this.orders = orders;
    this.changes = changes;
    this.rows = rows;
    this.timeline = timeline;
    this.events = events;
  }

  /**
   * Sends units of an order together.
   *
   * @return how far the order is now
   * @throws NotFound if the store has no such order
   * @throws CannotSend if they are not there to be sent any more, or the order is held
   * @throws SentBefore if the same form has done so before; it names what it made
   */
  public FulfilmentState send(Store store, long number, Sending what, Actor actor) {
    return transactions.write(
        () -> {
          var order = orders.lockedByNumber(store, number);
          rows.madeBy(store, what.key())
              .ifPresent(
                  made -> {
                    throw new SentBefore(made);
                  });
          if (order.held()) throw new CannotSend(CannotSend.Why.HELD);
          if (order.fulfilment() == FulfilmentState.CANCELLED)
            throw new CannotSend(CannotSend.Why.CANCELLED);
          var outgoing = rows.read(store, order.id());
          var units = what.checked(outgoing);
          var stage = outgoing.stage();
          int gone = outgoing.gone();
          var sent = rows.insert(store, order.id(), stage, units, what, gone);
          var to = after(order, gone + sent.units() == outgoing.units());
          var paid =
              note(
                  store,
                  order,
                  to,
                  Timeline.sent(stage.code()),
                  told(outgoing, units, what),
                  actor);
          changes.audit(
              store,
              number,
              "order.shipped",
              Audited.Changes.none()
                  .field("units_gone", gone, gone + sent.units())
                  .field("carrier", null, what.label().carrierName())
                  .field("tracking_number", null, what.label().number()),
              actor);
          // Who fetches something has it in their hands.
          if (what.mails() && stage == FulfilmentStage.SHIPPED)
            events.publishEvent(new ParcelToMail(store.id(), order.id(), sent.id()));
          announce(store, order, to, paid, sent.publicId(), stage);
          return to;
        });
  }

  /**
   * Says of something that went out by whom it is brought, and how one follows it.
   *
   * @param seen its version when somebody decided
   * @param mails whether the shopper is told by mail
   * @throws NotFound if nothing of that id went out of the order
   * @throws CannotSend if somebody has changed it since
   */
  public void relabel(
      Store store,
      long number,
      String publicId,
      ParcelLabel label,
      int seen,
      boolean mails,
      Actor actor) {
    transactions.write(
        () -> {
          var order = orders.lockedByNumber(store, number);
          var parcel = standing(store, order, rows.read(store, order.id()), publicId);
          var before = parcel.label();
          boolean same = before.equals(label);
          if (same && !mails) return;
          if (parcel.version() != seen && !same) throw new CannotSend(CannotSend.Why.OVERTAKEN);
          if (mails) events.publishEvent(new ParcelToMail(store.id(), order.id(), parcel.id()));
          if (same) return;
          rows.relabel(store, parcel.id(), label);
          note(store, order, order.fulfilment(), Timeline.SENT_LABEL, label.written(), actor);
          changes.audit(
              store,
              number,
              "order.shipment_changed",
              Audited.Changes.none()
                  .field("carrier", before.carrierName(), label.carrierName())
                  .field("tracking_number", before.number(), label.number())
                  .field("tracking_url", before.link(), label.link()),
              actor);
          announce(store, order, order.fulfilment(), order.payment(), publicId, parcel.stage());
        });
  }

  /**
   * Says that it has come to its shopper, or (SHIPPED) that it has not after all. Nothing if that
   * was known.
   *
   * @throws NotFound if nothing of that id went out of the order, or it was handed over
   * @throws CannotSend if somebody has taken it back
   */
  public void deliver(Store store, long number, String publicId, FulfilmentStage to, Actor actor) {
    transactions.write(
        () -> {
          var order = orders.lockedByNumber(store, number);
          var parcel = standing(store, order, rows.read(store, order.id()), publicId);
          if (parcel.stage() == to) return;
          if (to == FulfilmentStage.CANCELLED || !parcel.stage().canBecome(to))
            throw new NotFound();
          rows.move(store, parcel.id(), to);
          boolean came = to == FulfilmentStage.DELIVERED;
          note(
              store,
              order,
              order.fulfilment(),
              came ? Timeline.DELIVERED : Timeline.UNDELIVERED,
              parcel.label().written(),
              actor);
          changes.audit(
              store,
              number,
              came ? "order.delivered" : "order.undelivered",
              Audited.Changes.none(),
              actor);
          announce(store, order, order.fulfilment(), order.payment(), publicId, to);
        });
  }

  /**
   * Takes back what went out by mistake: its units are to be sent again, and an order that was
   * completed is ready again. Nothing if it was taken back before.
   *
   * @throws NotFound if nothing of that id went out of the order
   * @throws CannotSend if units of it were paid back, or are coming back with a return
   */
  public void takeBack(Store store, long number, String publicId, Actor actor) {
    transactions.write(
        () -> {
          var order = orders.lockedByNumber(store, number);
          if (rows.isTakenBack(store, order.id(), publicId)) return;
          var outgoing = rows.read(store, order.id());
          var parcel = standing(store, order, outgoing, publicId);
          if (!outgoing.mayComeBack(parcel) || rows.isComingBack(store, order.id()))
            throw new CannotSend(CannotSend.Why.PAID_BACK);
          int gone = outgoing.gone();
          rows.move(store, parcel.id(), FulfilmentStage.CANCELLED);
          rows.count(store, order.id(), gone - parcel.units());
          var to =
              order.fulfilment() == FulfilmentState.COMPLETED
                  ? FulfilmentState.READY
                  : order.fulfilment();
          var what = told(outgoing.contents(parcel), parcel.label());
          var paid = note(store, order, to, Timeline.TAKEN_BACK, what, actor);
          changes.audit(
              store,
              number,
              "order.shipment_cancelled",
              Audited.Changes.none()
                  .field("units_gone", gone, gone - parcel.units())
                  .field("tracking_number", parcel.label().number(), null),
              actor);
          announce(store, order, to, paid, publicId, FulfilmentStage.CANCELLED);
        });
  }

  /** What somebody else took back is told apart from what never was. */
  private Fulfilment standing(Store store, Current order, Outgoing outgoing, String publicId) {
    return outgoing.parcels().stream()
        .filter(it -> it.publicId().equals(publicId))
        .findFirst()
        .orElseThrow(
            () ->
                rows.isTakenBack(store, order.id(), publicId)
                    ? new CannotSend(CannotSend.Why.OVERTAKEN)
                    : new NotFound());
  }

  /** Of which something has gone out, the store has begun. */
  private static FulfilmentState after(Current order, boolean all) {
    if (all) return FulfilmentState.COMPLETED;
    var state = order.fulfilment();
    return state == FulfilmentState.READY ? state : FulfilmentState.PREPARING;
  }

  /**
   * Writes the change of the order, and what is said of it in the timeline.
   *
   * @return where its money is then
   */
  private PaymentState note(
      Store store, Current order, FulfilmentState to, String kind, String detail, Actor actor) {
    timeline.add(store, order.id(), kind, actor, detail);
    var from = order.fulfilment();
    if (from != to)
      return changes.write(
          store, order, to, order.payment(), Timeline.moved(to), actor, from.code());
    changes.touch(store, order);
    return order.payment();
  }

  private void announce(
      Store store,
      Current order,
      FulfilmentState to,
      PaymentState payment,
      String publicId,
      FulfilmentStage stage) {
    changes.announce(
        store,
        order,
        to,
        payment,
        EventKind.ORDER_SHIPPED,
        new OrderChanged.Shipping(publicId, stage.code()));
  }

  private static String told(Outgoing order, Map<Integer, Integer> units, Sending what) {
    var lines =
        order.lines().stream()
            .filter(it -> units.containsKey(it.position()))
            .map(it -> it.of(units.getOrDefault(it.position(), 0)))
            .toList();
    var told = told(lines, what.label());
    return what.givenTo().isEmpty()
        ? told
        : Typed.cut(what.givenTo() + ": " + told, LONGEST_DETAIL);
  }

  /** Names and numbers, which have no language. */
  private static String told(List<Outgoing.Line> lines, ParcelLabel label) {
    var units =
        lines.stream()
            .map(it -> it.quantity() + " × " + it.title())
            .collect(Collectors.joining(", "));
    var by = label.written();
    return Typed.cut(by.isEmpty() ? units : by + ": " + units, LONGEST_DETAIL);
  }
}
