package io.storeflow.refund;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.payment.Balance;
import io.storeflow.paymentmethod.Counts;
import io.storeflow.platform.money.Money;
import io.storeflow.refund.RefundWish.Units;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** Orders of which something is refunded, made up. */
final class Refundables {
  private static final Currency EUR = Currency.getInstance("EUR");

  private Refundables() {}

  /** As it is read once the plan was carried out. */
  static Refundable after(Refundable order, RefundPlan plan) {
    var lines = new ArrayList<Refundable.Line>();
    for (var it : order.lines()) {
      var done = plan.lines().stream().filter(line -> line.of().equals(it)).findFirst();
      int units = done.map(RefundPlan.Line::quantity).orElse(0);
      int removed = done.map(RefundPlan.Line::removed).orElse(0);
      var amount = done.map(RefundPlan.Line::amount).orElse(euros(0));
      lines.add(
          new Refundable.Line(
              it.row(),
              it.id(),
              it.title(),
              it.variantTitle(),
              it.image(),
              it.variant(),
              it.tracked(),
              it.quantity(),
              it.credited() + units,
              it.removed() + removed,
              it.gone(),
              it.price(),
              it.tax(),
              it.was().plus(amount),
              it.giftCard()));
    }
    return new Refundable(
        order.id(),
        order.number(),
        order.version() + 1,
        order.fulfilment(),
        order.once(plan.after()),
        plan.after(),
        lines,
        order.shipping(),
        order.shippingCredited().plus(plan.shipping()),
        order.cardsLeft().minus(plan.cards()),
        order.cardsOff(),
        order.rounding(),
        order.counts());
  }

  static Refundable order(long total, long shipping, Refundable.Line... lines) {
    var zero = euros(0);
    var balance = new Balance(euros(total), zero, zero, euros(total), zero, false);
    return new Refundable(
        1,
        1001,
        1,
        FulfilmentState.COMPLETED,
        PaymentState.PAID,
        balance,
        List.of(lines),
        euros(shipping),
        zero,
        zero,
        zero,
        zero,
        Counts.ON_PLACING);
  }

  static Refundable.Line line(String id, int quantity, long price, int gone) {
    return line(id, quantity, price, gone, false);
  }

  static Refundable.Line card(String id) {
    return line(id, 1, 0, 0, true);
  }

  static Refundable.Line line(String id, int quantity, long price, int gone, boolean giftCard) {
    return new Refundable.Line(
        1,
        id,
        "Ramen",
        "",
        "",
        7,
        true,
        quantity,
        0,
        0,
        gone,
        euros(price),
        euros(price / 10),
        euros(0),
        giftCard);
  }

  static Refundable with(Refundable it, Balance balance) {
    return with(it, balance, it.cardsLeft());
  }

  static Refundable with(Refundable it, Balance balance, Money cardsLeft) {
    return with(it, balance, cardsLeft, it.cardsOff());
  }

  static Refundable with(Refundable it, Balance balance, Money cardsLeft, Money cardsOff) {
    return new Refundable(
        it.id(),
        it.number(),
        it.version(),
        it.fulfilment(),
        it.once(balance),
        balance,
        it.lines(),
        it.shipping(),
        it.shippingCredited(),
        cardsLeft,
        cardsOff,
        it.rounding(),
        it.counts());
  }

  static Refundable in(Refundable it, FulfilmentState state) {
    return new Refundable(
        it.id(),
        it.number(),
        it.version(),
        state,
        it.payment(),
        it.balance(),
        it.lines(),
        it.shipping(),
        it.shippingCredited(),
        it.cardsLeft(),
        it.cardsOff(),
        it.rounding(),
        it.counts());
  }

  static RefundWish wish(String line, int units) {
    return new RefundWish(List.of(new Units(line, units, true)), euros(0), euros(0), false);
  }

  static Money euros(long minor) {
    return new Money(minor, EUR);
  }
}
