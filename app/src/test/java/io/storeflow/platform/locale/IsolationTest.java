package io.storeflow.platform.locale;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Bidi;
import io.storeflow.platform.web.WordsTest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsolationTest {
  private static final Locale ARABIC = Locale.of("ar");

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Ramen", "Ramen (2)!", "Crème brûlée", "豚骨ラーメン", "1001", "+49 30 1", "€12.90"})
  void plainTextStaysPlain(String name) {
    assertThat(Isolation.of(name, Locale.ENGLISH)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"מרק", "Pizza מרגריטה", "מרק (2)", "شوربة", "٣"})
  void lettersOfTheOtherDirectionAreIsolated(String name) {
    assertThat(Isolation.of(name, Locale.ENGLISH)).isEqualTo("\u2068" + name + "\u2069");
  }

  @ParameterizedTest
  @CsvSource({"شوربة (2),false", "1001,false", "Ramen,true", "شوربة Ramen,true", "+49 30 1,true"})
  void fromRightToLeftItIsTheOtherWayRound(String name, boolean isolated) {
    assertThat(Isolation.of(name, ARABIC).equals(name)).isEqualTo(!isolated);
  }

  @Test
  void namesAreIsolatedOneByOneAndOnce() {
    var joined = Isolation.join(List.of("מרק", "", "Large"), Locale.ENGLISH);
    assertThat(joined).isEqualTo("\u2068מרק\u2069, Large");
    assertThat(Isolation.of(joined, Locale.ENGLISH)).isEqualTo(joined);
    assertThat(Isolation.without(joined)).isEqualTo("מרק, Large");
  }

  @Test
  void whatFillsAMessageIsIsolated() throws Exception {
    var messages = WordsTest.messages();
    var name = new Object[] {"מרק (2)"};
    assertThat(messages.getMessage("catalog.saved", name, Locale.ENGLISH))
        .isEqualTo("\u2068מרק (2)\u2069 is saved");
    assertThat(messages.getMessage("catalog.saved", new Object[] {"Soup"}, Locale.ENGLISH))
        .isEqualTo("Soup is saved");
  }

  /** Where a page goes by the first letter, which HTML looks for in isolates too. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "ar"})
  void aSentenceThatBeginsWithANameGoesByItsLanguage(String code) throws Exception {
    var language = Locale.of(code);
    var name = new Object[] {code.equals("ar") ? "Tinker متجر" : "متجر Tinker"};
    var said = WordsTest.messages().getMessage("shop.pay.arranged", name, language);
    var own = code.equals("ar") ? Bidi.RTL : Bidi.LTR;
    assertThat(Bidi.getBaseDirection(Isolation.without(said))).isNotEqualTo(own);
    assertThat(Bidi.getBaseDirection(Isolation.without(Isolation.led(said, language))))
        .isEqualTo(own);
    assertThat(Isolation.led("Tinker tells you", Locale.ENGLISH)).isEqualTo("Tinker tells you");
  }
}
