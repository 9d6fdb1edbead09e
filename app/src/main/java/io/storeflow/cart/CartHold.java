package io.storeflow.cart;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a store holds of what is in a cart.
 *
 * @param id under which it is held; null when others have it again
 * @param until when it is held, or was
 * @param seconds for which it still is; 0 when the time is over
 */
public record CartHold(@Nullable Long id, Instant until, long seconds) {

  static @Nullable CartHold of(@Nullable Long id, @Nullable Instant until, Instant now) {
    if (until == null) return null;
    long left = id == null ? 0 : Duration.between(now, until).toSeconds();
    return new CartHold(id, until, Math.max(0, left));
  }

  public boolean isOver() {
    return seconds == 0;
  }
}
