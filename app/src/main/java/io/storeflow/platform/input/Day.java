package io.storeflow.platform.input;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a day of the calendar as browsers send it and as it is written where it can be read in one
 * way alone: "2026-11-26", "2026/11/26", "26.11.2026". Of the years 1970 to 2999.
 */
public final class Day {
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2999;

  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})");

  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})\\. ?(\\d{1,2})\\. ?(\\d{4})");

  private Day() {}

  public static Read<LocalDate> read(@Nullable String typed) {
    var text = Typed.digits(typed);
    if (text.isEmpty()) return Read.missing();
    var yearFirst = YEAR_FIRST.matcher(text);
    if (yearFirst.matches()) return day(yearFirst.group(1), yearFirst.group(3), yearFirst.group(4));
    var dayFirst = DAY_FIRST.matcher(text);
    return dayFirst.matches()
        ? day(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1))
        : Read.refused("day");
  }

  private static Read<LocalDate> day(String year, String month, String day) {
    int inYear = Integer.parseInt(year);
    if (inYear < FIRST_YEAR || inYear > LAST_YEAR) return Read.refused("day");
    try {
      return Read.of(LocalDate.of(inYear, Integer.parseInt(month), Integer.parseInt(day)));
    } catch (DateTimeException noDay) {
      return Read.refused("day");
    }
  }
}
