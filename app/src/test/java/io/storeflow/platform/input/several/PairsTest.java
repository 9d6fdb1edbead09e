package io.storeflow.platform.input.several;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.several.Pairs.Pair;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairsTest {

  @Test
  void namesHaveTheirValues() {
    assertThat(read("Material: wool; Length：30 cm\nCare: 30 °C: by hand;").orElse(List.of()))
        .containsExactly(
            new Pair("Material", "wool"),
            new Pair("Length", "30 cm"),
            new Pair("Care", "30 °C: by hand"));
    assertThat(read(" ; ").isMissing()).isTrue();
  }

  @Test
  void whatIsWrittenIsReadAsItWas() {
    var pairs = List.of(new Pair("Set", "bowl; spoon \\ fork"), new Pair("A", "b"));
    assertThat(read(Pairs.written(pairs)).orElse(List.of())).isEqualTo(pairs);
  }

  @ParameterizedTest
  @CsvSource({
    "wool, pairs",
    ": wool, pairs",
    "Material:, pairs",
    "Material is long: wool, pairs.long",
    "A: b; C: d; E: f; G: h, pairs.many"
  })
  void whatIsNoPairIsRefused(String typed, String rule) {
    assertThat(read(typed).refusal().orElseThrow().rule()).isEqualTo(rule);
  }

  private static Read<List<Pair>> read(String typed) {
    return Pairs.read(typed, 3, 10, 20);
  }
}
