package io.storeflow.platform.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyFormatTest {

  /** A blank stands for the one that does not break. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1290   | EUR | en    | €12.90
          1290   | EUR | de    | 12,90 €
          -1290  | EUR | en    | \u2212€12.90
          1290   | JPY | ja    | ￥1,290
          5000   | KWD | en    | KWD 5.000
          12000  | THB | en-TH | THB 120.00
          1250   | USD | en-CA | US$12.50
          1250   | CHF | de-CH | CHF 12.50
          """)
  void writesMoneyAsPeopleDo(long minor, String currency, String locale, String said) {
    var money = new Money(minor, Currency.getInstance(currency));
    assertThat(money.format(Locale.forLanguageTag(locale)).replace('\u00A0', ' ')).isEqualTo(said);
  }
}
