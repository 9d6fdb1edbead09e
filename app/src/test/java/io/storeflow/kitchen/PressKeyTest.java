package io.storeflow.kitchen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PressKeyTest {
  private static final List<String> ALL =
      IntStream.rangeClosed(1, PressKey.PLACES).mapToObj(PressKey::of).toList();

  @Test
  void isADigitThenALetterAndADigit() {
    assertThat(PressKey.of(1)).isEqualTo("1");
    assertThat(PressKey.of(9)).isEqualTo("9");
    assertThat(PressKey.of(10)).isEqualTo("A1");
    assertThat(PressKey.of(19)).isEqualTo("B1");
    assertThat(PressKey.of(0)).isEmpty();
    assertThat(PressKey.of(PressKey.PLACES + 1)).isEmpty();
  }

  @Test
  void noKeyIsTheBeginningOfAnotherOrOneOfTheBoardItself() {
    assertThat(new HashSet<>(ALL)).hasSameSizeAs(ALL);
    for (var one : ALL) {
      assertThat(ALL).filteredOn(other -> other.startsWith(one)).containsExactly(one);
      assertThat(one).doesNotContainPattern("[FMNPRSY]");
    }
  }

  @Test
  void theLowestFreePlacesAreTaken() {
    assertThat(BoardTickets.free(Set.of((short) 1, (short) 3), 3))
        .containsExactly((short) 2, (short) 4, (short) 5);
    assertThat(BoardTickets.free(Set.of(), 0)).isEmpty();
  }
}
