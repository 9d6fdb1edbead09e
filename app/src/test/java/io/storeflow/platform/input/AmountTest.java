package io.storeflow.platform.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EUR|en|12.90|1290",
        "EUR|en|12,90|1290",
        "EUR|de|12.9|1290",
        "EUR|en|12|1200",
        "EUR|en|12.|1200",
        "EUR|en|.5|50",
        "EUR|en|12,-|1200",
        "EUR|de|12,–|1200",
        "EUR|de|12,-- €|1200",
        "EUR|de|€ 12.—|1200",
        "EUR|de|1.234,50|123450",
        "EUR|en|1.234,50|123450",
        "EUR|en|1,234.50|123450",
        "EUR|fr|1\u202F234,50 €|123450",
        "EUR|en|1 234,50|123450",
        "CHF|de-CH|Fr. 1’234.50|123450",
        "CHF|en|12.50 CHF|1250",
        "EUR|en|1.234.567|123456700",
        "EUR|en|12,345|1234500",
        "EUR|de|12.345|1234500",
        "EUR|en|0.500|50",
        "EUR|en|€12.90|1290",
        "EUR|en|eur 12.90|1290",
        "EUR|en|１２．９０|1290",
        "EUR|en|\u200E12.90\u200B|1290",
        "EUR|ar|١٢٫٩٠|1290",
        "USD|en|$12.50|1250",
        "USD|en|US$ 12.50|1250",
        "CAD|en|$12.50|1250",
        "CAD|en|C$12.50|1250",
        "SEK|sv|149:-|14900",
        "SEK|sv|149 kr|14900",
        "INR|en-IN|₹1,23,456.50|12345650",
        "JPY|en|1290|1290",
        "JPY|en|1290.00|1290",
        "JPY|en|¥1,290|1290",
        "JPY|ja|￥１，２９０|1290",
        "JPY|ja|1290円|1290",
        "JPY|de|1.290|1290",
        "KWD|en|5.000|5000",
        "KWD|en|12.345|12345",
        "KWD|en|5|5000",
        "KWD|en|KD 5.5|5500",
        "KWD|en|1,234.500|1234500"
      })
  void isRead(String currency, String locale, String typed, long minor) {
    assertThat(read(currency, locale, typed)).isEqualTo(Read.of(new Money(minor, it(currency))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-0.50|-50",
        "−0,50|-50",
        "€ -1|-100",
        "-€1.50|-150",
        "2-|-200",
        "12,-|1200",
        "-12,-|-1200",
        "0.50|50",
        "-0|0"
      })
  void isReadWithItsSign(String typed, long minor) {
    assertThat(Amount.readSigned(typed, it("EUR"), Locale.ENGLISH, Locale.ENGLISH))
        .isEqualTo(Read.of(new Money(minor, it("EUR"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--1", "-", "- -", "-x", "1-1"})
  void isNoAmountWithASign(String typed) {
    assertThat(Amount.readSigned(typed, it("EUR"), Locale.ENGLISH, Locale.ENGLISH))
        .isInstanceOf(Read.Refused.class);
  }

  /** The rule, and what its sentence is filled with. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EUR|en|12.345|money.ambiguous|12.345;€12,345.00;€12.35;12345.00;12.35",
        "EUR|de|12,345|money.ambiguous|12,345;12.345,00\u00A0€;12,35\u00A0€;12345,00;12,35",
        "EUR|fr|12.345|money.ambiguous|12.345;12\u202F345,00\u00A0€;12,35\u00A0€;12345,00;12,35",
        "JPY|en|1.290|money.ambiguous|1.290;¥1,290;¥1;1290;1",
        "KWD|en|12,345|money.ambiguous|12,345;KWD\u00A012,345.000;KWD\u00A012.345;12345.000;12.345",
        "EUR|en|$12.50|money.sign|$;EUR;12.90",
        "EUR|en|¥1290|money.sign|¥;EUR;12.90",
        "EUR|en|￥1290|money.sign|¥;EUR;12.90",
        "EUR|en|12.50 USD|money.sign|USD;EUR;12.90",
        "EUR|en|£12|money.sign|£;EUR;12.90",
        "EUR|en|12 kr|money.sign|kr;EUR;12.90",
        "EUR|en|1290円|money.sign|円;EUR;12.90",
        "USD|en|C$12|money.sign|C$;USD;12.90",
        "CAD|en|US$12|money.sign|US$;CAD;12.90",
        "JPY|ja|$12|money.sign|$;JPY;1290",
        "EUR|en|12.3456|money.decimals|EUR;2;12.90",
        "EUR|en|0.345|money.decimals|EUR;2;12.90",
        "EUR|en|1234.567|money.decimals|EUR;2;12.90",
        "EUR|en|1.234,567|money.decimals|EUR;2;12.90",
        "JPY|en|1290.50|money.whole|JPY;1290",
        "KWD|en|1.2345|money.decimals|KWD;3;1.290",
        "EUR|en|-1|money.negative|",
        "EUR|en|−12.90 €|money.negative|",
        "EUR|en|(12)|money.negative|",
        "EUR|en|1000000000.01|money.large|€1,000,000,000.00",
        "EUR|en|nonsense|money|12.90",
        "EUR|en|12 50|money|12.90",
        "EUR|en|1e3|money|12.90",
        "EUR|en|12.34.56|money|12.90",
        "EUR|en|1,23.456|money|12.90",
        "EUR|en|1..5|money|12.90",
        "EUR|en|.|money|12.90",
        "EUR|en|€|money|12.90",
        "EUR|en|🍜|money|12.90"
      })
  void isRefused(String currency, String locale, String typed, String rule, String with) {
    var filled = with == null ? List.<String>of() : List.of(with.split(";"));
    var refusal = read(currency, locale, typed).refusal().orElseThrow();
    assertThat(refusal.rule()).isEqualTo(rule);
    assertThat(refusal.with().stream().map(Object::toString).toList()).isEqualTo(filled);
  }

  /** Somebody who reads English in a store that writes German, and the other way round. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EUR|en|de-DE|12,345|12,345;€12,345.00;€12.35;12345.00;12.35",
        "EUR|en|de-DE|1,290|1,290;€1,290.00;€1.29;1290.00;1.29",
        "USD|de|en-US|12.345|12.345;12.345,00\u00A0$;12,35\u00A0$;12345,00;12,35"
      })
  void isAskedWhereReaderAndStoreReadItDifferently(
      String currency, String locale, String store, String typed, String with) {
    var refusal = read(currency, locale, store, typed).refusal().orElseThrow();
    assertThat(refusal.rule()).isEqualTo("money.ambiguous");
    assertThat(refusal.with().stream().map(Object::toString)).containsExactly(with.split(";"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EUR|en|de-DE|1,234,567|123456700",
        "EUR|en|de-DE|12,345.00|1234500",
        "EUR|en|de-DE|12.345,00|1234500",
        "EUR|en|de-DE|12345|1234500",
        "EUR|en|en-IE|12,345|1234500",
        "EUR|de|de-AT|12.345|1234500",
        "JPY|en|de-DE|1,290|1290"
      })
  void isNotAskedWhereItIsClear(
      String currency, String locale, String store, String typed, long minor) {
    assertThat(read(currency, locale, store, typed))
        .isEqualTo(Read.of(new Money(minor, it(currency))));
  }

  @Test
  void nothingIsMissing() {
    assertThat(read("EUR", "en", " \u200B ").isMissing()).isTrue();
  }

  /** What a page shows is read as the same money, in every language and currency. */
  @Test
  void readsWhatItWrites() {
    var random = new Random(7);
    for (var locale : Locale.getAvailableLocales()) {
      if (!List.of("latn", "").contains(numbers(locale))) continue;
      for (var code : List.of("EUR", "USD", "JPY", "KWD", "CHF")) {
        var money = new Money(Math.abs(random.nextLong() % 1_000_000_000L), it(code));
        assertThat(Amount.read(money.typed(locale), it(code), locale, Locale.GERMANY))
            .as(locale + " " + money.typed(locale))
            .isEqualTo(Read.of(money));
      }
    }
  }

  private static String numbers(Locale locale) {
    return locale.getUnicodeLocaleType("nu") == null ? "" : locale.getUnicodeLocaleType("nu");
  }

  private static Read<Money> read(String currency, String locale, String typed) {
    return read(currency, locale, locale, typed);
  }

  private static Read<Money> read(String currency, String locale, String store, String typed) {
    return Amount.read(
        typed, it(currency), Locale.forLanguageTag(locale), Locale.forLanguageTag(store));
  }

  private static Currency it(String code) {
    return Currency.getInstance(code);
  }
}
