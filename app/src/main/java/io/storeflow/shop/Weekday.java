package io.storeflow.shop;

import io.storeflow.merchant.OpeningHours;
import io.storeflow.platform.locale.Written;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** A day of the week and its hours in words, "11:30 to 22:00"; none when it is closed. */
public record Weekday(DayOfWeek day, String name, List<String> spans) {

  static List<Weekday> of(Collection<OpeningHours> hours, Locale locale, ZoneId zone) {
    return Arrays.stream(DayOfWeek.values())
        .map(
            day ->
                new Weekday(
                    day,
                    day.getDisplayName(TextStyle.FULL_STANDALONE, locale),
                    hours.stream()
                        .filter(span -> span.day() == day)
                        .map(span -> written(span, locale, zone))
                        .toList()))
        .toList();
  }

  private static String written(OpeningHours span, Locale locale, ZoneId zone) {
    return Written.minute(span.opens(), locale, zone)
        + "–"
        + Written.minute(span.closes(), locale, zone);
  }
}
