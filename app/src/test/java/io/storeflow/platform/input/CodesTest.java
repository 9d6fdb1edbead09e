package io.storeflow.platform.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords, colours and numbers of parcels as people paste them. */
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
  @CsvSource({
    "0034 0434 1610 9404 2557, 00340434161094042557",
    "１ｚ９９９aa10123456784, 1Z999AA10123456784",
    "' 99.60.181234.56789012 ', 99.60.181234.56789012",
    "AB‑12–3, AB-12-3",
  })
  void aParcelNumberIsReadAsItIsCopied(String typed, String number) {
    assertThat(Barcode.readParcel(typed)).isEqualTo(Read.of(number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<b>1</b>", "Größe", "-12", "12345678901234567890123456789012345678901"})
  void whatIsNoParcelNumberIsRefused(String typed) {
    assertThat(Barcode.readParcel(typed)).isEqualTo(Read.refused("parcel", 40));
  }

  @Test
  void aParcelNumberThatASpreadsheetRoundedIsRefused() {
    assertThat(Barcode.readParcel("3.40434E+17").refusal()).isPresent();
    assertThat(Barcode.readParcel(" \u200B ")).isEqualTo(Read.missing());
  }

  @ParameterizedTest
  @ValueSource(strings = {"red", "#a8355", "#a8355ff", "#g00", "#", "#a8355f;}"})
  void whatIsNoColourIsRefused(String typed) {
    assertThat(Colour.read(typed)).isEqualTo(Read.refused("colour"));
  }
}
