package io.storeflow.desk;

import io.storeflow.store.Store;
import org.jooq.Field;

/**
 * How many things wait for a person behind one line of the navigation; each feature counts its own,
 * and all are asked for in one statement.
 */
public interface DeskCount {
  /** The line it belongs to, such as {@code orders}. */
  String key();

  /** A select of its own, cheap. */
  Field<Integer> count(Store store);
}
