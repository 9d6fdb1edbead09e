package io.storeflow.geocode;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Nobody says where an address lies; it may be asked later. */
final class GeocoderAway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration rest;

  /** Of this question alone. */
  GeocoderAway(String what) {
    this(what, Duration.ZERO, null);
  }

  /**
   * @param rest for which it is to be left alone
   */
  GeocoderAway(String what, Duration rest, @Nullable Throwable cause) {
    super(what, cause);
    this.rest = rest;
  }

  Duration rest() {
    return rest;
  }
}
