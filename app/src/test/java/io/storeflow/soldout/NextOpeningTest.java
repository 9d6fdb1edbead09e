package io.storeflow.soldout;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.merchant.OpeningHours;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextOpeningTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** Noon and evening on Thursdays, evening on Saturdays. */
  private static final List<OpeningHours> HOURS =
      List.of(
          new OpeningHours(DayOfWeek.THURSDAY, 12 * 60, 14 * 60),
          new OpeningHours(DayOfWeek.THURSDAY, 18 * 60, 26 * 60),
          new OpeningHours(DayOfWeek.SATURDAY, 18 * 60, 23 * 60));

  @ParameterizedTest
  @CsvSource({
    // Thursday noon, before the evening: the evening is today.
    "2026-11-26T13:00, 2026-11-28T18:00",
    // Past midnight it is still Thursday to those who work.
    "2026-11-27T01:30, 2026-11-28T18:00",
    "2026-11-28T19:00, 2026-12-03T12:00",
    "2026-11-25T10:00, 2026-11-26T12:00"
  })
  void isTheFirstOneOfALaterDay(LocalDateTime now, LocalDateTime opens) {
    assertThat(NextOpening.after(now.atZone(BERLIN).toInstant(), HOURS, BERLIN))
        .isEqualTo(opens.atZone(BERLIN).toInstant());
  }

  @Test
  void isTheStartOfTheNextDayWhereNoHoursAreSaid() {
    var night = LocalDateTime.parse("2026-11-27T01:30").atZone(BERLIN);
    assertThat(NextOpening.after(night.toInstant(), List.of(), BERLIN))
        .isEqualTo(night.withHour(4).withMinute(0).toInstant());
    var noon = LocalDateTime.parse("2026-11-27T12:00").atZone(BERLIN);
    assertThat(NextOpening.after(noon.toInstant(), List.of(), BERLIN))
        .isEqualTo(noon.plusDays(1).withHour(4).toInstant());
  }
}
