package io.storeflow.shipping;

import static io.storeflow.shipping.Method.DELIVERY;
import static io.storeflow.shipping.Method.PICKUP;
import static io.storeflow.shipping.Method.SHIPPING;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.merchant.OpenTimes;
import io.storeflow.merchant.OpeningHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromiseTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    // hours, preparation, ordered, promised: 2026-11-26 is a Thursday
    "11:30-22:00, 25, 2026-11-26T19:00, 2026-11-26T19:25",
    "10:00-22:00, 20, 2026-11-27T00:00, 2026-11-27T10:20", // once "ready 00:20"
    "10:00-19:00, 240, 2026-11-26T23:54, 2026-11-27T14:00", // once 03:54
    "11:30-22:00, 25, 2026-11-26T21:35, 2026-11-26T22:00",
    "11:30-22:00, 25, 2026-11-26T21:36, 2026-11-27T11:55",
    "11:30-22:00, 0, 2026-11-26T22:00, 2026-11-27T11:30",
    "17:00-26:00, 25, 2026-11-27T00:30, 2026-11-27T00:55", // over midnight
    "17:00-26:00, 25, 2026-11-27T01:40, 2026-11-27T17:25",
    "11:30-14:00+17:00-23:00, 180, 2026-11-26T11:30, 2026-11-26T20:00", // longer than lunch
    "00:00-24:00, 25, 2026-11-26T23:50, 2026-11-27T00:15", // never closed
    "09:00-18:00, 600, 2026-11-26T09:00, 2026-11-27T10:00", // 10 hours of work in days of 9
    "09:00-18:00, 1440, 2026-11-26T15:00, 2026-11-27T15:00", // a day is a day
    "09:00-18:00, 1440, 2026-11-26T20:00, 2026-11-28T09:00",
  })
  void liesWithinOpeningHours(String hours, int minutes, String ordered, String promised) {
    var promise = promise(ordered, PICKUP, minutes, 0, daily(hours));
    assertThat(promise.at()).isEqualTo(instant(promised));
    assertThat(promise.ready()).isEqualTo(promise.at());
  }

  @Test
  void waitsForTheNextDayOnWhichTheStoreIsOpen() {
    var weekdays =
        List.of(
            new OpeningHours(DayOfWeek.MONDAY, 600, 1140),
            new OpeningHours(DayOfWeek.FRIDAY, 600, 1140));
    var promise = promise("2026-11-27T18:50", PICKUP, 25, 0, weekdays);
    assertThat(promise.begins()).isEqualTo(instant("2026-11-30T10:00"));
    assertThat(promise.at()).isEqualTo(instant("2026-11-30T10:25"));
    assertThat(promise.waits(instant("2026-11-27T18:50"))).isTrue();
  }

  @Test
  void isAtTheDoorLaterThanItLeaves() {
    var promise = promise("2026-11-26T19:00", DELIVERY, 25, 30, daily("11:30-22:00"));
    assertThat(promise.ready()).isEqualTo(instant("2026-11-26T19:25"));
    assertThat(promise.at()).isEqualTo(instant("2026-11-26T19:55"));
    var late = promise("2026-11-26T21:20", DELIVERY, 25, 30, daily("11:30-22:00"));
    assertThat(late.at()).as("not after closing").isEqualTo(instant("2026-11-27T12:25"));
    var fetched = promise("2026-11-26T21:20", PICKUP, 25, 30, daily("11:30-22:00"));
    assertThat(fetched.at()).isEqualTo(instant("2026-11-26T21:45"));
  }

  @Test
  void promisesNoMinuteForAParcelButKnowsItsDay() {
    var promise = promise("2026-11-26T23:00", SHIPPING, 25, 30, daily("09:00-18:00"));
    assertThat(promise.at()).isNull();
    assertThat(promise.ready()).isEqualTo(instant("2026-11-27T09:25"));
  }

  @Test
  void doesNotWaitForAStoreThatNeverSaysWhenItIsOpen() {
    var promise = promise("2026-11-26T03:00", PICKUP, 25, 0, List.of());
    assertThat(promise.at()).isEqualTo(instant("2026-11-26T03:25"));
    assertThat(promise.waits(instant("2026-11-26T03:00"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    // zone, hours, ordered, promised: the clocks change in the night between
    "Europe/Berlin, 10:00-22:00, 2026-03-29T00:30, 2026-03-29T10:25",
    "Europe/Berlin, 10:00-22:00, 2026-10-25T00:30, 2026-10-25T10:25",
    "Europe/Berlin, 18:00-28:00, 2026-03-29T01:50, 2026-03-29T03:15", // 02:15 does not exist
    "America/New_York, 10:00-22:00, 2026-11-01T00:30, 2026-11-01T10:25",
    "Australia/Lord_Howe, 10:00-22:00, 2026-10-04T01:00, 2026-10-04T10:25", // half an hour
    "America/Havana, 00:00-20:00, 2026-03-07T21:00, 2026-03-08T01:25", // midnight does not exist
    "Pacific/Apia, 09:00-17:00, 2011-12-29T20:00, 2011-12-31T09:25", // the day that was left out
    "Asia/Kathmandu, 10:00-22:00, 2026-11-26T23:00, 2026-11-27T10:25",
  })
  void goesByTheClockOnTheWall(String zone, String hours, String ordered, String promised) {
    var id = ZoneId.of(zone);
    var now = LocalDateTime.parse(ordered).atZone(id).toInstant();
    var promise = Promise.of(now, PICKUP, Duration.ofMinutes(25), Duration.ZERO, daily(hours), id);
    assertThat(promise.at()).isEqualTo(LocalDateTime.parse(promised).atZone(id).toInstant());
  }

  /** Ten thousand orders at stores of all kinds, many of them in nights on which clocks change. */
  @Test
  void keepsItsLawsForAnyHours() {
    var random = new Random(20261126);
    var zones = List.of("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia");
    var around = List.of("2026-03-28T00:00", "2026-10-24T00:00", "2026-11-26T00:00");
    for (int i = 0; i < 10_000; i++) {
      var zone = ZoneId.of(zones.get(i % zones.size()));
      var hours = anyHours(random);
      var preparation = Duration.ofMinutes(random.nextInt(i % 3 == 0 ? 4_000 : 90));
      var travel = Duration.ofMinutes(random.nextInt(60));
      var method = Method.values()[random.nextInt(3)];
      var now =
          LocalDateTime.parse(around.get(i % around.size()))
              .plusMinutes(random.nextInt(3 * 1440))
              .atZone(zone)
              .toInstant();
      var promise = Promise.of(now, method, preparation, travel, hours, zone);
      var there = promise.at() == null ? promise.ready() : promise.at();
      assertThat(isOpen(promise.begins(), hours, zone)).as("begins in " + hours).isTrue();
      assertThat(isOpen(there, hours, zone) || isOpen(there.minusNanos(1), hours, zone))
          .as(there + " lies within " + hours + " " + zone)
          .isTrue();
      assertThat(Duration.between(promise.begins(), there))
          .isGreaterThanOrEqualTo(method == DELIVERY ? preparation.plus(travel) : preparation);
      assertThat(promise.begins()).isAfterOrEqualTo(now);
      var after = Promise.of(now.plusSeconds(600), method, preparation, travel, hours, zone);
      assertThat(after.ready())
          .as("who orders later never waits less long")
          .isAfterOrEqualTo(promise.ready());
    }
  }

  private static boolean isOpen(Instant at, List<OpeningHours> hours, ZoneId zone) {
    var next = OpenTimes.after(at, hours, zone, 1);
    return !next.isEmpty() && !next.getFirst().from().toInstant().isAfter(at);
  }

  private static List<OpeningHours> anyHours(Random random) {
    var hours = new ArrayList<OpeningHours>();
    for (var day : DayOfWeek.values()) {
      if (random.nextInt(4) == 0) continue;
      int opens = random.nextInt(1_200);
      hours.add(new OpeningHours(day, opens, opens + 120 + random.nextInt(600)));
    }
    if (hours.isEmpty()) hours.add(new OpeningHours(DayOfWeek.SUNDAY, 600, 900));
    return hours;
  }

  private static Promise promise(
      String ordered, Method method, int minutes, int travel, List<OpeningHours> hours) {
    return Promise.of(
        instant(ordered),
        method,
        Duration.ofMinutes(minutes),
        Duration.ofMinutes(travel),
        hours,
        BERLIN);
  }

  private static Instant instant(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
  }

  /** "11:30-14:00+17:00-26:00", every day. */
  private static List<OpeningHours> daily(String spans) {
    var hours = new ArrayList<OpeningHours>();
    for (var day : DayOfWeek.values()) {
      for (var span : spans.split("\\+")) {
        var ends = span.split("-");
        hours.add(new OpeningHours(day, minutes(ends[0]), minutes(ends[1])));
      }
    }
    return hours;
  }

  private static int minutes(String time) {
    var parts = time.split(":");
    return Integer.parseInt(parts[0]) * 60 + Integer.parseInt(parts[1]);
  }
}
