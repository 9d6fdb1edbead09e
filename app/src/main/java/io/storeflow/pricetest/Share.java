package io.storeflow.pricetest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The share of visitors whom a price is for.
 *
 * @param percent 1 to 99; 0 for all of them
 * @param round how often it was set: each time what comes of it is counted again
 * @param since when it was set; null for never
 */
public record Share(int percent, int round, @Nullable Instant since) {
  public static final Share ALL = new Share(0, 0, null);

  public static final int LEAST = 1;
  public static final int MOST = 99;

  public Share {
    if (percent < 0 || percent > MOST) throw new IllegalArgumentException("percent: " + percent);
  }

  /** One that is not kept yet. */
  public static Share of(int percent) {
    return new Share(percent, 0, null);
  }

  public boolean isAll() {
    return percent == 0;
  }
}
