package io.storeflow.orderlist;

import io.storeflow.fulfilment.HoldReason;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.payment.Balance;
import io.storeflow.platform.money.Money;
import io.storeflow.shipping.Method;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as a list shows it.
 *
 * @param items how many units besides one of the first item
 * @param total what it is worth now
 * @param ownMinor the same in the currency of the store
 * @param dueAt when it was promised, or when the store has to be done with it, as the schema says;
 *     null for neither
 * @param held why it is not to move on; null where nobody holds it
 * @param gone units that have gone out
 * @param sent false for gift cards alone, which come by e-mail
 */
public record OrderRow(
    long id,
    long number,
    String name,
    String firstItem,
    int items,
    Method method,
    FulfilmentState fulfilment,
    PaymentState payment,
    Money total,
    Instant placedAt,
    @Nullable Instant dueAt,
    Balance balance,
    long ownMinor,
    @Nullable HoldReason held,
    int gone,
    boolean sent) {

  /** The word for where its money is. */
  public String paymentWord() {
    return payment.word(balance);
  }

  /** By which it comes, as keys of words and the names of pictures have it. */
  public String way() {
    return sent ? method.code() : "mail";
  }

  /** Whether it should have been ready by now. */
  public boolean isLate(Instant now) {
    return fulfilment.isOpen()
        && fulfilment != FulfilmentState.READY
        && dueAt != null
        && dueAt.isBefore(now);
  }
}
