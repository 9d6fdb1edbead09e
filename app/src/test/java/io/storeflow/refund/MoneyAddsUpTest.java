package io.storeflow.refund;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_GIFT_CARD;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.PAYMENT;
import static io.storeflow.db.Tables.REFUND;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.STOCK_LEDGER;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.sum;

import io.storeflow.giftcard.CardLaw;
import io.storeflow.order.FulfilmentState;
import io.storeflow.platform.money.Money;
import io.storeflow.testing.AppTest;
import java.math.BigDecimal;
import org.jooq.Field;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done with orders in whatever order, what is owed, paid and given back adds up, and
 * stock agrees with its ledger. With {@code -Dstoreflow.test.orders=2500} it takes as many, and
 * others with another {@code -Dstoreflow.test.seed}: a test may take a quarter of an hour.
 */
@AppTest
class MoneyAddsUpTest extends MoneySteps {
  private static final int ORDERS_TRIED = Integer.getInteger("storeflow.test.orders", 80);

  @Test
  void whateverIsDoneWithAnOrder() {
    for (int i = 0; i < ORDERS_TRIED; i++) {
      long number = place();
      var told = new StringBuilder("#" + number + " of " + i);
      for (int step = random.nextInt(9); step > 0; step--) {
        told.append(", ").append(act(number));
        check(number, told.toString());
      }
      checkStock(told.toString());
    }
    CardLaw.holds(db, store);
    // Each of what can be done was done, not only refused.
    assertThat(done())
        .contains(
            "paid",
            "settled",
            "refunded",
            "edited",
            "moved",
            "sent",
            "taken back",
            "cancelled",
            "returned",
            "toggled");
  }

  private void check(long number, String told) {
    var order = queries.find(store, number);
    var balance = order.balance();
    var p = only(store, PAYMENT);
    var r = only(store, REFUND);
    var o = only(store, ORDERS);
    var g = only(store, ORDER_GIFT_CARD);
    long toCards = total(g.GIVEN_BACK_MINOR, g, g.ORDER_ID.eq(order.id()));
    var ofOrder = r.ORDER_ID.eq(order.id());
    long paid = total(p.AMOUNT_MINOR, p, p.ORDER_ID.eq(order.id()).and(p.WITHDRAWN_AT.isNull()));
    assertThat(balance.paid().minor()).as(told + ": paid").isEqualTo(paid);
    assertThat(balance.refunded().minor())
        .as(told + ": went back")
        .isEqualTo(total(r.MONEY_MINOR, r, ofOrder) + toCards);
    assertThat(toCards)
        .as(told + ": went to cards, also as it was cancelled")
        .isGreaterThanOrEqualTo(total(r.CARDS_MINOR, r, ofOrder));
    assertThat(balance.credited().minor())
        .as(told + ": credited")
        .isEqualTo(total(r.CREDITED_MINOR, r, ofOrder));
    assertThat(balance.kept().isNegative()).as(told + ": more back than came").isFalse();
    assertThat(balance.worth().isNegative()).as(told + ": worth less than nothing").isFalse();
    var lines =
        order.lines().stream().map(Refundable.Line::price).reduce(store.money(0), Money::plus);
    assertThat(lines.plus(order.shipping()).plus(order.rounding()))
        .as(told + ": its lines")
        .isEqualTo(balance.total());
    var was = order.lines().stream().map(Refundable.Line::was).reduce(store.money(0), Money::plus);
    assertThat(was.plus(order.shippingCredited()).minor() + total(r.OTHER_MINOR, r, ofOrder))
        .as(told + ": what was credited of its lines")
        .isEqualTo(balance.credited().minor());
    for (var line : order.lines()) {
      assertThat(line.credited()).as(told).isBetween(0, line.quantity());
      assertThat(line.unsent()).as(told).isNotNegative();
      if (order.fulfilment() != FulfilmentState.CANCELLED)
        assertThat(line.credited() - line.removed())
            .as(told + ": what was paid back is not sent again")
            .isLessThanOrEqualTo(line.gone());
    }
    var settled = db.select(o.SETTLED_AT).from(o).where(o.ID.eq(order.id())).fetchSingle().value1();
    if (order.fulfilment() != FulfilmentState.CANCELLED)
      assertThat(settled != null).as(told + ": settled").isEqualTo(balance.isSettled());
    var l = only(store, ORDER_LINE);
    int units = (int) total(l.QUANTITY, l, l.ORDER_ID.eq(order.id()));
    assertThat(units)
        .as(told)
        .isEqualTo(order.lines().stream().mapToInt(Refundable.Line::quantity).sum());
  }

  private void checkStock(String told) {
    var s = only(store, STOCK);
    var g = only(store, STOCK_LEDGER);
    db.select(s.VARIANT_ID, sum(s.ON_HAND), sum(s.RESERVED))
        .from(s)
        .groupBy(s.VARIANT_ID)
        .forEach(
            row -> {
              long id = row.value1();
              var of = g.VARIANT_ID.eq(id);
              int onHand = row.value2().intValue();
              int reserved = row.value3().intValue();
              assertThat(onHand).as(told).isEqualTo((int) total(g.ON_HAND_DELTA, g, of));
              assertThat(reserved).as(told).isEqualTo((int) total(g.RESERVED_DELTA, g, of));
              assertThat(onHand - reserved).as(told + ": for sale").isEqualTo(free(id));
            });
  }

  private long total(
      Field<? extends Number> amount, org.jooq.Table<?> of, org.jooq.Condition which) {
    return db.select(coalesce(sum(amount), BigDecimal.ZERO))
        .from(of)
        .where(which)
        .fetchSingle()
        .value1()
        .longValue();
  }
}
