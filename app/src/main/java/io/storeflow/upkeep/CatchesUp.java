package io.storeflow.upkeep;

import io.storeflow.store.Store;

/**
 * Something that is kept beside the rows of a store so that they are found, and that a release
 * before did not write, or wrote by another rule; {@link CatchUpJob} has it written.
 */
public interface CatchesUp {
  /** Rows looked at in one step at most. */
  int STEP = 100;

  /**
   * @param last the id of the last row that was looked at
   * @param written how many were not as they should be, and now are
   * @param more whether there may be rows behind
   */
  record Step(long last, int written, boolean more) {}

  /** Looks at the next rows of the store, by id. */
  Step catchUp(Store store, long after);
}
