package io.storeflow.shop;

import io.storeflow.merchant.OpeningHours;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** A day of the week and its hours in words, "11:30 to 22:00"; none when it is closed. */
public record Weekday(DayOfWeek day, String name, List<String> spans) {

  static List<Weekday> of(Collection<OpeningHours> hours, Locale locale) {
    return Arrays.stream(DayOfWeek.values())
        .map(
            day ->
                new Weekday(
                    day,
                    day.getDisplayName(TextStyle.FULL_STANDALONE, locale),
                    hours.stream()
                        .filter(span -> span.day() == day)
                        .map(span -> clock(span.opens()) + "–" + clock(span.closes()))
                        .toList()))
        .toList();
  }

  private static String clock(int minutes) {
    int ofDay = minutes == 1440 ? minutes : minutes % 1440;
    return String.format(Locale.ROOT, "%02d:%02d", ofDay / 60, ofDay % 60);
  }
}
