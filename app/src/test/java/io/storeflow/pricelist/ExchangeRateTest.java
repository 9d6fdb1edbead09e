package io.storeflow.pricelist;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.input.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeRateTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "1.08, 1.08",
        "\"1,08\", 1.08",
        "\" 161.35 \", 161.35",
        "\"0,925\", 0.925",
        "17500, 17500",
        "0.0000345, 0.0000345",
        "１.０８, 1.08"
      })
  void readsRatesAsPeopleWriteThem(String typed, String rate) {
    assertThat(ExchangeRate.read(typed).value().orElseThrow()).isEqualByComparingTo(rate);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "0",
        "0.00",
        "-1.08",
        "1e9",
        "1.08 USD",
        "1.2.3",
        "9999999",
        "0.000000001",
        ".",
        "x"
      })
  void refusesWhatIsNone(String typed) {
    assertThat(ExchangeRate.read(typed).refusal().orElseThrow().rule()).isEqualTo("factor");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {"\"17,500\"", "1.085"})
  void asksWhatMayBeThousands(String typed) {
    assertThat(ExchangeRate.read(typed).refusal().orElseThrow().rule())
        .isEqualTo("factor.thousands");
  }

  @Test
  void keepsMillionthsOfWhichNothingIsLost() {
    assertThat(ExchangeRate.millionths("1,08")).isEqualTo(Read.of(1_080_000L));
    assertThat(ExchangeRate.millionths("151.2370")).isEqualTo(Read.of(151_237_000L));
    assertThat(ExchangeRate.millionths("0.00714097").refusal()).isPresent();
    assertThat(ExchangeRate.millionths("151.237").refusal().orElseThrow().rule())
        .isEqualTo("factor.thousands");
    assertThat(ExchangeRate.millionths(" ")).isEqualTo(Read.missing());
  }
}
