package io.storeflow.draftorder;

import io.storeflow.platform.code.Coded;

/** How far a draft is. That its link is too old is told by the clock, and kept nowhere. */
public enum DraftState implements Coded {
  OPEN,
  /** There is a link by which it can be completed. */
  SENT,
  /** It became an order. */
  COMPLETED,
  CANCELLED;

  /** Whether staff may still change it. */
  public boolean isChanging() {
    return this == OPEN || this == SENT;
  }
}
