package io.storeflow.giftcard;

import io.storeflow.platform.code.Coded;

/** What a card is good for, as people are told. */
public enum CardStanding implements Coded {
  ACTIVE,
  /** All of it is spent. */
  EMPTY,
  EXPIRED,
  DISABLED
}
