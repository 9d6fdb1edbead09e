package io.storeflow.kitchen;

import io.storeflow.platform.locale.Written;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * When a ticket has to be ready, as one moment has to say it: the key of a sentence and what fills
 * it. The screen computes the same each second, from the data of the ticket.
 *
 * @param key in.min, late.min, late.h, late.d, for (a time of day, with the day unless it is today)
 *     or by (a day)
 */
public record Due(String key, Object value) {
  private static final int NEAR_DAYS = 6;

  static Due of(Ticket ticket, Instant now, ZoneId zone, Locale locale) {
    var away = Duration.between(now, ticket.due());
    if (away.isNegative()) return late(away.negated());
    if (away.toMinutes() < Math.min(ticket.soon(), 60))
      return new Due("in.min", away.toMinutes() + 1);
    var then = ticket.due().atZone(zone);
    long days = ChronoUnit.DAYS.between(now.atZone(zone).toLocalDate(), then.toLocalDate());
    var day =
        days > NEAR_DAYS
            ? Written.shortWeekday(then, locale)
            : then.getDayOfWeek().getDisplayName(TextStyle.SHORT, locale);
    var time = Written.clock(then, locale);
    if (ticket.dueOnDay()) return new Due("by", day);
    return new Due("for", days == 0 ? time : day + " " + time);
  }

  private static Due late(Duration by) {
    if (by.toMinutes() < 60) return new Due("late.min", Math.max(1, by.toMinutes()));
    return by.toHours() < 48 ? new Due("late.h", by.toHours()) : new Due("late.d", by.toDays());
  }
}
