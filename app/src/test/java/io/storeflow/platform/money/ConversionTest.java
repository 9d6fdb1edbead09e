package io.storeflow.platform.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Random;
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

  @Test
  void findsTheLowestAndHighestPricesThatComeToSoMuch() {
    var random = new Random(7);
    for (var rounding : PriceRounding.values())
      for (var to : new String[] {"USD", "JPY", "KWD"})
        for (int i = 0; i < 200; i++) {
          var it = euros(to, "0." + (1 + random.nextInt(9_999)), rounding);
          long bound = 1 + random.nextInt(100_000);
          long least = it.least(bound);
          assertThat(it.price(least)).isGreaterThanOrEqualTo(bound);
          assertThat(least == 1 || it.price(least - 1) < bound).isTrue();
          long most = it.most(bound);
          assertThat(most == 0 || it.price(most) <= bound).isTrue();
          assertThat(it.price(most + 1)).isGreaterThan(bound);
        }
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
    return new Conversion(
        Currency.getInstance("EUR"), Currency.getInstance(to), new BigDecimal(rate), rounding);
  }
}
