package io.storeflow.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {

  @ParameterizedTest
  @CsvSource({
    "30/1h, 30, PT1H",
    "5/1m, 5, PT1M",
    "600/1m, 600, PT1M",
    "1000000/1h, 1000000, PT1H",
    "1/90s, 1, PT90S",
    "' 7 / 2d ', 7, PT48H"
  })
  void readsItsForm(String text, int count, Duration window) {
    assertThat(Limit.of(text)).isEqualTo(new Limit(count, window));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "30",
        "30/h",
        "/1h",
        "30/1",
        "30/1w",
        "30/1H",
        "-1/1h",
        "0/1h",
        "1.5/1h",
        "30/0s",
        "30/32d",
        "9999999999/1h",
        "99999999999999999999/1h",
        "30/1h,5/1m",
        "٣/1h"
      })
  void refusesEverythingElse(String text) {
    assertThatThrownBy(() -> Limit.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void saysHowToWriteIt() {
    assertThatThrownBy(() -> Limit.of("many"))
        .hasMessageContaining("'many'")
        .hasMessageContaining("30/1h");
  }
}
