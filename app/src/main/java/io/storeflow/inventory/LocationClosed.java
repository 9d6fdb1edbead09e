package io.storeflow.inventory;

/** Units are to come to a location, or leave it, that is closed. Nothing was changed. */
public final class LocationClosed extends RuntimeException {
  LocationClosed() {
    super("location closed", null, false, false);
  }
}
