package io.storeflow.pricerule;

import static io.storeflow.pricerule.MadeUpRules.between;
import static io.storeflow.pricerule.MadeUpRules.on;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.SATURDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On which days and at what time a rule holds. 2026-11-27 is a Friday. */
class WhenTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-27T13:59:59, OTHER_TIME",
    "2026-11-27T14:00:00,",
    "2026-11-27T15:59:59.999999,",
    "2026-11-27T16:00:00, OTHER_TIME",
    "2026-11-28T15:00:00, OTHER_DAY",
  })
  void holdsOnFridaysFrom14To16(LocalDateTime at, @Nullable Outcome refused) {
    assertThat(on(Set.of(FRIDAY), "14:00", "16:00").refuses(at)).isEqualTo(refused);
  }

  /** What begins on Friday night is Friday's, also on Saturday before it ends. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-27T01:00, OTHER_DAY",
    "2026-11-27T21:59, OTHER_TIME",
    "2026-11-27T22:00,",
    "2026-11-28T00:00,",
    "2026-11-28T01:59,",
    "2026-11-28T02:00, OTHER_DAY",
    "2026-11-28T22:00, OTHER_DAY",
  })
  void goesOnAfterMidnight(LocalDateTime at, @Nullable Outcome refused) {
    assertThat(on(Set.of(FRIDAY), "22:00", "02:00").refuses(at)).isEqualTo(refused);
  }

  @Test
  void endsAtMidnight() {
    var evening = on(Set.of(FRIDAY), "22:00", "00:00");
    assertThat(evening.refuses(LocalDateTime.parse("2026-11-27T23:59"))).isNull();
    assertThat(evening.refuses(LocalDateTime.parse("2026-11-28T00:00")))
        .isEqualTo(Outcome.OTHER_DAY);
  }

  /** Berlin: on 2026-03-29 2:00 becomes 3:00, on 2026-10-25 3:00 becomes 2:00. */
  @ParameterizedTest
  @CsvSource({
    // what clocks skip never comes; what they show twice holds twice
    "02:15, 02:45, 2026-03-29T00:59:59Z, false",
    "02:15, 02:45, 2026-03-29T01:20:00Z, false",
    "02:30, 03:30, 2026-03-29T00:59:59Z, false",
    "02:30, 03:30, 2026-03-29T01:00:00Z, true",
    "02:30, 03:30, 2026-03-29T01:30:00Z, false",
    "02:15, 02:45, 2026-10-25T00:20:00Z, true",
    "02:15, 02:45, 2026-10-25T01:20:00Z, true",
    "02:15, 02:45, 2026-10-25T00:50:00Z, false",
    "23:00, 02:30, 2026-10-25T01:10:00Z, true",
    "23:00, 02:30, 2026-10-25T01:30:00Z, false",
  })
  void followsTheClockOnTheWall(String from, String to, Instant at, boolean holds) {
    var berlin = at.atZone(ZoneId.of("Europe/Berlin")).toLocalDateTime();
    assertThat(on(Set.of(), from, to).refuses(berlin) == null).isEqualTo(holds);
  }

  @Test
  void holdsFromItsFirstDayToItsLast() {
    var days = between("2026-11-27", "2026-11-28");
    assertThat(days.refuses(LocalDateTime.parse("2026-11-26T23:59"))).isEqualTo(Outcome.NOT_YET);
    assertThat(days.refuses(LocalDateTime.parse("2026-11-27T00:00"))).isNull();
    assertThat(days.refuses(LocalDateTime.parse("2026-11-28T23:59"))).isNull();
    assertThat(days.refuses(LocalDateTime.parse("2026-11-29T00:00"))).isEqualTo(Outcome.OVER);
    assertThat(between(null, null).refuses(LocalDateTime.MIN)).isNull();
    assertThat(on(Set.of(SATURDAY), null, null).refuses(LocalDateTime.parse("2026-11-28T00:00")))
        .isNull();
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> new Hours(LocalTime.NOON, LocalTime.NOON))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> between("2026-11-28", "2026-11-27"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
