package io.storeflow.platform.db;

/** A statement that would have reached beyond its owner. A mistake in our code; it was not run. */
public final class UnscopedStatement extends IllegalStateException {
  UnscopedStatement(String message) {
    super(message);
  }
}
