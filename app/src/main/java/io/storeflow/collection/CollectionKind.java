package io.storeflow.collection;

import io.storeflow.platform.code.Coded;

/** How products come into a collection. */
public enum CollectionKind implements Coded {
  /** Somebody puts them there, in an order. */
  HAND,
  /** They are there while the rule holds for them. */
  RULE;
}
