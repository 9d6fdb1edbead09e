package io.storeflow.platform.limit;

import java.time.Duration;

/**
 * Whether one more is allowed.
 *
 * @param remaining how many more there may be right now, after this one
 * @param retryAfter how long until there may be one again; zero if allowed
 */
public record Verdict(boolean allowed, int remaining, Duration retryAfter) {

  static Verdict of(boolean allowed, long used, long retryMillis, Limit limit) {
    var remaining = (int) Math.max(0, limit.count() - used);
    return new Verdict(allowed, remaining, Duration.ofMillis(allowed ? 0 : retryMillis));
  }

  /** For the header Retry-After: whole seconds, at least 1. */
  public long retryAfterSeconds() {
    return Math.max(1, retryAfter.plusMillis(999).toSeconds());
  }

  /** What holds if both must allow it. */
  Verdict and(Verdict other) {
    return new Verdict(
        allowed && other.allowed,
        Math.min(remaining, other.remaining),
        retryAfter.compareTo(other.retryAfter) >= 0 ? retryAfter : other.retryAfter);
  }
}
