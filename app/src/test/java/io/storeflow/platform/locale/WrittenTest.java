package io.storeflow.platform.locale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenTest {

  @ParameterizedTest
  @CsvSource({
    "en, Europe/Berlin, 13:05",
    "en, America/New_York, 1:05 PM",
    "en, Asia/Bangkok, 13:05",
    "en, Asia/Kolkata, 1:05 pm",
    "en, Etc/UTC, 13:05",
    "en-US, Europe/Berlin, 1:05 PM",
    "en-GB, America/New_York, 13:05",
    "de, America/New_York, 13:05",
    "es, America/Mexico_City, 1:05 p.m.",
    "ja, Asia/Tokyo, 13:05",
    "ar, Africa/Cairo, 1:05 م"
  })
  void theClockIsThatOfTheRegion(String locale, String zone, String text) {
    assertThat(Written.clock(at(zone), Locale.forLanguageTag(locale)).replace('\u00a0', ' '))
        .isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "en, Europe/Berlin, 3 Feb, 'Tuesday, 3 February'",
    "en, America/New_York, Feb 3, 'Tuesday, February 3'",
    "de, Europe/Berlin, 3. Feb., 'Dienstag, 3. Februar'",
    "ja, Asia/Tokyo, 2月3日, 2月3日火曜日"
  })
  void daysAreToo(String locale, String zone, String day, String weekday) {
    var reader = Locale.forLanguageTag(locale);
    assertThat(Written.day(at(zone), reader)).isEqualTo(day);
    assertThat(Written.weekday(at(zone), reader)).isEqualTo(weekday);
  }

  @Test
  void theEndOfADayIsItsMidnight() {
    var berlin = ZoneId.of("Europe/Berlin");
    var newYork = ZoneId.of("America/New_York");
    assertThat(Written.minute(1440, Locale.ENGLISH, berlin)).isEqualTo("24:00");
    assertThat(Written.minute(0, Locale.ENGLISH, berlin)).isEqualTo("00:00");
    assertThat(Written.minute(1500, Locale.ENGLISH, berlin)).isEqualTo("01:00");
    assertThat(Written.minute(1440, Locale.ENGLISH, newYork)).isEqualTo("12:00\u00a0AM");
  }

  @Test
  void scriptsAreToldTheSame() {
    assertThat(Written.clockTag(Locale.ENGLISH, ZoneId.of("America/New_York"))).isEqualTo("en-US");
    assertThat(Written.clockTag(Locale.ENGLISH, ZoneOffset.UTC)).isEqualTo("en-GB");
    assertThat(Written.clockTag(Locale.GERMAN, ZoneId.of("America/New_York"))).isEqualTo("de");
  }

  private static ZonedDateTime at(String zone) {
    var there = ZoneId.of(zone);
    return Instant.parse("2026-02-03T00:00:00Z")
        .atZone(there)
        .withDayOfMonth(3)
        .withHour(13)
        .withMinute(5);
  }
}
