package io.storeflow.platform.input.several;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListedTest {

  @Test
  void textsStandBetweenCommasOfEveryScript() {
    assertThat(Listed.of("vegan, spicy;ラーメン、 和食\nnew,,"))
        .containsExactly("vegan", "spicy", "ラーメン", "和食", "new");
  }

  @Test
  void theFirstSpellingStays() {
    assertThat(Listed.of("Vegan, vegan, VEGAN , végan")).containsExactly("Vegan");
  }

  @Test
  void tooManyAndTooLongAreRefused() {
    assertThat(Listed.read("a, b, c", 2, 9).refusal().orElseThrow().rule()).isEqualTo("list.many");
    assertThat(Listed.read("a, bcdefghijkl", 2, 9).refusal().orElseThrow().rule())
        .isEqualTo("list.long");
    assertThat(Listed.read("", 2, 9).orElse(List.of("x"))).isEmpty();
  }
}
