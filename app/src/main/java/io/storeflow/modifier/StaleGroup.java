package io.storeflow.modifier;

/** Somebody else has changed the group since it was shown. */
final class StaleGroup extends RuntimeException {
  StaleGroup() {
    super("stale", null, false, false);
  }
}
