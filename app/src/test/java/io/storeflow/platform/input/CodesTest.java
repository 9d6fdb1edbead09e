package io.storeflow.platform.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords and colours as people paste them. */
class CodesTest {
  @Test
  void aPasswordIsOnlyNormalised() {
    assertThat(Password.normal(" pass\u200Bword ")).isEqualTo(" pass\u200Bword ");
    assertThat(Password.normal("ﬁｓｈ\u00A0Ⅳ")).isEqualTo("fish IV");
    assertThat(Password.tries("plain")).containsExactly("plain");
    assertThat(Password.tries("Zu\u0308rich")).containsExactly("Zu\u0308rich", "Zürich");
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
}
