package io.storeflow.platform.job;

/**
 * What a job is given; a record of ids, stored as JSON. Old jobs may be read by new code: only ever
 * add members.
 */
public interface JobPayload {
  /** The store the work is for, or {@link #NO_STORE}. */
  long storeId();

  /** For work of no store, such as a password mail. */
  long NO_STORE = 0;
}
