package io.storeflow.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How near something is, in one number of one unit, and never none of them. */
class MomentTest {
  @ParameterizedTest
  @CsvSource({
    "PT29S, now, 0",
    "PT30S, in.min, 1",
    "PT59M29S, in.min, 59",
    "PT59M30S, in.h, 1",
    "PT1H, in.h, 1",
    "PT-59M-45S, ago.h, 1",
    "PT23H59M29S, in.h, 23",
    "PT23H59M30S, in.d, 1",
    "P29D, in.d, 29"
  })
  void isSaid(Duration away, String near, long count) {
    var now = Instant.parse("2026-12-01T12:00:00Z");
    var moment = Moment.of(now.plus(away), now, ZoneOffset.UTC, Locale.ENGLISH);
    assertThat(moment.near()).isEqualTo(near);
    if (!near.equals("now")) assertThat(moment.count()).isEqualTo(count);
  }
}
