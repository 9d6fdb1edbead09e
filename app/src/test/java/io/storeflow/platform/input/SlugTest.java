package io.storeflow.platform.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hanami Kitchen|hanami-kitchen",
        "Curry mit Hähnchen|curry-mit-haehnchen",
        "Fish & Chips|fish-and-chips",
        "Käse & Öl|kaese-and-oel",
        "Joe's Diner|joes-diner",
        "Smørrebrød Ærø|smoerrebroed-aeroe",
        "Crème brûlée|creme-brulee",
        "Łódź|lodz",
        "さくら|sakura",
        "キッチン|kitchin",
        "Кафе Пушкин|kafe-puskin",
        "Ψαροταβέρνα|psarotaberna",
        "한식당|hansigdang",
        "花|hua",
        "١٢٣|123",
        "ＲＡＭＥＮ|ramen",
        "\u200BRa\u00ADmen|ramen"
      })
  void saysANameInPlainLetters(String name, String slug) {
    assertThat(Slug.of(name, 60)).isEqualTo(slug);
  }

  @Test
  void thaiAndArabicAndHebrewHaveLetters() {
    assertThat(Slug.of("ครัวบ้านสวน", 60)).matches("[a-z0-9-]{3,}");
    assertThat(Slug.of("مطعم النور", 60)).matches("[a-z0-9]+-[a-z0-9]+");
    assertThat(Slug.of("בית קפה", 60)).matches("[a-z0-9]+-[a-z0-9]+");
  }

  @Test
  void emptyIfNothingCanBeSaid() {
    assertThat(Slug.of("🍜🔥", 60)).isEmpty();
    assertThat(Slug.of("\u200B", 60)).isEmpty();
    assertThat(Slug.of(null, 60)).isEmpty();
  }

  @Test
  void isCutWithoutAHyphenAtTheEnd() {
    assertThat(Slug.of("abc defg", 4)).isEqualTo("abc");
    assertThat(Slug.numbered("gyoza", 2, 60)).isEqualTo("gyoza-2");
    assertThat(Slug.numbered("abc-defg", 12, 7)).isEqualTo("abc-12");
  }

  @Test
  void readsOneInAnyCaseAndWidth() {
    assertThat(Slug.read(" Hanami-Kitchen\u200B", 3, 60)).isEqualTo(Read.of("hanami-kitchen"));
    assertThat(Slug.read("ｈａｎａｍｉ", 3, 60)).isEqualTo(Read.of("hanami"));
    assertThat(Slug.read("Fish & Chips", 3, 60)).isEqualTo(Read.refused("slug", "fish-and-chips"));
    assertThat(Slug.read("", 3, 60).isMissing()).isTrue();
  }
}
