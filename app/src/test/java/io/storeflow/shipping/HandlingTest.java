package io.storeflow.shipping;

import static io.storeflow.shipping.Method.DELIVERY;
import static io.storeflow.shipping.Method.PICKUP;
import static io.storeflow.shipping.Method.SHIPPING;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.merchant.OpeningHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandlingTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** Monday to Friday, 9 to 18. */
  private static final List<OpeningHours> WEEK =
      Stream.of(DayOfWeek.values()).limit(5).map(it -> new OpeningHours(it, 540, 1080)).toList();

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
  }

  private static Promise promise(String ordered, Method method, Handling handling) {
    var hour = Duration.ofMinutes(60);
    return Promise.of(at(ordered), method, handling, hour, hour, WEEK, BERLIN);
  }

  /** The cut-off is 14:00; 2026-11-26 is a Thursday. */
  @ParameterizedTest
  @CsvSource({
    // ordered, working days, ready
    "2026-11-26T13:59, 0, 2026-11-26T14:59",
    "2026-11-26T14:00, 0, 2026-11-27T10:00",
    "2026-11-27T13:59, 1, 2026-11-30T10:00", // Friday: Monday is the next working day
    "2026-11-27T14:00, 1, 2026-12-01T10:00",
    "2026-11-28T09:00, 0, 2026-11-30T10:00", // Saturday counts as Monday
    "2026-11-28T09:00, 2, 2026-12-02T10:00",
    "2026-11-26T08:00, 0, 2026-11-26T10:00", // before it opens
  })
  void whatComesLaterCountsAsOfTheNextWorkingDay(String ordered, int days, String ready) {
    var promise = promise(ordered, SHIPPING, new Handling(days, 14 * 60, null));
    assertThat(promise.ready()).isEqualTo(at(ready));
  }

  @Test
  void aDeliveryIsAtTheDoorLater() {
    var promise = promise("2026-11-26T15:00", DELIVERY, new Handling(0, 14 * 60, null));
    assertThat(promise.ready()).isEqualTo(at("2026-11-27T10:00"));
    assertThat(promise.at()).isEqualTo(at("2026-11-27T11:00"));
  }

  @Test
  void aPlaceHasItsOwnMinutes() {
    var promise = promise("2026-11-26T15:00", PICKUP, new Handling(0, null, 15));
    assertThat(promise.at()).isEqualTo(at("2026-11-26T15:15"));
  }

  /** The clock shows 02:30 twice on 2026-10-25, and never on 2026-03-29. */
  @ParameterizedTest
  @CsvSource({
    "2026-10-25T00:29:00Z, 2026-10-25T00:29:00Z",
    "2026-10-25T00:30:00Z, 2026-10-25T23:00:00Z",
    "2026-10-25T01:15:00Z, 2026-10-25T23:00:00Z", // 02:15 again
    "2026-03-29T01:29:00Z, 2026-03-29T01:29:00Z", // 03:29, as 02:30 is 03:30 this day
    "2026-03-29T01:30:00Z, 2026-03-29T22:00:00Z",
  })
  void goesByTheClockOnTheWallAndNeverTwice(String ordered, String begins) {
    var handling = new Handling(0, 150, null);
    assertThat(handling.begins(Instant.parse(ordered), List.of(), BERLIN))
        .isEqualTo(Instant.parse(begins));
  }

  @Test
  void tellsWhenItSaysSomethingElse() {
    var handling = new Handling(0, 14 * 60, null);
    assertThat(handling.until(at("2026-11-26T10:00"), BERLIN)).isEqualTo(at("2026-11-26T14:00"));
    assertThat(handling.until(at("2026-11-26T14:00"), BERLIN)).isEqualTo(at("2026-11-27T00:00"));
    assertThat(Handling.NONE.until(at("2026-11-26T10:00"), BERLIN)).isNull();
  }

  /** What is sent together waits for the slowest. */
  @ParameterizedTest
  @CsvSource({"0, , 2, 900, 2, 900", "3, 840, 1, 900, 3, 840", "0, 840, 0, , 0, 840"})
  void theSlowestDecides(
      int one,
      @Nullable Integer oneCutoff,
      int two,
      @Nullable Integer twoCutoff,
      int days,
      Integer cutoff) {
    var both = new Handling(one, oneCutoff, null).and(new Handling(two, twoCutoff, null));
    assertThat(both).isEqualTo(new Handling(days, cutoff, null));
  }
}
