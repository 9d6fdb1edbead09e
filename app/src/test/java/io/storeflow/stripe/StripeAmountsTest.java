package io.storeflow.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.money.Money;
import java.util.Currency;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Money as docs.stripe.com/currencies counts it. */
class StripeAmountsTest {
  @ParameterizedTest
  @CsvSource({
    "1099, EUR, 1099",
    "500, JPY, 500",
    "12340, KWD, 12340",
    "500, ISK, 50000",
    "700, UGX, 70000",
    "1000, MGA, 10",
    "1500, HUF, 1500",
    "1500, TWD, 1500",
    "0, USD, 0",
  })
  void countsAsStripeDoes(long minor, String code, long counted) {
    var money = new Money(minor, Currency.getInstance(code));
    assertThat(StripeAmounts.of(money)).hasValue(counted);
    assertThat(StripeAmounts.read(counted, StripeAmounts.code(money.currency()))).isEqualTo(money);
  }

  @ParameterizedTest
  @CsvSource({"12345, KWD", "1, MGA", "100000000, EUR"})
  void whatCannotBeSaidIsNone(long minor, String code) {
    assertThat(StripeAmounts.of(new Money(minor, Currency.getInstance(code)))).isEmpty();
  }

  @Test
  void whatIsSaidIsReadAsTheSameOfAllCurrencies() {
    var random = new Random(20_261_201);
    for (var currency : Currency.getAvailableCurrencies()) {
      if (currency.getDefaultFractionDigits() < 0) continue;
      for (int i = 0; i < 50; i++) {
        var money = new Money(random.nextInt(1_000_000), currency);
        StripeAmounts.of(money)
            .ifPresent(
                it ->
                    assertThat(StripeAmounts.read(it, StripeAmounts.code(currency)))
                        .isEqualTo(money));
      }
    }
  }
}
