package io.storeflow.platform.ui;

import io.storeflow.platform.locale.Written;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A time as people read it, in the store's zone: the clock today, else the day too; and how near it
 * is, as the message {@code ui.time.<near>} with a count. Beyond 30 days only the day is left.
 */
public record Moment(String iso, String text, String full, @Nullable String near, long count) {

  static Moment of(Instant at, Instant now, ZoneId zone, Locale locale) {
    var then = at.atZone(zone);
    var today = now.atZone(zone);
    var clock = Written.clock(then, locale);
    var day =
        then.getYear() == today.getYear()
            ? Written.day(then, locale)
            : Written.dayOfYear(then, locale);
    var same = then.toLocalDate().equals(today.toLocalDate());
    var away = Duration.between(now, at);
    return new Moment(
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(then.withNano(0)),
        same ? clock : day + ", " + clock,
        Written.dateAndClock(then, locale),
        near(away),
        count(away.abs()));
  }

  private static @Nullable String near(Duration away) {
    var size = away.abs();
    if (size.toSeconds() < 30) return "now";
    var side = away.isNegative() ? "ago." : "in.";
    if (minutes(size) < 60) return side + "min";
    if (hours(size) < 24) return side + "h";
    return hours(size) < 24 * 30 ? side + "d" : null;
  }

  private static long count(Duration size) {
    if (minutes(size) < 60) return minutes(size);
    return hours(size) < 24 ? hours(size) : hours(size) / 24;
  }

  /** Of the minutes that would be said: what is not 60 of them any more is an hour. */
  private static long hours(Duration size) {
    return minutes(size) / 60;
  }

  private static long minutes(Duration size) {
    return Math.round(size.toSeconds() / 60.0);
  }
}
