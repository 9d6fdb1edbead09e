package io.storeflow.batch;

import io.storeflow.store.Store;

/**
 * Works on the products of a batch that wait, some at a time: whoever goes on after a crash goes on
 * where it ended, and nothing is done twice.
 */
public interface BatchRun {
  /**
   * The next some that wait.
   *
   * @param id row id of the batch
   * @return false once none is left, and that is noted
   */
  boolean step(Store store, long id);

  /** All that wait. */
  default void toTheEnd(Store store, long id) {
    while (step(store, id)) {
      // The next ones.
    }
  }
}
