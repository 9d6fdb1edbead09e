package io.storeflow.platform.locale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TownLineTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DE | 10115    | Berlin   | ''    | 10115 Berlin
          IT | 20121    | Milano   | MI    | 20121 Milano, MI
          US | 60601    | Chicago  | IL    | Chicago, IL 60601
          US | 60601    | Chicago  | ''    | Chicago, 60601
          CA | M5V 2T6  | Toronto  | ON    | Toronto ON M5V 2T6
          GB | E1 6AN   | London   | ''    | London E1 6AN
          GB | ''       | London   | Kent  | London, Kent
          HK | ''       | Hong Kong| ''    | Hong Kong
          FR | ''       | ''       | ''    | ''
          """)
  void writesATownAsItsCountryDoes(
      String country, String postcode, String city, String region, String line) {
    assertThat(TownLine.of(country, postcode, city, region)).isEqualTo(line);
  }
}
