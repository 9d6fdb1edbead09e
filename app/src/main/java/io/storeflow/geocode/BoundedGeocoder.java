package io.storeflow.geocode;

import io.storeflow.geo.Coordinates;
import io.storeflow.shipping.Address;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Lets few wait at once, in one queue, and asks nobody for a while who was away: shoppers who wait
 * must not take the threads that others need. The limit holds for queue and answer together.
 */
final class BoundedGeocoder implements Geocoder {
  static final int AT_ONCE = 4;
  static final Duration LONGEST_REST = Duration.ofHours(1);

  /** With less of its limit left no answer would come in time. */
  static final Duration LEAST = Duration.ofMillis(500);

  private final Geocoder geocoder;
  private final Pace pace;
  private final Clock clock;
  private final Semaphore places = new Semaphore(AT_ONCE);
  private volatile Instant resting = Instant.MIN;

  BoundedGeocoder(Geocoder geocoder, Pace pace, Clock clock) {
    this.geocoder = geocoder;
    this.pace = pace;
    this.clock = clock;
  }

  @Override
  public Optional<Coordinates> find(Address address, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    refuseWhileResting();
    if (!places.tryAcquire()) throw new GeocoderAway("Too many wait for the geocoder");
    try {
      if (!pace.await(end - LEAST.toNanos()))
        throw new GeocoderAway("Too many are before it at the geocoder");
      refuseWhileResting();
      return asked(address, Duration.ofNanos(end - System.nanoTime()));
    } finally {
      places.release();
    }
  }

  /** Who is refused by ourselves prolongs no rest. */
  private Optional<Coordinates> asked(Address address, Duration left) {
    try {
      return geocoder.find(address, left);
    } catch (GeocoderAway away) {
      rest(away.rest());
      throw away;
    }
  }

  private synchronized void rest(Duration wanted) {
    var until = clock.instant().plus(wanted.compareTo(LONGEST_REST) < 0 ? wanted : LONGEST_REST);
    if (until.isAfter(resting)) resting = until;
  }

  private void refuseWhileResting() {
    if (clock.instant().isBefore(resting))
      throw new GeocoderAway("The geocoder has just been away");
  }
}
