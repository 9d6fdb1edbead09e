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

  private Set<ReturnState> next() {
    return switch (this) {
      case NONE -> EnumSet.of(REQUESTED);
      case REQUESTED -> EnumSet.of(IN_PROGRESS, NONE);
      case IN_PROGRESS -> EnumSet.of(RETURNED);
      case RETURNED -> EnumSet.noneOf(ReturnState.class);
    };
  }

  public boolean canBecome(ReturnState state) {
    return next().contains(state);
  }
}
