package io.storeflow.merchant;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One span in which a store is open.
 *
 * @param opens minutes since midnight of that day, in the store's time zone
 * @param closes minutes since the same midnight, after {@code opens}; beyond 1440 for a night shift
 */
public record OpeningHours(DayOfWeek day, int opens, int closes) {
  private static final int DAY = 24 * 60;

  /** All of them for people, in one line: {@code Mon 11:30–14:00, Mon 17:00–22:00}. */
  public static String text(Collection<OpeningHours> hours, Locale locale) {
    return hours.stream()
        .sorted(Comparator.comparing(OpeningHours::day).thenComparing(OpeningHours::opens))
        .map(it -> it.text(locale))
        .collect(Collectors.joining(", "));
  }

  private String text(Locale locale) {
    return day.getDisplayName(TextStyle.SHORT, locale) + " " + clock(opens) + "–" + clock(closes);
  }

  private static String clock(int minutes) {
    int ofDay = minutes == DAY ? DAY : minutes % DAY;
    return String.format(Locale.ROOT, "%02d:%02d", ofDay / 60, ofDay % 60);
  }
}
