package io.storeflow.fulfilment;

import io.storeflow.platform.code.Coded;
import java.util.EnumSet;
import java.util.Set;

/** Where that is which went out together. */
public enum FulfilmentStage implements Coded {
  /** With a carrier, or with somebody of the store. */
  SHIPPED,
  DELIVERED,
  /** To whoever fetched it. */
  HANDED_OVER,
  /** It has not gone out after all: its units are to be sent again. */
  CANCELLED;

  private Set<FulfilmentStage> next() {
    return switch (this) {
      case SHIPPED -> EnumSet.of(DELIVERED, CANCELLED);
      case DELIVERED -> EnumSet.of(SHIPPED, CANCELLED);
      case HANDED_OVER -> EnumSet.of(CANCELLED);
      case CANCELLED -> EnumSet.noneOf(FulfilmentStage.class);
    };
  }

  /** Also the way back where a slip of the finger must be mended. */
  public boolean canBecome(FulfilmentStage stage) {
    return next().contains(stage);
  }
}
