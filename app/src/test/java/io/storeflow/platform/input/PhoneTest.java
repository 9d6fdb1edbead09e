package io.storeflow.platform.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Phone numbers as people paste them. */
class PhoneTest {
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
        "06 12 34 56 78|FR|DE|+33612345678",
        "(212) 555-0100|US|DE|+12125550100",
        "044 234 567|XK|DE|+38344234567",
        "+49 30 1234567|FR|DE|+49 30 1234567",
        "0171 1234567|FR|DE|0171 1234567",
        "030 1234567|DE|DE|030 1234567"
      })
  void aNumberOfAnotherCountryIsKeptWithItsCode(
      String typed, String country, String home, String kept) {
    assertThat(Phone.read(typed, country, home)).isEqualTo(Read.of(kept));
    assertThat(Phone.read("nonsense", country, home)).isEqualTo(Read.refused("phone"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "+49 30 1234567|DE|030 1234567|+49-30-1234567",
        "030/1234567|DE|030 1234567|+49-30-1234567",
        "+33612345678|DE|+33 6 12 34 56 78|+33-6-12-34-56-78",
        "+49301234567|FR|+49 30 1234567|+49-30-1234567",
        "12|DE|12|12"
      })
  void aNumberIsShownAsItsReadersWriteIt(String kept, String home, String shown, String dialled) {
    assertThat(Phone.shown(kept, home)).isEqualTo(shown);
    assertThat(Phone.dialled(kept, home)).isEqualTo(dialled);
  }

  @Test
  void phoneNumbersAreToldFromOtherWords() {
    assertThat(List.of("030", "+49", "(030)", "1234x")).allMatch(Phone::begins);
    assertThat(List.of("", "x1", "--", "#1")).noneMatch(Phone::begins);
    assertThat(List.of("030", "+49 (0)30/12-34.5")).allMatch(Phone::isWritten);
    assertThat(List.of("", "1234x", "1001#")).noneMatch(Phone::isWritten);
  }
}
