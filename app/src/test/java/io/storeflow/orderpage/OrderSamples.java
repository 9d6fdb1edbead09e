package io.storeflow.orderpage;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.PAYMENT;
import static io.storeflow.store.Owned.only;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderPayments;
import io.storeflow.payment.PaymentKind;
import io.storeflow.payment.Received;
import io.storeflow.platform.money.Money;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.Placed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Orders, and what staff do with them. */
@Component
class OrderSamples implements FeatureSamples {
  private final Placed placed;
  private final OrderPayments payments;
  private final DSLContext db;

  OrderSamples(Placed placed, OrderPayments payments, DSLContext db) {
    this.placed = placed;
    this.payments = payments;
    this.db = db;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("number", this::order);
    book.foreign(this::order, "order");
    for (var step : List.of("acceptance", "preparation"))
      book.form("/s/{store}/orders/{number}/" + step + " create", spot -> Map.of("from", "NEW"));
    // A new order is not ready, and not complete.
    for (var step : List.of("readiness", "completion"))
      book.formWithoutTrace(
          "/s/{store}/orders/{number}/" + step + " create", spot -> Map.of("from", "NEW"));
    book.thing("payment", this::payment);
    book.form(
        "/s/{store}/orders/{number}/payments create",
        spot -> Map.of("kind", "cash", "amount", "1.00", "reference", "Till " + spot.mark()));
    book.form(
        "/s/{store}/orders/{number}/comments create",
        spot -> Map.of("text", "Comment " + spot.mark()));
    book.form(
        "/s/{store}/orders/{number}/tags update",
        spot -> Map.of("add", "VIP, tag " + spot.mark(), "remove", "other"));
    book.form(
        "/s/{store}/orders/{number}/cancellation create",
        spot -> Map.of("from", "NEW", "restock", "no", "reason", "Reason " + spot.mark()));
  }

  /** Of the order that the address names: the one it has, or one that is written down now. */
  private String payment(Spot spot) {
    var store = spot.store();
    long number = Long.parseLong(spot.address().getOrDefault("number", order(spot)));
    if (there(store, number).isEmpty()) {
      var one = Received.of(PaymentKind.CASH, new Money(100, store.currency()));
      payments.receive(store, number, one, Actor.SYSTEM);
    }
    return there(store, number).getFirst();
  }

  private List<String> there(Store store, long number) {
    var o = only(store, ORDERS);
    var p = only(store, PAYMENT);
    return db.select(p.PUBLIC_ID)
        .from(p)
        .join(o)
        .on(o.ID.eq(p.ORDER_ID))
        .where(o.NUMBER.eq(number))
        .fetch(p.PUBLIC_ID);
  }

  private String order(Spot spot) {
    return Long.toString(placed.order(spot.store(), Instant.now(), FulfilmentState.NEW));
  }
}
