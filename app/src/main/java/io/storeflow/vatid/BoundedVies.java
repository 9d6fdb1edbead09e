package io.storeflow.vatid;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Asks a few things at once, and a country that was away not again for a while: shoppers who wait
 * for VIES must not take the threads that others need.
 */
final class BoundedVies implements Vies {
  static final int AT_ONCE = 8;
  static final Duration REST = Duration.ofSeconds(20);

  private final Vies vies;
  private final Clock clock;
  private final Semaphore places = new Semaphore(AT_ONCE);

  /** By the letters of the country, of which there are few. */
  private final Map<String, Instant> resting = new ConcurrentHashMap<>();

  BoundedVies(Vies vies, Clock clock) {
    this.vies = vies;
    this.clock = clock;
  }

  @Override
  public Said ask(VatId id, @Nullable VatId asker) {
    var until = resting.getOrDefault(id.country(), Instant.MIN);
    if (clock.instant().isBefore(until)) throw new ViesAway(id.country() + " has just been away");
    if (!places.tryAcquire()) throw new ViesAway("Too many wait for VIES");
    try {
      return vies.ask(id, asker);
    } catch (ViesAway away) {
      resting.put(id.country(), clock.instant().plus(REST));
      throw away;
    } finally {
      places.release();
    }
  }
}
