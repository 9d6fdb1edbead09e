package io.storeflow.pricelistpage;

import static org.assertj.core.api.Assertions.assertThat;

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
}
