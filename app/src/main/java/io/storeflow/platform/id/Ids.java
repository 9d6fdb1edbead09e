package io.storeflow.platform.id;

import com.github.f4b6a3.tsid.Tsid;
import com.github.f4b6a3.tsid.TsidFactory;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

/**
 * Makes the 64-bit row ids: time-ordered, made by the application, so that batches can be inserted
 * and one store be restored. They never leave the house; see {@link PublicId}.
 *
 * <p>The 10 node bits are drawn at start. Two nodes that draw the same still differ by their random
 * counters; a collision within one store ends in a duplicate key, never in a lost row.
 */
public final class Ids {
  private static final TsidFactory FACTORY =
      TsidFactory.builder().withNodeBits(10).withNode(new SecureRandom().nextInt(1 << 10)).build();

  private static final Duration SLOW = Duration.ofMinutes(1);
  private static final int TIME_AT_BIT = 22;

  private Ids() {}

  /** The next id; rises with time on this node. */
  public static long next() {
    return FACTORY.create().toLong();
  }

  /**
   * Below the ids of all that is made from that instant on, also by nodes whose clocks are slow.
   */
  public static long before(Instant instant) {
    return instant.minus(SLOW).toEpochMilli() - Tsid.TSID_EPOCH << TIME_AT_BIT;
  }
}
