package io.storeflow.currencychange;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.MoneyFormat;
import io.storeflow.product.Rounding;
import io.storeflow.shipping.Basis;
import io.storeflow.shipping.Tariff;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts in another currency. */
class ConversionTest {

  @ParameterizedTest
  @CsvSource({
    "EUR, USD, 1000000, 1290, 1290, figures are kept",
    "EUR, JPY, 1000000, 1290, 13, yen have no cents: half is rounded up",
    "EUR, JPY, 1000000, 1250, 13, half",
    "EUR, JPY, 1000000, 1249, 12, below half",
    "JPY, EUR, 1000000, 1290, 129000, 1290 yen typed are 1290 euros",
    "EUR, KWD, 1000000, 1290, 12900, three decimals",
    "KWD, EUR, 1000000, 12345, 1235, three decimals to two",
    "EUR, USD, 1080000, 1290, 1393, 13.932",
    "EUR, USD, 1080000, -50, -54, an extra that takes something off",
    "EUR, JPY, 162500000, 1290, 2096, 2096.25",
    "JPY, EUR, 6154, 2096, 1290, and back",
    "EUR, USD, 1, 1290, 0, too small a rate",
    "EUR, USD, 1000000000000, 100, 100000000, the highest rate",
  })
  void are(String from, String to, long millionths, long minor, long there, String why) {
    assertThat(of(from, to, millionths).of(minor)).as(why).isEqualTo(there);
  }

  @Test
  void somethingStaysSomethingAndNoMoreThanAPriceCanBe() {
    var yen = of("EUR", "JPY", Conversion.KEPT);
    assertThat(yen.keeps(0)).isTrue();
    assertThat(yen.keeps(50)).isTrue();
    assertThat(yen.keeps(49)).as("0.49 would be no yen").isFalse();
    assertThat(yen.keeps(-49)).isFalse();
    var dear = of("EUR", "USD", 1_000_000_000_000L);
    assertThat(dear.keeps(MoneyFormat.MAX_MINOR / 1_000_000)).isTrue();
    assertThat(dear.keeps(MoneyFormat.MAX_MINOR / 1_000_000 + 1)).isFalse();
  }

  /** Up to 50.00 and up to 50.10 are both up to 50 yen. */
  @Test
  void bandsOfValuesMustNotFallTogether() {
    var yen = of("EUR", "JPY", Conversion.KEPT);
    var priced = new Priced(yen, Rounding.EXACT);
    assertThat(Bands.stayApart(bands(Basis.VALUE, 5000L, 10000L), yen)).isTrue();
    assertThat(Bands.stayApart(bands(Basis.VALUE, 5000L, 5010L), yen)).isFalse();
    assertThat(Bands.stayApart(bands(Basis.VALUE, 30L, 5000L), yen)).as("none at all").isFalse();
    assertThat(Bands.stayApart(bands(Basis.WEIGHT, 5000L, 5010L), yen)).as("grams").isTrue();
    assertThat(Bands.of(bands(Basis.VALUE, 5000L, 10000L), priced).kept())
        .isEqualTo("50:5,100:5,:5");
    assertThat(Bands.of(bands(Basis.WEIGHT, 30L, 5000L), priced).kept())
        .isEqualTo("30:5,5000:5,:5");
  }

  private static Tariff bands(Basis basis, long first, long second) {
    var price = new Money(490, Currency.getInstance("EUR"));
    return new Tariff(
        basis,
        List.of(
            new Tariff.Band(first, price),
            new Tariff.Band(second, price),
            new Tariff.Band(null, price)));
  }

  private static Conversion of(String from, String to, long millionths) {
    return new Conversion(Currency.getInstance(from), Currency.getInstance(to), millionths);
  }
}
