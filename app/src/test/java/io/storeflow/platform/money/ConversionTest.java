package io.storeflow.platform.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts of one currency in another one. */
class ConversionTest {
  @ParameterizedTest
  @CsvSource({
    "USD, 1.08, NONE, 1200, 1296",
    "USD, 1.08, NONE, 1, 1",
    "USD, 1.085, NONE, 100, 109",
    "USD, 1.084, NONE, 100, 108",
    "USD, 1.08, TO_5, 1200, 1295",
    "USD, 1.08, TO_10, 1204, 1300",
    "USD, 1.08, TO_50, 1, 50",
    "USD, 1.08, WHOLE, 1250, 1400",
    "USD, 1.08, WHOLE, 1249, 1300",
    "USD, 1.08, END_90, 1200, 1290",
    "USD, 1.08, END_95, 1245, 1295",
    "USD, 1.08, END_99, 1200, 1299",
    "USD, 1.08, END_99, 10, 99",
    "USD, 1.08, END_99, 0, 0",
    "JPY, 161.35, NONE, 1290, 2081",
    "JPY, 161.35, HUNDREDS, 1290, 2100",
    "JPY, 161.35, TENS, 1290, 2080",
    "JPY, 161.35, END_90, 1290, 2081",
    "JPY, 0.5, NONE, 1, 1",
    "KWD, 0.3321, NONE, 1290, 4284",
    "KWD, 0.3321, TO_50, 1290, 4500",
    "KWD, 0.3321, END_95, 1290, 3950"
  })
  void makesPrices(String to, String rate, PriceRounding rounding, long price, long there) {
    assertThat(euros(to, rate, rounding).price(price)).isEqualTo(there);
  }

  @Test
  void roundsOtherAmountsToAMinorUnitAndWhatIsTakenOffAwayFromNothing() {
    var dollars = euros("USD", "1.085", PriceRounding.END_99);
    assertThat(dollars.amount(100)).isEqualTo(109);
    assertThat(dollars.amount(-100)).isEqualTo(-109);
    assertThat(dollars.back(109)).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({
    "EUR, USD, 1, 1290, 1290, figures are kept",
    "EUR, JPY, 1, 1290, 13, yen have no cents: half is rounded up",
    "EUR, JPY, 1, 1250, 13, half",
    "EUR, JPY, 1, 1249, 12, below half",
    "JPY, EUR, 1, 1290, 129000, 1290 yen typed are 1290 euros",
    "EUR, KWD, 1, 1290, 12900, three decimals",
    "KWD, EUR, 1, 12345, 1235, three decimals to two",
    "EUR, USD, 1.08, 1290, 1393, 13.932",
    "EUR, USD, 1.08, -50, -54, an extra that takes something off",
    "EUR, JPY, 162.5, 1290, 2096, 2096.25",
    "JPY, EUR, 0.006154, 2096, 1290, and back",
    "EUR, USD, 0.000001, 1290, 0, too small a rate",
    "EUR, USD, 1000000, 100, 100000000, the highest rate",
  })
  void makesAmounts(String from, String to, String rate, long minor, long there, String why) {
    assertThat(of(from, to, rate, PriceRounding.NONE).amount(minor)).as(why).isEqualTo(there);
  }

  @Test
  void somethingStaysSomethingAndNoMoreThanAPriceCanBe() {
    var yen = Conversion.kept(Currency.getInstance("EUR"), Currency.getInstance("JPY"));
    assertThat(yen.keeps(0)).isTrue();
    assertThat(yen.keeps(50)).isTrue();
    assertThat(yen.keeps(49)).as("0.49 would be no yen").isFalse();
    assertThat(yen.keeps(-49)).isFalse();
    var dear = euros("USD", "1000000", PriceRounding.NONE);
    assertThat(dear.keeps(MoneyFormat.MAX_MINOR / 1_000_000)).isTrue();
    assertThat(dear.keeps(MoneyFormat.MAX_MINOR / 1_000_000 + 1)).isFalse();
  }

  @Test
  void makesNoAmountThatIsTooLargeToBeCounted() {
    var rials = euros("IRR", "45000", PriceRounding.NONE);
    assertThat(rials.fits(1_000_000)).isTrue();
    assertThat(rials.fits(99_999_999_900L)).isFalse();
    assertThat(rials.price(99_999_999_900L)).isEqualTo(10_000_000_000_000L);
    assertThat(rials.amount(Long.MIN_VALUE)).isEqualTo(-10_000_000_000_000L);
  }

  @Test
  void saysWhichEndingsACurrencyHas() {
    assertThat(PriceRounding.END_90.isFor(0)).isFalse();
    assertThat(PriceRounding.TO_5.isFor(0)).isFalse();
    assertThat(PriceRounding.HUNDREDS.isFor(0)).isTrue();
    assertThat(PriceRounding.END_95.isFor(3)).isTrue();
  }

  private static Conversion euros(String to, String rate, PriceRounding rounding) {
    return of("EUR", to, rate, rounding);
  }

  private static Conversion of(String from, String to, String rate, PriceRounding rounding) {
    return new Conversion(
        Currency.getInstance(from), Currency.getInstance(to), new BigDecimal(rate), rounding);
  }
}
