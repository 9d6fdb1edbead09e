package io.storeflow.connect;

import io.storeflow.platform.code.Coded;

/** How an account stands, in one word; its code names the words. */
public enum Standing implements Coded {
  /** Stripe has not made it yet: it was away as it was asked. */
  MAKING,
  /** Its merchant has not told Stripe who they are. */
  UNTOLD,
  /** Stripe looks at what it was told. */
  CHECKED,
  /** Stripe wants to know more before it takes money. */
  STOPPED,
  /** It takes money, and Stripe wants to know more by a day. */
  READY_UNTIL,
  READY,
  /** Stripe has refused it for good. */
  REJECTED;

  /** Whether cards can be taken. */
  public boolean takesCards() {
    return this == READY || this == READY_UNTIL;
  }
}
