package io.storeflow.shipping;

import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * For how long a parcel is on its way, in working days, as the store knows its carrier.
 *
 * @param from at least 1; {@code to}: not below it
 */
public record Transit(int from, int to) {
  /** More than any carrier takes. */
  public static final int MOST = 99;

  static @Nullable Transit of(@Nullable Short from, @Nullable Short to) {
    return from == null || to == null ? null : new Transit(from, to);
  }

  /**
   * As somebody says it, in whole days: one of the two stands for both, and nothing is said where
   * both are 0. It may be {@link #isUpsideDown upside down}.
   */
  public static @Nullable Transit said(int from, int to) {
    if (from == 0 && to == 0) return null;
    return new Transit(from == 0 ? to : from, to == 0 ? from : to);
  }

  /** Whether it takes fewer days at most than at least, which nobody means. */
  public boolean isUpsideDown() {
    return from > to;
  }

  /** What holds for each of them; null if one of them is not known, or there is none. */
  public static @Nullable Transit ofAll(Collection<@Nullable Transit> all) {
    if (all.isEmpty() || all.stream().anyMatch(Objects::isNull)) return null;
    return all.stream()
        .map(Objects::requireNonNull)
        .reduce((one, it) -> new Transit(Math.min(one.from, it.from), Math.max(one.to, it.to)))
        .orElseThrow();
  }

  /** Such as "2-4". */
  public String plain() {
    return from + "-" + to;
  }
}
