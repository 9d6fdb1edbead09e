package io.storeflow.pricetest;

import io.storeflow.platform.id.Digest;
import org.jspecify.annotations.Nullable;

/**
 * In which shares a visitor is: by a hash, so that nothing is kept, they stay in it, and who is in
 * a share is in a larger one too. Of two rules the shares have nothing to do with each other.
 *
 * @param visitor null for nobody who is known, who is in none
 * @param inAll in whatever share, to try it
 */
public record Draw(@Nullable String visitor, boolean inAll) {
  public static final Draw NOBODY = new Draw(null, false);
  public static final Draw IN = new Draw(null, true);

  private static final int BUCKETS = 100;

  public static Draw of(@Nullable String visitor) {
    return visitor == null ? NOBODY : new Draw(visitor, false);
  }

  /**
   * @param rule public id
   */
  public boolean isIn(String rule, Share share) {
    if (share.isAll() || inAll) return true;
    return visitor != null && bucket(rule, visitor) < share.percent();
  }

  /** 0 to 99. */
  static int bucket(String rule, String visitor) {
    var hash = Digest.sha256(rule + " " + visitor).substring(0, 15);
    return (int) (Long.parseLong(hash, 16) % BUCKETS);
  }
}
