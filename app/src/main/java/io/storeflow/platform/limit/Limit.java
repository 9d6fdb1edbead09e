package io.storeflow.platform.limit;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Never more than {@code count} in any window of that length. Written {@code 30/1h}: a number, a
 * slash, a length with unit s, m, h or d.
 *
 * @param count 1 to 1,000,000,000
 * @param window 1 second to 31 days
 */
public record Limit(int count, Duration window) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,10})\\s*/\\s*(\\d{1,7})\\s*([smhd])");
  private static final int MOST = 1_000_000_000;
  private static final Duration LONGEST = Duration.ofDays(31);

  /** Up to this many, each one is remembered by itself; above, those of a short time together. */
  private static final int EXACT = 1024;

  public Limit {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("A limit allows 1 to " + MOST + ", not " + count);
    }
    if (window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("A limit's window is 1s to 31d, not " + window);
    }
  }

  /**
   * Reads {@code 30/1h}; this is what settings are converted with.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  public static Limit of(String text) {
    var form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a limit: write it like 30/1h (units s, m, h, d)");
    }
    var count = Math.min(Long.parseLong(form.group(1)), MOST + 1L);
    return new Limit((int) count, length(Long.parseLong(form.group(2)), form.group(3)));
  }

  private static Duration length(long amount, String unit) {
    return switch (unit) {
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  /** So many times as much in the same window, at most what a limit can be. */
  Limit times(int factor) {
    return new Limit((int) Math.min((long) count * factor, MOST), window);
  }

  long windowMillis() {
    return window.toMillis();
  }

  /**
   * How many milliseconds a large limit remembers together. They leave together with the last of
   * them, so that the law holds and only the least bit (0.1 % of the window) is lost.
   */
  long grainMillis() {
    return count <= EXACT ? 1 : Math.max(1, windowMillis() / EXACT);
  }
}
