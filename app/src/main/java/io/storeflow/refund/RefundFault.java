package io.storeflow.refund;

import io.storeflow.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Why something cannot be refunded.
 *
 * @param line the public id of the line it is about; null for the whole
 * @param units how many there are; for {@link Why#UNITS}
 * @param most how much there is; null where no amount is meant
 */
public record RefundFault(Why why, @Nullable String line, int units, @Nullable Money most) {

  public enum Why {
    /** Neither units nor an amount. */
    NOTHING,
    /** More units of a line than are left. */
    UNITS,
    /** More of shipping than is left. */
    SHIPPING,
    /** More is kept than the lines and shipping come to. */
    LESS_THAN_NOTHING,
    /** More than the order is worth now. */
    WORTH,
    /** Nothing of it would be left, and nothing has gone out: it is cancelled then. */
    CANCEL,
    /** A line of gift cards: they are switched off by cancelling the order. */
    GIFT_CARDS,
    /** Its payment is still awaited. */
    AWAITED,
    /** The order was cancelled, and nothing of it is too much. */
    CANCELLED,
    /** The order was cancelled: what is left to go back is an amount, and of no line. */
    CANCELLED_LEFT
  }

  static RefundFault of(Why why) {
    return new RefundFault(why, null, 0, null);
  }

  static RefundFault of(Why why, Money most) {
    return new RefundFault(why, null, 0, most);
  }

  static RefundFault of(Why why, Refundable.Line line) {
    return new RefundFault(why, line.id(), line.left(), null);
  }
}
