package io.storeflow.upkeep;

import io.storeflow.store.Store;

/** Something kept per store for a time only; {@link ExpiryJob} clears it away each night. */
public interface ExpiringOfStore {
  /** Rows of one statement at most: none holds many locks. */
  int STEP = 5_000;

  /**
   * Deletes up to {@link #STEP} rows of the store whose time is over.
   *
   * @return how many; fewer than a step when none is left
   */
  int forgetExpired(Store store);
}
