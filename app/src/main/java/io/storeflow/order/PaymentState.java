package io.storeflow.order;

import io.storeflow.payment.Balance;
import io.storeflow.paymentmethod.Counts;
import io.storeflow.platform.code.Coded;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the money of an order is, and where it may go from there. */
public enum PaymentState implements Coded {
  PENDING,
  PAID,
  PARTIALLY_REFUNDED,
  REFUNDED,
  FAILED,
  CANCELLED;

  /** States in which the money is still to come. */
  public static final Set<PaymentState> OWED = EnumSet.of(PENDING, FAILED);

  /** What {@link #isSettled} says, for programs. */
  public static final String SETTLED =
      "Whether nothing is left to pay. The state does not say it: a store without a payment"
          + " provider counts an order as paid at once, and gets its money by the method";

  /** States in which it counts as paid, whether or not the store has the money yet. */
  public static final Set<PaymentState> COUNTED = EnumSet.of(PAID, PARTIALLY_REFUNDED);

  /**
   * Whether such an order is worked on, and its money is between the store and the shopper: it
   * counts as paid, or will once somebody has written that down.
   *
   * @param when it counts as paid; null where a provider takes the money
   */
  public boolean counts(@Nullable Counts when) {
    return COUNTED.contains(this) || isRecorded(when);
  }

  /** Whether a provider is still to take the money; nothing is made or packed until it has. */
  public boolean isAwaited(@Nullable Counts when) {
    return OWED.contains(this) && !isRecorded(when);
  }

  private boolean isRecorded(@Nullable Counts when) {
    return this == PENDING && when == Counts.WHEN_RECORDED;
  }

  private Set<PaymentState> next() {
    return switch (this) {
      case PENDING -> EnumSet.of(PAID, FAILED, CANCELLED);
      case FAILED -> EnumSet.of(PAID, CANCELLED);
      case PAID -> EnumSet.of(PARTIALLY_REFUNDED, REFUNDED);
      case PARTIALLY_REFUNDED -> EnumSet.of(REFUNDED);
      case REFUNDED, CANCELLED -> EnumSet.noneOf(PaymentState.class);
    };
  }

  public boolean canBecome(PaymentState state) {
    return next().contains(state);
  }

  /**
   * Where the money of an order is once its balance is another. One that counts as paid from its
   * placing on stays so while money is due; one of which that is written down is paid when all has
   * come.
   *
   * @param when it counts as paid; null where a provider takes the money
   * @param after with all that came and went back
   */
  public PaymentState once(@Nullable Counts when, Balance after) {
    if (!counts(when)) return this;
    boolean recorded = when == Counts.WHEN_RECORDED;
    if (recorded && !after.isSettled()) return PENDING;
    if (after.refunded().isZero())
      return recorded
          ? (after.worth().isZero() && after.received().isZero() ? CANCELLED : PAID)
          : this;
    return after.kept().isZero() ? REFUNDED : PARTIALLY_REFUNDED;
  }

  /**
   * Whether nothing is left to pay: the store has its money, or is to have none.
   *
   * @param settledAt when the store had the money; null if it does not
   */
  public boolean isSettled(@Nullable Instant settledAt) {
    return settledAt != null || this == REFUNDED || this == CANCELLED;
  }

  /**
   * What people are told, as the code of a word: money that the store does not have yet is due, and
   * what it never had it cannot give back.
   */
  public String word(Balance balance) {
    return switch (this) {
      case PAID, PARTIALLY_REFUNDED -> {
        if (!balance.isSettled()) yield balance.paid().isZero() ? "due" : "partly_paid";
        yield balance.surplus().isZero() ? code() : "give_back";
      }
      case REFUNDED -> {
        if (!balance.surplus().isZero()) yield "give_back";
        yield balance.received().isZero() ? "not_taken" : code();
      }
      case PENDING -> {
        if (!balance.surplus().isZero()) yield "give_back";
        yield balance.paid().isZero() ? code() : "partly_paid";
      }
      case FAILED, CANCELLED -> code();
    };
  }
}
