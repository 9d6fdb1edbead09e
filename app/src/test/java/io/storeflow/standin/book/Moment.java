package io.storeflow.standin.book;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Its clock, which tests may stop and put forward. */
public final class Moment {
  private static final ThreadLocal<@Nullable Instant> AT = new ThreadLocal<>();
  private volatile Duration ahead = Duration.ZERO;
  private volatile @Nullable Instant stoppedAt;

  public Instant now() {
    var then = AT.get();
    if (then != null) return then;
    var stopped = stoppedAt;
    return (stopped == null ? Instant.now() : stopped).plus(ahead);
  }

  /** Seconds since 1970, as Stripe writes times. */
  public long seconds() {
    return now().getEpochSecond();
  }

  /** Does something as if it were another time: what was due then. */
  void at(long seconds, Runnable work) {
    AT.set(Instant.ofEpochSecond(seconds));
    try {
      work.run();
    } finally {
      AT.remove();
    }
  }

  public void forward(Duration by) {
    ahead = ahead.plus(by);
  }

  public void stop() {
    stoppedAt = Instant.now();
  }

  /** Goes on, with the time of this machine. */
  public void reset() {
    stoppedAt = null;
    ahead = Duration.ZERO;
  }
}
