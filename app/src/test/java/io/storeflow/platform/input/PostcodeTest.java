package io.storeflow.platform.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Postcodes, and beginnings of them, as people paste them. */
class PostcodeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DE|10115|10115",
        "DE|D-10115|10115",
        "DE|DE-10115|10115",
        "DE|D 10115|10115",
        "DE|１０１１５|10115",
        "DE|\u200E10115\u200B|10115",
        "AT|A-1010|1010",
        "LU|L-1111|1111",
        "FI|FIN-00100|00100",
        "JP|〒100-0001|100-0001",
        "JP|〒 １００ー０００１|100-0001",
        "JP|1000001|100-0001",
        "NL|1012ab|1012 AB",
        "NL|NL-1012 AB|1012 AB",
        "GB|sw1a1aa|SW1A 1AA",
        "GB|E1 6AN|E1 6AN",
        "GB|GB-E16AN|E1 6AN",
        "GB|e16 1aa|E16 1AA",
        "CA|k1a0b1|K1A 0B1",
        "PL|00001|00-001",
        "PT|1000001|1000-001",
        "SE|S-111 22|111 22",
        "CZ|11000|110 00",
        "US|10001|10001",
        "US|100011234|10001-1234",
        "US|10001–1234|10001-1234",
        "LV|LV-1010|LV-1010",
        "LV|1010|LV-1010",
        "IE|a65 f4e2|A65 F4E2",
        "IE|a65f4e2|A65 F4E2",
        "XK|10000|10000",
        "XK|XK-10000|10000",
        "FR|F-75001|75001",
        "LI|FL-9490|9490",
        "CA|CDN-K1A 0B1|K1A 0B1",
        "US|USA-10001|10001",
        "BR|01310100|01310-100",
        "AR|C1070AAM|C1070AAM",
        "IN|110001|110001",
        "AE|0000|0000"
      })
  void aPostcodeIsReadAndWrittenAsItsCountryDoes(String country, String typed, String code) {
    assertThat(Postcode.read(typed, country)).isEqualTo(Read.of(code));
    assertThat(Postcode.read(code, country)).isEqualTo(Read.of(code));
  }

  @ParameterizedTest
  @CsvSource({
    "DE,1011",
    "DE,F-75001",
    "DE,A-1010",
    "GB,E16",
    "US,1234",
    "NL,1012",
    "DE,🍜",
    "XK,90000",
    "IE,1234"
  })
  void aPostcodeIsRefused(String country, String typed) {
    assertThat(Postcode.read(typed, country).refusal()).isPresent();
  }

  /** No form is tried with it: that takes as long as the square of its length. */
  @ParameterizedTest
  @CsvSource({"DE", "GB", "JP", "XK", "AE"})
  void whatIsTooLongIsRefusedForItsLengthAlone(String country) {
    var tooLong = Read.<String>refused("too_long", 20);
    assertThat(Postcode.read("A1 ".repeat(8), country)).isEqualTo(tooLong);
    assertThat(Postcode.read("1".repeat(21), country)).isEqualTo(tooLong);
    assertThat(Postcode.read("10115" + " ".repeat(200), country)).isEqualTo(tooLong);
    var wrong = Read.<String>refused("postcode.beginning");
    assertThat(Postcode.beginning("10" + " ".repeat(200))).isEqualTo(wrong);
    assertThat(Postcode.beginning("10" + " ".repeat(200), Set.of(country))).isEqualTo(wrong);
  }

  @Test
  void aBeginningKeepsTheBlankThatPartsDistrictAndSector() {
    assertThat(Postcode.beginning(" e1\u00A0 6 ")).isEqualTo(Read.of("E1 6"));
    assertThat(Postcode.beginning("D-10")).isEqualTo(Read.of("10"));
    assertThat(Postcode.beginning("〒１００ー０")).isEqualTo(Read.of("1000"));
    assertThat(Postcode.beginning(" \u200B")).isEqualTo(Read.missing());
    for (var odd : List.of("1*", "Berlin Mitte Nord", "12345678901", "ب"))
      assertThat(Postcode.beginning(odd)).isEqualTo(Read.refused("postcode.beginning"));
  }

  @ParameterizedTest
  @CsvSource({
    "100-0,JP,1000",
    "1000-0,DE PT,10000",
    "00-0,PL,000",
    "10001-1,US,100011",
    "LV-10,LV,10",
    "01310-1,BR,013101",
    "D-10,DE,10",
    "DE-10,DE,10"
  })
  void aHyphenThatACountryWritesThereIsRead(String typed, String countries, String beginning) {
    assertThat(Postcode.beginning(typed, Set.of(countries.split(" "))))
        .isEqualTo(Read.of(beginning));
  }

  @ParameterizedTest
  @CsvSource({"99-12,DE", "98–99,DE AT", "98 - 99,CH", "10-20,US", "1-5,NL GB", "2-3,JP"})
  void fromOneNumberToAnotherIsNoBeginning(String typed, String countries) {
    assertThat(Postcode.beginning(typed, Set.of(countries.split(" "))).refusal())
        .hasValueSatisfying(it -> assertThat(it.rule()).isEqualTo("postcode.range"));
  }

  @Test
  void aHyphenAloneIsNoBeginning() {
    for (var odd : List.of("-1", "10-", "-"))
      assertThat(Postcode.beginning(odd, Set.of("DE")))
          .isEqualTo(Read.refused("postcode.beginning"));
    assertThat(Postcode.beginning("100-", Set.of("JP"))).isEqualTo(Read.of("100"));
  }
}
