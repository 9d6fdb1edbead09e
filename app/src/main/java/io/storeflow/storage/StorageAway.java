package io.storeflow.storage;

import org.jspecify.annotations.Nullable;

/** Files can neither be kept nor read at the moment; the message says why, for the operator. */
public final class StorageAway extends RuntimeException {
  public StorageAway(String what, @Nullable Throwable cause) {
    super(what, cause);
  }
}
