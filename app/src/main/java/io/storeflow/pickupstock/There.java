package io.storeflow.pickupstock;

import io.storeflow.platform.code.Coded;

/** Whether a place has what somebody wants to fetch there. */
public enum There implements Coded {
  HERE,
  /** Some of it is brought there first. */
  LATER,
  /** Not all of it, and nothing is brought there. */
  MISSING
}
