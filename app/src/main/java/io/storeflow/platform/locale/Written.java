package io.storeflow.platform.locale;

import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Times of day and days as people write them, by CLDR: 13:05 in Berlin, 1:05 PM in New York.
 *
 * <p>The rule: the language is the reader's; the region is the one that the locale names, else the
 * one in which the time zone lies. English is read everywhere, so the region alone decides about
 * its clock; any other language keeps its own clock unless CLDR knows the two together (Spanish in
 * Mexico). Where no region is known, English has 24 hours.
 */
public final class Written {
  private static final String CLOCK = "jmm";
  private static final char NARROW = '\u202f';
  private static final char NO_BREAK = '\u00a0';
  private static final int MIDNIGHT = 24 * 60;
  private static final String NOWHERE = "001";
  private static final Set<ULocale> TOGETHER = Set.of(ULocale.getAvailableLocales());

  /** Bounded by the languages with words and the regions of the world. */
  private static final Map<Key, DateTimeFormatter> KNOWN = new ConcurrentHashMap<>();

  /** Bounded by the languages with words, the regions and the time zones of the world. */
  private static final Map<Reader, ULocale> CONVENTIONS = new ConcurrentHashMap<>();

  private record Key(ULocale convention, String skeleton) {}

  private record Reader(Locale locale, ZoneId zone) {}

  private Written() {}

  /** The time of day: {@code 13:05}. */
  public static String clock(ZonedDateTime at, Locale reader) {
    return as(CLOCK, at, reader);
  }

  /** The day without its year: {@code 26 Nov}. */
  public static String day(ZonedDateTime at, Locale reader) {
    return as("MMMd", at, reader);
  }

  /** The day with its year: {@code 26 Nov 2026}. */
  public static String dayOfYear(ZonedDateTime at, Locale reader) {
    return as("yMMMd", at, reader);
  }

  /** The day with its weekday, both in full: {@code Thursday, 26 November}. */
  public static String weekday(ZonedDateTime at, Locale reader) {
    return as("EEEEMMMMd", at, reader);
  }

  /** The same with fewer letters: {@code Thu 26 Nov}. */
  public static String shortWeekday(ZonedDateTime at, Locale reader) {
    return as("EEEMMMd", at, reader);
  }

  /** The whole date: {@code Thursday, 26 November 2026}. */
  public static String date(ZonedDateTime at, Locale reader) {
    return as("yMMMMEEEEd", at, reader);
  }

  /** A month with its year: {@code November 2026}. */
  public static String month(YearMonth month, Locale reader) {
    return as("yMMMM", month.atDay(1).atStartOfDay(ZoneOffset.UTC), reader);
  }

  /** The whole date and the time of day, joined as the language joins them. */
  public static String dateAndClock(ZonedDateTime at, Locale reader) {
    return as("yMMMMEEEEdjmm", at, reader);
  }

  /**
   * A minute of the day at which something ends; the midnight at its end is 24:00, where the clock
   * has 24 hours.
   *
   * @param minute 0 to 1440; more is on the next day
   */
  public static String minute(int minute, Locale reader, ZoneId zone) {
    var at = LocalDate.EPOCH.atStartOfDay(zone).with(LocalTime.MIN.plusMinutes(minute));
    var text = clock(at, reader);
    return minute == MIDNIGHT && text.matches("0?0:00") ? "24:00" : text;
  }

  /** By what scripts write the time of day as it is written here: a tag of BCP 47. */
  public static String clockTag(Locale reader, ZoneId zone) {
    return convention(reader, zone).toLanguageTag();
  }

  /** Whether hours before ten have a zero before them. */
  public static boolean hasTwoDigits(Locale reader, ZoneId zone) {
    return clock(LocalDate.EPOCH.atTime(9, 0).atZone(zone), reader).startsWith("0");
  }

  private static String as(String skeleton, ZonedDateTime at, Locale reader) {
    var convention = convention(reader, at.getZone());
    return KNOWN.computeIfAbsent(new Key(convention, skeleton), Written::formatter).format(at);
  }

  /** With spaces that do not break, so that no line ends between the hour and its half. */
  private static DateTimeFormatter formatter(Key key) {
    var pattern =
        DateTimePatternGenerator.getInstance(key.convention())
            .getBestPattern(key.skeleton())
            .replace(NARROW, NO_BREAK);
    if (key.skeleton().equals(CLOCK)) pattern = pattern.replace(' ', NO_BREAK);
    return DateTimeFormatter.ofPattern(pattern, key.convention().toLocale());
  }

  private static ULocale convention(Locale reader, ZoneId zone) {
    return CONVENTIONS.computeIfAbsent(new Reader(reader, zone), Written::convention);
  }

  private static ULocale convention(Reader reader) {
    var language = reader.locale().getLanguage();
    var country = reader.locale().getCountry();
    var region = country.isEmpty() ? region(reader.zone()) : country;
    boolean english = language.equals("en");
    if (region.equals(NOWHERE)) return new ULocale(language, english ? "GB" : "");
    var there = new ULocale(language, region);
    return english || TOGETHER.contains(there) ? there : new ULocale(language);
  }

  private static String region(ZoneId zone) {
    var id = TimeZone.getCanonicalID(zone.getId());
    return id == null ? NOWHERE : TimeZone.getRegion(id);
  }
}
