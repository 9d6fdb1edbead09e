package io.storeflow.sharepage;

import io.storeflow.platform.code.Coded;

/** What became of one of the products that go to another store. */
public enum ShareOutcome implements Coded {
  WAITING,
  MADE,
  REFUSED;
}
