package io.storeflow.soldout;

import io.storeflow.platform.code.Coded;

/** What can be said to be sold out. */
public enum Thing implements Coded {
  VARIANT,
  MODIFIER;
}
