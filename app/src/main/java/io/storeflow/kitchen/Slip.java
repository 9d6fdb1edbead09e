package io.storeflow.kitchen;

import io.storeflow.order.PaymentState;
import io.storeflow.payment.Balance;
import io.storeflow.pickup.PickupPoint;
import io.storeflow.platform.money.Money;
import io.storeflow.shipping.Address;
import io.storeflow.store.PaidBy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket on paper says beside what is to be made: where it goes and what is to be paid.
 *
 * @param promised what the shopper was told; null where that was no time
 * @param paidBy how the shopper pays
 * @param balance what of it is paid
 */
public record Slip(
    Ticket ticket,
    @Nullable Instant promised,
    Address address,
    String phone,
    PaymentState payment,
    PaidBy paidBy,
    Balance balance,
    PickupPoint point) {

  /** What is to be paid; once it was, what it came to without what gift cards paid. */
  public Money total() {
    var due = balance.due();
    if (!due.isZero()) return due;
    var rest = balance.stands().minus(balance.cards());
    return rest.minor() > 0 ? rest : balance.stands();
  }

  /** The word for where the money is. */
  public String paymentWord() {
    return payment.word(balance);
  }

  /** The key of what its amount is: what is to be collected or still due, else where it is. */
  public String moneyKey() {
    if (collects()) return "kitchen.paper.collect";
    var word = paymentWord();
    return word.equals("partly_paid") ? "order.payment.rest" : "ui.state.payment." + word;
  }

  /** Whether whoever hands it over has to take the money. */
  public boolean collects() {
    return paidBy == PaidBy.ON_HANDOVER && !balance.isSettled() && balance.paid().isZero();
  }

  /** Whether it has to be out of the house at another time than the shopper was told. */
  public boolean leavesBefore() {
    return !ticket.due().equals(promised);
  }
}
