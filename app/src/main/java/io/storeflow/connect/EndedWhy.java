package io.storeflow.connect;

import io.storeflow.platform.code.Coded;

/** Why an account is not used any more; the value is stored. */
public enum EndedWhy implements Coded {
  /** Its merchant parted from it here. */
  DISCONNECTED,
  /** Its owner took our access away at Stripe. */
  DEAUTHORIZED
}
