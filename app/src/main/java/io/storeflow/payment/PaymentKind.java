package io.storeflow.payment;

import io.storeflow.platform.code.Coded;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In which way money came, or goes back; the value is stored. */
public enum PaymentKind implements Coded {
  CASH,
  /** At a terminal of the store, which StoreFlow does not know. */
  CARD,
  TRANSFER,
  /** Against the goods, in whatever way. */
  HANDOVER,
  /** By the provider of the merchant. */
  PROVIDER,
  OTHER;

  private static final Set<PaymentKind> BY_HAND = EnumSet.of(CASH, CARD, TRANSFER, OTHER);

  /** Those that staff write down. */
  public static List<PaymentKind> byHand() {
    return List.copyOf(BY_HAND);
  }

  public boolean isByHand() {
    return BY_HAND.contains(this);
  }

  /**
   * In which way money goes back.
   *
   * @param came in which way it came; null if that is not known
   * @param far whether its shopper is elsewhere
   */
  static PaymentKind back(@Nullable PaymentKind came, boolean far) {
    if (came != null && came.isByHand()) return came;
    return far ? TRANSFER : CASH;
  }

  /**
   * Whether more may come in this way than is due: nobody of the store is there when somebody
   * transfers an amount.
   */
  public boolean mayExceed() {
    return this == TRANSFER || this == OTHER;
  }
}
