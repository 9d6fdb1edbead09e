package io.storeflow.order;

import io.storeflow.platform.code.Coded;
import java.util.EnumSet;
import java.util.Set;

/** Where an order is on its way to the shopper, and which ways lead on. */
public enum FulfilmentState implements Coded {
  NEW,
  ACCEPTED,
  PREPARING,
  READY,
  COMPLETED,
  CANCELLED;

  /** Those that somebody still has to work on. */
  public static final Set<FulfilmentState> OPEN = EnumSet.range(NEW, READY);

  private Set<FulfilmentState> next() {
    return switch (this) {
      case NEW -> EnumSet.of(ACCEPTED, PREPARING, CANCELLED);
      case ACCEPTED -> EnumSet.of(PREPARING, READY, CANCELLED);
      case PREPARING -> EnumSet.of(READY, ACCEPTED, CANCELLED);
      case READY -> EnumSet.of(COMPLETED, PREPARING, CANCELLED);
      case COMPLETED -> EnumSet.of(READY);
      case CANCELLED -> EnumSet.noneOf(FulfilmentState.class);
    };
  }

  /**
   * Also the way back where a slip of the finger must be mended: recall from ready, undo of a
   * hand-over.
   */
  public boolean canBecome(FulfilmentState state) {
    return next().contains(state);
  }

  /**
   * Whether it can be called off. What was handed over is not, but gift cards alone are: they came
   * by e-mail, and are switched off.
   *
   * @param sent whether anything of the order is handed over, fetched or brought
   */
  public boolean canBeCancelled(boolean sent) {
    return canBecome(CANCELLED) || this == COMPLETED && !sent;
  }

  /** Whether that is a step towards the end, and not back. */
  public boolean leadsOnTo(FulfilmentState state) {
    return state.compareTo(this) > 0 && canBecome(state);
  }

  public boolean isOpen() {
    return OPEN.contains(this);
  }
}
