package io.storeflow.face;

/** Somebody changed the face of the shop since it was read. Nothing was changed. */
final class StaleFace extends RuntimeException {
  StaleFace() {
    super("stale face", null, false, false);
  }
}
