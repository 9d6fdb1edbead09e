package io.storeflow.cart;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a store holds of what is in a cart.
 *
 * @param id under which it is held; null when others have it again, or nothing ever was held
 * @param until when it is held, or was; the epoch where nothing ever was
 * @param seconds for which it still is; 0 when the time is over
 * @param again whether it can be held again when the time is over
 */
public record CartHold(@Nullable Long id, Instant until, long seconds, boolean again) {

  /**
   * Null where nothing ever was held of a store that does not hold.
   *
   * @param life for which the store holds; null for a store that does not, or not any more
   */
  static @Nullable CartHold of(CartHoldRows.Stored kept, @Nullable Duration life, Instant now) {
    var until = kept.until();
    if (until.equals(Instant.EPOCH) && life == null) return null;
    long left = kept.id() == null ? 0 : Duration.between(now, until).toSeconds();
    var end = until.isAfter(now) ? until : now;
    return new CartHold(
        kept.id(), until, Math.max(0, left), life != null && kept.mayBeHeld(end, life));
  }

  /**
   * Whether anything ever was held: of what is scarce there may have been no part for the shopper.
   */
  public boolean isBegun() {
    return !until.equals(Instant.EPOCH);
  }

  public boolean isOver() {
    return isBegun() && seconds == 0;
  }
}
