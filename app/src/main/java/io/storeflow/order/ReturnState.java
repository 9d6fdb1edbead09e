package io.storeflow.order;

import io.storeflow.platform.code.Coded;
import java.util.EnumSet;
import java.util.Set;

/** Whether anything of an order is coming back. */
public enum ReturnState implements Coded {
  NONE,
  REQUESTED,
  IN_PROGRESS,
  RETURNED;

  /** Something is on its way back, or is asked to be. */
  public static final Set<ReturnState> COMING = EnumSet.of(REQUESTED, IN_PROGRESS);

  /** An order may have several returns, one after the other or at once. */
  private Set<ReturnState> next() {
    return switch (this) {
      case NONE -> EnumSet.of(REQUESTED, IN_PROGRESS);
      case REQUESTED -> EnumSet.of(IN_PROGRESS, NONE, RETURNED);
      case IN_PROGRESS -> EnumSet.of(RETURNED, REQUESTED, NONE);
      case RETURNED -> EnumSet.of(REQUESTED, IN_PROGRESS);
    };
  }

  public boolean isComing() {
    return COMING.contains(this);
  }

  public boolean canBecome(ReturnState state) {
    return next().contains(state);
  }
}
