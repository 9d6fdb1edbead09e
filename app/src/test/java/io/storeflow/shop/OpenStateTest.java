package io.storeflow.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.merchant.OpeningHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenStateTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void isOpenUntilItCloses() {
    var state = at("2026-11-21T19:00", daily(11 * 60, 22 * 60));
    assertThat(state.open()).isTrue();
    assertThat(state.until()).hasToString("2026-11-21T22:00+01:00[Europe/Berlin]");
    assertThat(state.holds()).isEqualTo(instant("2026-11-21T22:00"));
  }

  @Test
  void saysWhenItOpensNext() {
    var late = at("2026-11-21T22:00", daily(11 * 60, 22 * 60));
    assertThat(late.open()).isFalse();
    assertThat(late.opens()).hasToString("2026-11-22T11:00+01:00[Europe/Berlin]");
    assertThat(late.holds()).as("tomorrow becomes today").isEqualTo(instant("2026-11-22T00:00"));
    var early = at("2026-11-21T09:00", daily(11 * 60, 22 * 60));
    assertThat(early.holds()).isEqualTo(instant("2026-11-21T11:00"));
  }

  @Test
  void joinsANightShiftToTheNextDay() {
    var state = at("2026-11-21T01:00", daily(18 * 60, 26 * 60));
    assertThat(state.open()).isTrue();
    assertThat(state.until()).hasToString("2026-11-21T02:00+01:00[Europe/Berlin]");
  }

  @Test
  void closesByTheClockOnTheWallWhenClocksChange() {
    var fall = at("2026-10-25T01:00", daily(0, 10 * 60));
    assertThat(fall.until()).hasToString("2026-10-25T10:00+01:00[Europe/Berlin]");
    var spring = at("2026-03-29T01:00", daily(0, 10 * 60));
    assertThat(spring.until()).hasToString("2026-03-29T10:00+02:00[Europe/Berlin]");
  }

  @Test
  void neverClosesWhenEveryDayIsWhole() {
    var state = at("2026-11-21T19:00", daily(0, 1440));
    assertThat(state.open()).isTrue();
    assertThat(state.until()).isNull();
  }

  @Test
  void saysNothingWithoutHours() {
    var state = at("2026-11-21T19:00", List.of());
    assertThat(state.open()).isFalse();
    assertThat(state.opens()).isNull();
  }

  private static OpenState at(String local, List<OpeningHours> hours) {
    return OpenState.at(instant(local), hours, BERLIN);
  }

  private static Instant instant(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
  }

  private static List<OpeningHours> daily(int opens, int closes) {
    var all = new ArrayList<OpeningHours>();
    for (var day : DayOfWeek.values()) all.add(new OpeningHours(day, opens, closes));
    return all;
  }
}
