package io.storeflow.platform.locale;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.code.Choice;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RegionsTest {

  @Test
  void aStoreIsOfferedTheLanguagesThatHaveWords() {
    assertThat(Regions.locales(Locale.ENGLISH, "en", "TH"))
        .extracting(Choice::value)
        .contains("en", "de", "fr", "es", "it", "nl", "pl", "ja", "ar", "en-TH")
        .doesNotContain("th", "th-TH", "he");
    assertThat(Regions.isLanguageOfShops("ar-EG")).isTrue();
    assertThat(Regions.isLanguageOfShops("he")).isFalse();
    assertThat(Regions.preset("IL").locale()).isEqualTo("en-IL");
    assertThat(Regions.preset("XK").currency()).isEqualTo("EUR");
    assertThat(Regions.preset("DE").currency()).isEqualTo("EUR");
    assertThat(Regions.preset("JP").currency()).isEqualTo("JPY");
  }

  /** A store that was set to a language without words keeps it. */
  @Test
  void whatIsSetStaysAChoice() {
    assertThat(Regions.locales(Locale.ENGLISH, "he-IL", "IL"))
        .extracting(Choice::value)
        .contains("he-IL");
  }
}
