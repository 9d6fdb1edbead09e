package io.storeflow.soldout;

import io.storeflow.merchant.OpenTimes;
import io.storeflow.merchant.OpeningHours;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;

/** When a store opens tomorrow, on its own clock. */
final class NextOpening {
  /** A day of a kitchen ends then, so that who works past midnight still speaks of the same day. */
  private static final LocalTime NEW_DAY = LocalTime.of(4, 0);

  private static final int WEEK = 8;

  private NextOpening() {}

  /**
   * The first opening of a later day than that of now; of a store that does not say its hours the
   * start of the next day, at 4 o'clock.
   */
  static Instant after(Instant now, Collection<OpeningHours> hours, ZoneId zone) {
    var today = now.atZone(zone).minusHours(NEW_DAY.getHour()).toLocalDate();
    var next = today.plusDays(1).atTime(NEW_DAY).atZone(zone);
    return OpenTimes.after(now, hours, zone, WEEK).stream()
        .map(OpenTimes.Span::from)
        .filter(opens -> !opens.isBefore(next))
        .findFirst()
        .orElse(next)
        .toInstant();
  }
}
