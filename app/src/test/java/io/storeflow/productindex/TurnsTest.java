package io.storeflow.productindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TurnsTest {
  @Test
  void letsNoMoreBeginThanMay() {
    var turns = new Turns(2, Duration.ofMillis(1));
    assertThat(turns.begin()).isTrue();
    assertThat(turns.begin()).isTrue();
    assertThat(turns.begin()).isFalse();
    turns.end();
    assertThat(turns.begin()).isTrue();
    assertThat(turns.begin()).isFalse();
  }
}
