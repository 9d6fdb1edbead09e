package io.storeflow.platform.locale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextLanguageTest {

  @ParameterizedTest
  @CsvSource({
    "Brötchen, de-DE, de",
    "醤油, ja-JP, ja",
    "醤油, en-JP, ja",
    "醤油, en-CN, zh",
    "豚骨ラーメン, en-DE, ja",
    "ข้าวผัด, en-TH, th",
    "מרק, he-IL, he",
    "불고기, en-DE, ko"
  })
  void theScriptAndTheStoreSayIt(String text, String store, String language) {
    assertThat(TextLanguage.of(text, Locale.forLanguageTag(store))).isEqualTo(language);
  }

  /** Nothing is marked as what it may not be. */
  @ParameterizedTest
  @CsvSource({"Ramen, ja-JP", "醤油, en-DE", "42, de-DE", "борщ, en-DE"})
  void elseNothingIsSaid(String text, String store) {
    assertThat(TextLanguage.of(text, Locale.forLanguageTag(store))).isNull();
  }

  @Test
  void whoWishesALanguageWithoutWordsReadsEnglish() {
    assertThat(Languages.shown(Locale.forLanguageTag("he-IL"))).isEqualTo(Locale.of("en", "IL"));
    assertThat(Languages.shown(Locale.forLanguageTag("ar-EG"))).isEqualTo(Locale.of("ar", "EG"));
    assertThat(Languages.ofShops()).contains("en", "de", "ja", "ar").doesNotContain("he", "th");
  }
}
