package io.storeflow.platform.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Phones, postcodes, whole numbers, times and passwords as people paste them. */
class CodesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DE|+49 30 1234567|+49 30 1234567",
        "DE|\u202A+49 30 1234567\u202C|+49 30 1234567",
        "DE|030\u00A01234567|030 1234567",
        "DE|030\u2013123\u2011456|030-123-456",
        "DE|(030) 12 34/567|(030) 12 34/567",
        "DE|tel:+49-30-1234567|+49-30-1234567",
        "JP|０３ー１２３４ー５６７８|03-1234-5678",
        "JP|０３－１２３４－５６７８|03-1234-5678",
        "US|(555) 123-4567|(555) 123-4567",
        "US|1-800-FLOWERS|1-800-FLOWERS",
        "US|(212) 555-0100 ext. 12|(212) 555-0100 ext. 12",
        "US|212-555-0100x12|212-555-0100x12",
        "SA|٠٥٠ ١٢٣ ٤٥٦٧|050 123 4567",
        "DE|06 12 34 56 78|06 12 34 56 78",
        "IS|0171 1234567|0171 1234567"
      })
  void aPhoneIsRead(String country, String typed, String phone) {
    assertThat(Phone.read(typed, country)).isEqualTo(Read.of(phone));
    assertThat(Phone.read(phone, country)).isEqualTo(Read.of(phone));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "0",
        "-1",
        "1.5",
        "99999999999999999999",
        "🍜",
        "+49",
        "+999 1234567",
        "kQ030aBcDeF4",
        "+49 30 1234567 / +49 30 7654321 / +49 30 11"
      })
  void aPhoneIsRefused(String typed) {
    assertThat(Phone.read(typed, "DE")).isEqualTo(Read.refused("phone"));
  }

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
        "IE|a65 f4e2|A65 F4E2"
      })
  void aPostcodeIsReadAndWrittenAsItsCountryDoes(String country, String typed, String code) {
    assertThat(Postcode.read(typed, country)).isEqualTo(Read.of(code));
    assertThat(Postcode.read(code, country)).isEqualTo(Read.of(code));
  }

  @ParameterizedTest
  @CsvSource({"DE,1011", "DE,F-75001", "DE,A-1010", "GB,E16", "US,1234", "NL,1012", "DE,🍜"})
  void aPostcodeIsRefused(String country, String typed) {
    assertThat(Postcode.read(typed, country).refusal()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "E1 6AN,GB,E1 6,true",
    "E16 1AA,GB,E1 6,false",
    "E16 1AA,GB,E16,true",
    "E1 6AN,GB,E16,false",
    "E16 1AA,GB,E1,false",
    "E1 6AN,GB,E1,true",
    "W1A 0AX,GB,W1,true",
    "E1 6AN,GB,E,true",
    "EC1A 1BB,GB,E,false",
    "EC1A 1BB,GB,EC,true",
    "SW1A 1AA,GB,SW1A 1AA,true",
    "10115,DE,10,true",
    "10115,DE,12,false",
    "100-0001,JP,1000,true",
    "1012 AB,NL,1012A,true",
    "00-001,PL,000,true"
  })
  void aBeginningIsTheDistrictOrTheSectorThatWasMeant(
      String code, String country, String beginning, boolean begins) {
    assertThat(Postcode.begins(code, country, Postcode.beginning(beginning).orElse("")))
        .isEqualTo(begins);
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
  @CsvSource({"5,5", "'１２\u200B',12", "' 007 ',7", "+3,3", "'1 000',1000", "٣,3"})
  void aWholeNumberIsRead(String typed, int number) {
    assertThat(WholeNumber.read(typed, 0, 10_000)).isEqualTo(Read.of(number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "1.000", "10001", "99999999999999999999", "1e3", "x"})
  void aWholeNumberIsRefused(String typed) {
    assertThat(WholeNumber.read(typed, 0, 10_000)).isEqualTo(Read.refused("number", 0, 10_000));
  }

  @ParameterizedTest
  @CsvSource({
    "9,540",
    "09:30,570",
    "9.30,570",
    "9h30,570",
    "0930,570",
    "'9:30 pm',1290",
    "12am,0",
    "'12 p.m.',720",
    "'９：３０',570",
    "21 Uhr,1260",
    "24:00,1440",
    "'\u200E09:30',570"
  })
  void aTimeIsRead(String typed, int minutes) {
    assertThat(TimeOfDay.read(typed)).isEqualTo(Read.of(minutes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"25:00", "9:60", "13 pm", "noon-ish", "-1", "24:01", "1.5"})
  void aTimeIsRefused(String typed) {
    assertThat(TimeOfDay.read(typed)).isEqualTo(Read.refused("time"));
  }

  @Test
  void aPasswordIsOnlyNormalised() {
    assertThat(Password.normal(" pass\u200Bword ")).isEqualTo(" pass\u200Bword ");
    assertThat(Password.normal("ﬁｓｈ\u00A0Ⅳ")).isEqualTo("fish IV");
    assertThat(Password.tries("plain")).containsExactly("plain");
    assertThat(Password.tries("Zu\u0308rich")).containsExactly("Zu\u0308rich", "Zürich");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3|3",
        "１２|12",
        "1 000|1000",
        "0|0",
        "10000|10000",
        "99999999999999999999|999999999"
      })
  void aCountIsReadHoweverLargeItIs(String typed, int count) {
    assertThat(WholeNumber.count(typed)).isEqualTo(Read.of(count));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "1e400", "two", "100000000000000000000000"})
  void whatCountsNothingIsRefused(String typed) {
    assertThat(WholeNumber.count(typed).refusal()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {"1001|1001", "#1001|1001", "＃ １００１|1001", "\u200B#\u00A01001|1001", "007|7"})
  void anOrderNumberIsRead(String typed, long number) {
    assertThat(OrderNumber.read(typed)).isEqualTo(Read.of(number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"#", "##1", "1001a", "-1", "10.01", "9999999999999999999"})
  void whatIsNoOrderNumberIsRefused(String typed) {
    assertThat(OrderNumber.read(typed)).isEqualTo(Read.refused("order_number"));
  }

  @Test
  void ofAListOfOrderNumbersThoseAreTakenThatAreSome() {
    assertThat(OrderNumber.all(List.of("", "3", "x", "#2", "3"))).containsExactly(3L, 2L, 3L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-26",
        " 2026\u201111\u201126 ",
        "2026/11/26",
        "２０２６－１１－２６",
        "2026.11.26",
        "26.11.2026",
        "26. 11. 2026"
      })
  void aDayIsRead(String typed) {
    assertThat(Day.read(typed)).isEqualTo(Read.of(LocalDate.of(2026, 11, 26)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30",
        "2026-13-01",
        "1969-12-31",
        "3000-01-01",
        "+2026-11-26",
        "999999999-01-01",
        "11/26/2026",
        "2026-11/26",
        "today",
        "20261126"
      })
  void whatIsNoDayOrMoreThanOneIsRefused(String typed) {
    assertThat(Day.read(typed)).isEqualTo(Read.refused("day"));
  }

  @ParameterizedTest
  @CsvSource({"#a8355f, #a8355f", "A8355F, #a8355f", "#A35, #aa3355", "＃ａ８３５５ｆ, #a8355f"})
  void aColourIsRead(String typed, String colour) {
    assertThat(Colour.read(typed)).isEqualTo(Read.of(colour));
  }

  @ParameterizedTest
  @ValueSource(strings = {"red", "#a8355", "#a8355ff", "#g00", "#", "#a8355f;}"})
  void whatIsNoColourIsRefused(String typed) {
    assertThat(Colour.read(typed)).isEqualTo(Read.refused("colour"));
  }

  @Test
  void whatPagesWroteIsReadBackAsTheyWroteItAlone() {
    assertThat(Carried.number("990")).hasValue(990);
    assertThat(Carried.number("999999999999999999")).hasValue(999_999_999_999_999_999L);
    for (var other : Arrays.asList(null, "", " 990", "+1", "-1", "٣", "1.0", "1".repeat(19)))
      assertThat(Carried.number(other)).isEmpty();
  }

  @Test
  void phoneNumbersAreToldFromOtherWords() {
    assertThat(List.of("030", "+49", "(030)", "1234x")).allMatch(Phone::begins);
    assertThat(List.of("", "x1", "--", "#1")).noneMatch(Phone::begins);
    assertThat(List.of("030", "+49 (0)30/12-34.5")).allMatch(Phone::isWritten);
    assertThat(List.of("", "1234x", "1001#")).noneMatch(Phone::isWritten);
  }
}
