package io.storeflow.currencychange;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.money.Conversion;
import io.storeflow.platform.money.Money;
import io.storeflow.product.Rounding;
import io.storeflow.shipping.Basis;
import io.storeflow.shipping.Tariff;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bands of rates in another currency. */
class BandsTest {

  /** Up to 50.00 and up to 50.10 are both up to 50 yen. */
  @Test
  void bandsOfValuesMustNotFallTogether() {
    var yen = Conversion.kept(Currency.getInstance("EUR"), Currency.getInstance("JPY"));
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
}
