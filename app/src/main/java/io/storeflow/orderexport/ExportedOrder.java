package io.storeflow.orderexport;

import io.storeflow.billing.Billing;
import io.storeflow.fulfilment.Outgoing;
import io.storeflow.modifier.Extra;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.payment.Balance;
import io.storeflow.pickup.PickupPoint;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.RatedAmount;
import io.storeflow.shipping.Address;
import io.storeflow.store.PaidBy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as its file tells it.
 *
 * @param id row id, which opens nothing
 * @param paidBy how its shopper was told to pay; null in orders from before it was written
 * @param codes that were given for it
 * @param taxes that are charged, by rate
 */
record ExportedOrder(
    long id,
    long number,
    String source,
    Person customer,
    Address address,
    PickupPoint place,
    Billing billing,
    String rate,
    String note,
    FulfilmentState fulfilment,
    Outgoing outgoing,
    PaymentState payment,
    @Nullable PaidBy paidBy,
    @Nullable String intent,
    Sums sums,
    Times times,
    List<Line> lines,
    List<String> codes,
    List<RatedAmount> taxes,
    Balance balance,
    List<String> tags) {

  record Person(String name, String email, String phone) {}

  record Sums(
      Money subtotal, Money discount, Money spared, Money shipping, Money tax, Money total) {
    /** What the goods cost after all that was taken off. */
    Money goods() {
      return subtotal.minus(discount).minus(spared);
    }
  }

  record Times(Instant placed, @Nullable Instant settled, @Nullable Instant closed) {}

  /**
   * @param discount what rules and points took off all of its units
   * @param sent whether anything is handed over
   */
  record Line(
      int position,
      String title,
      String variant,
      List<Extra> extras,
      String sku,
      int quantity,
      Money each,
      Money discount,
      boolean taxed,
      boolean sent) {
    /** As people read it: "Ramen - Large, 2 × Egg". */
    String name() {
      var name = new StringBuilder(title);
      if (!variant.isEmpty()) name.append(" - ").append(variant);
      for (var extra : extras) {
        name.append(", ");
        if (extra.quantity() != 1) name.append(extra.quantity()).append(" × ");
        name.append(extra.title());
      }
      return name.toString();
    }
  }

  /** In the words of Shopify. */
  String paymentWord() {
    boolean some = !balance.received().isZero();
    return switch (payment) {
      case PAID, PARTIALLY_REFUNDED -> {
        if (!balance.isSettled()) yield some ? "partially_paid" : "pending";
        yield payment == PaymentState.PAID ? "paid" : "partially_refunded";
      }
      case REFUNDED -> {
        if (!some) yield "voided";
        if (balance.kept().isZero()) yield "refunded";
        yield balance.refunded().isZero() ? "paid" : "partially_refunded";
      }
      case PENDING, FAILED -> some ? "partially_paid" : "pending";
      case CANCELLED -> "voided";
    };
  }

  String fulfilmentWord() {
    if (isCompleted()) return "fulfilled";
    return outgoing.parcels().isEmpty() ? "unfulfilled" : "partial";
  }

  /** The same of a line. */
  String fulfilmentWord(Line line) {
    if (isCompleted()) return "fulfilled";
    int gone = outgoing.goneOf(line.position());
    if (gone == 0) return "pending";
    return gone < outgoing.unitsOf(line.position()) ? "partial" : "fulfilled";
  }

  boolean isCompleted() {
    return fulfilment == FulfilmentState.COMPLETED;
  }

  boolean isCancelled() {
    return fulfilment == FulfilmentState.CANCELLED;
  }

  /** Where it is billed to; the address of the delivery where nothing else was said. */
  Address billedTo() {
    return billing.address().equals(Address.NONE) ? address : billing.address();
  }

  /** How it was paid, by codes. */
  String payingWord() {
    var told = paidBy == null ? "" : paidBy.code();
    if (balance.cards().isZero()) return told;
    boolean whole = balance.cards().compareTo(balance.total()) >= 0;
    return whole || told.isEmpty() ? "gift_card" : "gift_card + " + told;
  }
}
