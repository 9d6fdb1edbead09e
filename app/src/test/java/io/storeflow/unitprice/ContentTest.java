package io.storeflow.unitprice;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.money.Money;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {
  @ParameterizedTest
  @CsvSource({
    "250 g, 250 g",
    "250g, 250 g",
    "'0,750 l', 0.75 l",
    ".5 kg, 0.5 kg",
    "500 G, 500 g",
    "75 CL, 75 cl",
    "6 Stück, 6 pcs",
    "10 St., 10 pcs",
    "4 m², 4 m2",
    "250 g / 100 g, 250 g / 100 g",
    "250 g/100g, 250 g / 100 g",
    "250 g / kg, 250 g",
    "250 g / 1000 g, 250 g",
    "1 l / 100 ml, 1 l / 100 ml"
  })
  void isReadAsPeopleWriteIt(String typed, String kept) {
    assertThat(content(typed).written()).isEqualTo(kept);
    assertThat(content(kept)).isEqualTo(content(typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "g",
        "250",
        "0 g",
        "-1 kg",
        "1 stone",
        "1.2345 kg",
        "1e3 g",
        "250 g / 100 ml",
        "250 g /",
        "250 g / 70 g",
        "250 g / 100 g / kg",
        "1234567 g",
        "12 oz"
      })
  void refusesWhatIsNoContent(String typed) {
    assertThat(Content.read(typed).refusal()).isPresent();
  }

  @Test
  void nothingTypedIsNoContent() {
    assertThat(Content.read(" ").isMissing()).isTrue();
    assertThat(Content.kept("")).isNull();
  }

  /** Worked out by hand: price, of how much of the content. */
  @ParameterizedTest
  @CsvSource({
    "EUR, 322, 250 g / 100 g, 129, G100", // 3.22 × 100 / 250 = 1.288
    "EUR, 322, 250 g, 1288, KG",
    "EUR, 100, 300 g, 333, KG", // 3.333
    "EUR, 200, 300 g, 667, KG", // 6.666
    "EUR, 1, 2 kg, 1, KG", // 0.5 cent: halves go up
    "EUR, 1, 2.001 kg, 0, KG",
    "EUR, 599, 0.75 l, 799, L", // 7.9867
    "EUR, 599, 75 cl, 799, L",
    "EUR, 249, 330 ml / 100 ml, 75, ML100", // 0.7545
    "EUR, 199, 6 pcs, 33, PIECE", // 0.3317
    "EUR, 1000, 350 cm, 286, M", // 2.857
    "JPY, 298, 180 g, 1656, KG", // 1655.56, no decimals
    "KWD, 1250, 750 g, 1667, KG", // 1.6667 of three decimals
    "EUR, 0, 250 g, 0, KG"
  })
  void aPriceIsToldByTheMeasure(String currency, long minor, String content, long unit, Base base) {
    var price = new Money(minor, Currency.getInstance(currency));
    var expected = new Money(unit, Currency.getInstance(currency));
    assertThat(content(content).of(price)).isEqualTo(new UnitPrice(expected, base));
  }

  @Test
  void whatSeveralUnitsCostTogetherIsRoundedOnce() {
    // 10.00 for three of 300 g are 11.11 a kilogram; 3.33 for one would be 11.10.
    var sum = new Money(1000, Currency.getInstance("EUR"));
    assertThat(content("300 g").of(sum, 3).price().minor()).isEqualTo(1111);
  }

  @ParameterizedTest
  @CsvSource({"DE, true", "GR, true", "NO, true", "GB, true", "CH, true", "US, false", "JP, false"})
  void holdsWhereTheLawAsksForIt(String country, boolean holds) {
    assertThat(UnitPriceLaw.holdsIn(country)).isEqualTo(holds);
  }

  private static Content content(String typed) {
    return Content.read(typed).value().orElseThrow();
  }
}
