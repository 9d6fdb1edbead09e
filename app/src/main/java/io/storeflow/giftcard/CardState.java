package io.storeflow.giftcard;

import io.storeflow.platform.code.Coded;

/** Whether a card may be used; one that staff switched off keeps its balance. */
public enum CardState implements Coded {
  ACTIVE,
  DISABLED
}
