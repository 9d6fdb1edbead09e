package io.storeflow.platform.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Days and times of day as people paste them. */
class TimesTest {
  @ParameterizedTest
  @CsvSource({
    "9,540",
    "09:30,570",
    "9.30,570",
    "9h30,570",
    "0930,570",
    "'9:30 pm',1290",
    "12am,0",
    "'12 p.m.',720",
    "'９：３０',570",
    "21 Uhr,1260",
    "24:00,1440",
    "'\u200E09:30',570"
  })
  void aTimeIsRead(String typed, int minutes) {
    assertThat(TimeOfDay.read(typed)).isEqualTo(Read.of(minutes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"25:00", "9:60", "13 pm", "noon-ish", "-1", "24:01", "1.5"})
  void aTimeIsRefused(String typed) {
    assertThat(TimeOfDay.read(typed)).isEqualTo(Read.refused("time"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-26",
        " 2026\u201111\u201126 ",
        "2026/11/26",
        "２０２６－１１－２６",
        "2026.11.26",
        "26.11.2026",
        "26. 11. 2026"
      })
  void aDayIsRead(String typed) {
    assertThat(Day.read(typed)).isEqualTo(Read.of(LocalDate.of(2026, 11, 26)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30",
        "2026-13-01",
        "1969-12-31",
        "3000-01-01",
        "+2026-11-26",
        "999999999-01-01",
        "11/26/2026",
        "2026-11/26",
        "today",
        "20261126"
      })
  void whatIsNoDayOrMoreThanOneIsRefused(String typed) {
    assertThat(Day.read(typed)).isEqualTo(Read.refused("day"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-12-01T08:00:00Z", " 2026-12-01T09:00+01:00 ", "2026-12-01T08:00Z"})
  void aMomentIsRead(String typed) {
    assertThat(Moment.read(typed)).isEqualTo(Read.of(Instant.parse("2026-12-01T08:00:00Z")));
  }

  @ParameterizedTest
  @CsvSource({
    "tomorrow,instant",
    "2026-12-01,instant",
    "2026-12-01T08:00:00,instant",
    "2026-13-01T08:00:00Z,instant",
    "1969-12-31T23:59:59Z,instant.range",
    "3000-01-01T00:00:00Z,instant.range",
    "+999999999-12-31T23:59:59Z,instant.range"
  })
  void aMomentIsRefused(String typed, String rule) {
    assertThat(Moment.read(typed)).isEqualTo(Read.refused(rule));
  }
}
