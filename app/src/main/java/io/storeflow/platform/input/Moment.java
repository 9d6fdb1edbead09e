package io.storeflow.platform.input;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Reads an instant as programs send it: ISO 8601 with an offset, such as "2026-12-01T08:00:00Z". Of
 * the years 1970 to 2999.
 */
public final class Moment {
  private static final Instant END =
      OffsetDateTime.of(3000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).toInstant();

  private Moment() {}

  public static Read<Instant> read(@Nullable String typed) {
    var text = Typed.line(typed);
    if (text.isEmpty()) return Read.missing();
    try {
      var at = OffsetDateTime.parse(text).toInstant();
      boolean counts = !at.isBefore(Instant.EPOCH) && at.isBefore(END);
      return counts ? Read.of(at) : Read.refused("instant.range");
    } catch (DateTimeParseException no) {
      return Read.refused("instant");
    }
  }
}
