package io.storeflow.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.address.Countries;
import io.storeflow.platform.failure.Sentences;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.web.WordsTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with addresses of countries, said as the country calls it. */
class AddressRulesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DE | D-10115  |          | Berlin   | ''
          DE |          |          | Berlin   | Enter a postcode, such as 26133.
          DE | 1011     |          |          | A German postcode has 5 digits, such as 26133. Enter a city.
          US | 10001    | NY       | New York | ''
          US | 10001    | New York | New York | ''
          US |          | NY       | New York | Enter a ZIP code, such as 95014.
          US | 1000     | NY       | New York | This is no ZIP code of that country. One looks like 95014.
          US | 10001    |          | New York | Fill in “State”.
          US | 10001    | Ontario  | New York | There is no “Ontario” under “State”.
          US | 10001    | CA       | New York | 10001 belongs to New York, not to California.
          JP | 100-0001 | Tokyo    |          | ''
          JP | 100-0001 |          |          | Fill in “Prefecture”.
          HK |          | Kowloon  |          | ''
          AE |          | Dubai    |          | ''
          IE |          |          | Cork     | ''
          IE | 1234     |          | Cork     | This is no Eircode. One looks like A65 F4E2.
          GB | sw1a1aa  |          |          | Fill in “Town”.
          XK | 10000    |          | Prizren  | ''
          XK |          |          | Prizren  | ''
          ZZ |          |          | Town     | There is no such country. Use two letters of ISO 3166, such as DE.
          """)
  void saysWhatTheCountryMisses(
      String country, String postcode, String region, String town, String said) throws IOException {
    var address = Address.typed(country, postcode, region, town, "Street 1", "");
    assertThat(said(address, Locale.ENGLISH)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "US, 10001, NY, true, ",
    "US, 10001, '', true, ",
    "US, 10001, CA, false, postcode.region",
    "US, 1000, NY, false, postcode.zip",
    "US, '', CA, false, ",
    "DE, 10115, '', true, ",
  })
  void aPostcodeOfAnotherRegionIsToldBeforeAnythingIsPriced(
      String country, String postcode, String region, boolean decides, @Nullable String rule) {
    var address = Address.typed(country, postcode, region, "", "", "");
    assertThat(AddressRules.decidesRates(address)).isEqualTo(decides);
    assertThat(AddressRules.postcodeTyped(address).map(Wrong::rule).orElse(null)).isEqualTo(rule);
  }

  @Test
  void saysItInTheLanguageOfTheShop() throws IOException {
    var address = Address.typed("US", "10001", "", "New York", "Street 1", "");
    assertThat(said(address, Locale.GERMAN)).isEqualTo("Füllen Sie „Bundesstaat“ aus.");
    assertThat(said(address, Locale.JAPANESE)).isEqualTo("「州」を入力してください。");
  }

  @Test
  void anExampleOfEachCountryIsRight() throws IOException {
    for (var country : Countries.codes())
      assertThat(said(Address.example(country), Locale.ENGLISH)).as(country).isEmpty();
  }

  @Test
  void whatACountryDoesNotAskForIsLeftOut() {
    var typed = Address.typed("HK", "10001", "Kowloon", "Central", "Street 1", "");
    assertThat(typed.asked())
        .isEqualTo(new Address("HK", "", "Kowloon", "Central", "Street 1", ""));
  }

  @Test
  void isSaidWithItsCountryWhereverItIsRead() {
    var address = new Address("DE", "12045", "", "Berlin", "Sonnenallee 1", "");
    assertThat(address.whole(Locale.GERMAN))
        .containsExactly("Sonnenallee 1", "12045 Berlin", "Deutschland");
    assertThat(address.whole("Ayşe Yılmaz", Locale.ENGLISH))
        .containsExactly("Ayşe Yılmaz", "Sonnenallee 1", "12045 Berlin", "Germany");
    assertThat(Address.NONE.whole(Locale.GERMAN)).isEmpty();
    assertThat(address.map())
        .isEqualTo(
            "https://www.openstreetmap.org/search?query="
                + "Sonnenallee%201%2C%2012045%20Berlin%2C%20Germany");
  }

  private static String said(Address address, Locale locale) throws IOException {
    var sentences = new Sentences(WordsTest.messages());
    List<Wrong> wrongs = new ArrayList<>();
    AddressRules.check(wrongs, "", address);
    return String.join(" ", wrongs.stream().map(it -> sentences.say(it, locale)).toList());
  }
}
