package io.storeflow.platform.id;

import java.security.SecureRandom;
import java.time.Instant;

/**
 * Makes the ids of merchants and their stores, which begin every key of what they own. Sign 0, 15
 * random bits of the merchant, 41 bits of milliseconds since 2020 (until 2089), 7 random bits: cut
 * into ranges of these ids, as Vitess does by its vindex {@code numeric}, the database has a
 * merchant and all its stores in one place, and merchants spread evenly over the ranges 00 to 7f.
 *
 * <p>Merchants of before have the ids of {@link Ids}, of which the first bits are time. Their new
 * stores take these bits from them in the same way. That two are the same happens; who inserts
 * draws again.
 */
public final class OwnerIds {
  private static final long SINCE = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
  private static final int MERCHANT_BITS = 15;
  private static final int TIME_BITS = 41;
  private static final int RANDOM_BITS = 7;
  private static final int TAIL_BITS = TIME_BITS + RANDOM_BITS;
  private static final SecureRandom RANDOM = new SecureRandom();

  private OwnerIds() {}

  /** An id for a new merchant. */
  public static long merchant(Instant now) {
    return random(MERCHANT_BITS) << TAIL_BITS | tail(now);
  }

  /** An id for a new store of the merchant. */
  public static long store(long merchantId, Instant now) {
    return merchantId >>> TAIL_BITS << TAIL_BITS | tail(now);
  }

  private static long tail(Instant now) {
    long millis = now.toEpochMilli() - SINCE & (1L << TIME_BITS) - 1;
    return millis << RANDOM_BITS | random(RANDOM_BITS);
  }

  private static long random(int bits) {
    return RANDOM.nextInt(1 << bits);
  }
}
