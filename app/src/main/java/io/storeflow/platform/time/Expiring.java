package io.storeflow.platform.time;

/** Something of no store that is kept for a time only and cleared away each night. */
public interface Expiring {
  /** Deletes what is over. */
  void forgetExpired();
}
