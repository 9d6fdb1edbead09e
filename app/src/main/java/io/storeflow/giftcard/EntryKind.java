package io.storeflow.giftcard;

import io.storeflow.platform.code.Coded;

/** Why the balance of a card changed, or what else happened to it. */
public enum EntryKind implements Coded {
  ISSUED,
  /** Paid for an order. */
  REDEEMED,
  /** Came back from an order. */
  GIVEN_BACK,
  ADJUSTED,
  DISABLED,
  ENABLED,
  /** Its last day was over. */
  EXPIRED
}
