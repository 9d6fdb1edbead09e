package io.storeflow.platform.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Weißwurst | weisswurst",
        "WEIẞWURST | weisswurst",
        "Crème Brûlée | creme brulee",
        "Smørrebrød | smorrebrod",
        "Łódź | lodz",
        "Đorđević | dordevic",
        "Phở đặc biệt | pho dac biet",
        "Æbleskiver | aebleskiver",
        "Œufs | oeufs",
        "Þór | thor",
        "ısırgan | isirgan",
        "İstanbul | istanbul",
        "ISTANBUL | istanbul",
        "Ａｎｎａ １２３ | anna 123",
        "ﬁlet | filet",
        "O’Brien | o'brien",
        "O´Brien | o'brien",
        "Jean–Luc | jean-luc",
        "„Gyoza“ | \"gyoza\"",
        "  two\u00a0 \u3000words\t | two words",
        "soft\u00adhyphen | softhyphen",
        "Σίσυφος | σισυφοσ",
        "ΣΊΣΥΦΟΣ | σισυφοσ",
        "Ёлка | елка",
        "ИЙ | ии",
        "שָׁלוֹם | שלומ",
        "مُحَمَّد | محمد",
        "محـــمد | محمد",
        "أحمد | احمد",
        "إبراهيم | ابراهيم",
        "آمنة | امنه",
        "فاطمة | فاطمه",
        "علی | علي",
        "کباب | كباب",
        "٣ كباب | 3 كباب",
        "१२ नान | 12 नान",
        "びーる | ビール",
        "ﾋﾞｰﾙ | ビール",
        "ビール | ビール",
        "は\u3099 | バ",
        "㌔ | キロ",
        "①番 | 1番",
        "각 | 각",
        "\u1100\u1161\u11a8 | 각",
        "قهوة | قهوه",
        "ქართული | ქართული",
        "ԵՐԵՒԱՆ | երեւան",
        "C++ & Co. | c++ & co.",
        "🍜 Ramen | 🍜 ramen",
      })
  void foldsWhatPeopleTakeForTheSame(String typed, String folded) {
    assertThat(Folded.of(typed)).isEqualTo(folded);
    assertThat(Folded.of(folded)).isEqualTo(folded);
  }

  @ParameterizedTest
  @CsvSource({
    "ビール, ヒール",
    "は, ば",
    "は, ぱ",
    "つ, っ",
    "ข้าว, ขาว",
    "क, का",
    "कि, की",
    "ক, ক়",
    "e, a",
    "ss, s",
    "がく, かく",
    "나, 너",
  })
  void keepsApartWhatPeopleKeepApart(String one, String other) {
    assertThat(Folded.same(one, other)).isFalse();
    assertThat(Folded.of(one)).isNotEqualTo(Folded.of(other));
  }

  @Test
  void findsNoHighHeelsUnderBeer() {
    assertThat(Folded.of("ハイヒール")).doesNotContain(Folded.of("ビール"));
    assertThat(Folded.of("ハイヒール")).contains(Folded.of("ひーる"));
    assertThat(Folded.of("生ビール")).contains(Folded.of("ﾋﾞｰﾙ"));
    assertThat(Folded.of("バビロン")).doesNotContain(Folded.of("ヒ"));
  }

  @Test
  void spellsUmlautsOut() {
    assertThat(Folded.spellings("Müller")).containsExactly("muller", "mueller");
    assertThat(Folded.spellings("U\u0308bel")).containsExactly("ubel", "uebel");
    assertThat(Folded.spellings("Århus Smørrebrød"))
        .containsExactly("arhus smorrebrod", "aarhus smoerrebroed");
    assertThat(Folded.spellings("Ramen")).containsExactly("ramen");
  }

  @Test
  void makesNothingOfNothing() {
    assertThat(Folded.of(null)).isEmpty();
    assertThat(Folded.of(" \u200b ")).isEmpty();
    assertThat(Folded.of("ـ")).isEmpty();
  }
}
