package io.storeflow.giftcard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardCodeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ABCD-EF01-2345-6789",
        "abcdef0123456789",
        " ABCD EF01 2345 6789 ",
        "ABCD–EF01–2345–6789",
        "abcd-efol-2345-6789",
        "ABCDEFO123456789",
        "ＡＢＣＤ-ＥＦ01-2345-6789"
      })
  void readsACodeAsItIsTyped(String typed) {
    assertThat(CardCode.read(typed).orElseThrow().text()).isEqualTo("ABCDEF0123456789");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ABCD-EF01-2345-678", "ABCD-EF01-2345-67890", "ABCD-EF01-2345-678U"})
  void refusesWhatIsNone(String typed) {
    assertThat(CardCode.read(typed)).isEmpty();
  }

  @Test
  void makesCodesThatAreReadAgainAndAreNotTheSame() {
    var codes = new HashSet<String>();
    for (int i = 0; i < 1000; i++) {
      var code = CardCode.random();
      assertThat(code.text()).matches("[0-9A-HJKMNP-TV-Z]{16}");
      assertThat(CardCode.read(code.shown())).contains(code);
      codes.add(code.text());
    }
    assertThat(codes).hasSize(1000);
  }

  @Test
  void isShownInGroupsAndLoggedNowhere() {
    var code = new CardCode("ABCDEF0123456789");
    assertThat(code.shown()).isEqualTo("ABCD-EF01-2345-6789");
    assertThat(code).hasToString("…6789");
    assertThat(code.hash()).matches("[0-9a-f]{64}");
  }
}
