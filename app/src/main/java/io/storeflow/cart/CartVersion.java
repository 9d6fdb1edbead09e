package io.storeflow.cart;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which cart a page has shown, and in which state: a visitor's next cart has another time, each
 * change of one the next number.
 *
 * @param createdAt to the microsecond, as the database keeps it
 */
public record CartVersion(Instant createdAt, int number) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,17})\\.(\\d{1,9})");

  /** As a form carries it: microseconds and the number. */
  public String text() {
    return micros() + "." + number;
  }

  /** Empty for what no page has written. */
  public static Optional<CartVersion> parse(@Nullable String text) {
    var found = TEXT.matcher(text == null ? "" : text);
    if (!found.matches()) return Optional.empty();
    var at = Instant.EPOCH.plus(Long.parseLong(found.group(1)), ChronoUnit.MICROS);
    return Optional.of(new CartVersion(at, Integer.parseInt(found.group(2))));
  }

  public boolean isSameCart(@Nullable CartVersion other) {
    return other != null && createdAt.equals(other.createdAt);
  }

  /** Microseconds since 1970: with the visitor it names the cart. */
  public long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, createdAt);
  }
}
