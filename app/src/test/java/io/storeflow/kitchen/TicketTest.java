package io.storeflow.kitchen;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.order.FulfilmentState;
import io.storeflow.shipping.Method;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TicketTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** A Thursday, 19:00 in Berlin. */
  private static final Instant NOW = Instant.parse("2026-11-26T18:00:00Z");

  private static Ticket ticket(Method method, Instant placed, @Nullable Instant promised) {
    return new Ticket(
        1,
        1001,
        "Jo",
        method,
        FulfilmentState.NEW,
        placed,
        promised,
        null,
        "",
        List.of(),
        1,
        null,
        null,
        null);
  }

  private static Ticket in(Duration time) {
    return ticket(Method.PICKUP, NOW, NOW.plus(time));
  }

  private static Due said(Ticket ticket, Instant at) {
    return ticket.said(at, BERLIN, Locale.ENGLISH);
  }

  /** It was amber ten minutes before, however short the time was: half the board, always. */
  @Test
  void isPressingInTheLastQuarterOfWhatWasPromised() {
    assertThat(in(Duration.ofMinutes(20)).soon()).isEqualTo(5);
    assertThat(in(Duration.ofMinutes(12)).age(NOW)).isEqualTo("fresh");
    assertThat(in(Duration.ofMinutes(12)).age(NOW.plusSeconds(10 * 60))).isEqualTo("soon");
    assertThat(in(Duration.ofMinutes(12)).age(NOW.plusSeconds(13 * 60))).isEqualTo("late");
    assertThat(in(Duration.ofHours(9)).soon()).isEqualTo(10);
    assertThat(in(Duration.ofMinutes(1)).soon()).isEqualTo(2);
  }

  @Test
  void saysTheDayUnlessItIsToday() {
    assertThat(said(in(Duration.ofHours(2)), NOW)).isEqualTo(new Due("for", "21:00"));
    assertThat(said(in(Duration.ofHours(7)), NOW)).isEqualTo(new Due("for", "Fri 02:00"));
    assertThat(said(in(Duration.ofDays(8)), NOW)).isEqualTo(new Due("for", "Fri, 4 Dec 19:00"));
    assertThat(said(ticket(Method.SHIPPING, NOW, null), NOW)).isEqualTo(new Due("by", "Fri"));
  }

  @Test
  void saysHowLongItTakesOrHowLateItIs() {
    var twenty = in(Duration.ofMinutes(20));
    assertThat(said(twenty, NOW.plusSeconds(16 * 60))).isEqualTo(new Due("in.min", 5L));
    assertThat(said(twenty, NOW.plusSeconds(20 * 60 + 5))).isEqualTo(new Due("late.min", 1L));
    assertThat(said(twenty, NOW.plus(Duration.ofHours(3)))).isEqualTo(new Due("late.h", 2L));
    assertThat(said(twenty, NOW.plus(Duration.ofDays(4)))).isEqualTo(new Due("late.d", 3L));
  }

  @Test
  void aCancelledOneIsNeverLate() {
    var gone =
        new Ticket(
            1,
            1001,
            "Jo",
            Method.PICKUP,
            FulfilmentState.PREPARING,
            NOW,
            NOW,
            null,
            "",
            List.of(),
            1,
            NOW,
            null,
            null);
    assertThat(gone.age(NOW.plusSeconds(3600))).isEqualTo("fresh");
  }
}
