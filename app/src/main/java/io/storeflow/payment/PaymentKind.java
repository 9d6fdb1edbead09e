package io.storeflow.payment;

import io.storeflow.platform.code.Coded;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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
   * Whether more may come in this way than is due: nobody of the store is there when somebody
   * transfers an amount.
   */
  public boolean mayExceed() {
    return this == TRANSFER || this == OTHER;
  }
}
