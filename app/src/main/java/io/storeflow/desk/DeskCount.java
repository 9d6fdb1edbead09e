package io.storeflow.desk;

import io.storeflow.store.Store;

/**
 * How many things wait for a person behind one line of the navigation; each feature counts its own.
 */
public interface DeskCount {
  /** The line it belongs to, such as {@code orders}. */
  String key();

  /** One cheap statement. */
  long count(Store store);
}
