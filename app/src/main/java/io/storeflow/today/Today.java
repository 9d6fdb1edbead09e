package io.storeflow.today;

import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A day of a store up to now, by the clock on its wall: a day of 23 or 25 hours is one too.
 *
 * @param start first moment of the day
 * @param lastStart first moment of the same weekday a week ago
 * @param lastNow the same time of day a week ago
 * @param lastEnd end of that day
 */
record Today(
    ZoneId zone,
    LocalDate day,
    Instant start,
    Instant now,
    Instant lastStart,
    Instant lastNow,
    Instant lastEnd) {

  static Today of(Store store, Clock clock) {
    return of(store.timeZone(), clock.instant());
  }

  static Today of(ZoneId zone, Instant now) {
    var local = now.atZone(zone);
    var day = local.toLocalDate();
    var last = day.minusWeeks(1);
    return new Today(
        zone,
        day,
        day.atStartOfDay(zone).toInstant(),
        now,
        last.atStartOfDay(zone).toInstant(),
        last.atTime(local.toLocalTime()).atZone(zone).toInstant(),
        last.plusDays(1).atStartOfDay(zone).toInstant());
  }

  /** The hour on the wall, so many quarters of an hour into a day that began then. */
  int hour(Instant dayStart, int quarters) {
    return dayStart.plus(Duration.ofMinutes(15L * quarters)).atZone(zone).getHour();
  }
}
