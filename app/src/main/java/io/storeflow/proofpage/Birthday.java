package io.storeflow.proofpage;

import io.storeflow.platform.code.Choice;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.platform.locale.Written;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A day of the year as a shopper says it, who need not tell how old they are. */
final class Birthday {
  /** A year that has all days. */
  private static final int LEAP_YEAR = 2024;

  private Birthday() {}

  /** Null for no day of the calendar. */
  static @Nullable MonthDay read(String day, String month) {
    int number = WholeNumber.read(month, 1, 12).orElse(0);
    if (number == 0) return null;
    int last = Month.of(number).maxLength();
    int said = WholeNumber.read(day, 1, last).orElse(0);
    return said == 0 ? null : MonthDay.of(number, said);
  }

  static String written(MonthDay day, Locale locale) {
    return Written.day(day.atYear(LEAP_YEAR).atStartOfDay(ZoneOffset.UTC), locale);
  }

  static List<Choice> months(Locale locale) {
    return Arrays.stream(Month.values())
        .map(
            it ->
                Choice.of(
                    Integer.toString(it.getValue()),
                    it.getDisplayName(TextStyle.FULL_STANDALONE, locale)))
        .toList();
  }
}
