package io.storeflow.order;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Whether anything of an order is coming back. */
public enum ReturnState {
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

  /** As stored and as the API says it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static ReturnState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
