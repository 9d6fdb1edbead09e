package io.storeflow.platform.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.mail.internet.InternetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mika@example.com|mika@example.com",
        "Mika.Strauss+shop@Mail.Example.com|Mika.Strauss+shop@Mail.Example.com",
        "\u200Bmika@example.com\u200E|mika@example.com",
        "mi\u00ADka@exam\uFEFFple.com|mika@example.com",
        "\u202Amika@example.com\u202C|mika@example.com",
        "ｍｉｋａ＠ｅｘａｍｐｌｅ．ｃｏｍ|mika@example.com",
        "mailto:mika@example.com|mika@example.com",
        "<mika@example.com>|mika@example.com",
        "mika@münchen.example|mika@xn--mnchen-3ya.example",
        "mika@straße.example|mika@xn--strae-oqa.example",
        "mika@例え.jp|mika@xn--r8jz45g.jp",
        "o'brien@example.co.uk|o'brien@example.co.uk"
      })
  void isRead(String typed, String address) {
    assertThat(Email.read(typed)).isEqualTo(Read.of(address));
    assertThat(Email.read(address)).isEqualTo(Read.of(address));
    assertThatCode(() -> new InternetAddress(address, true).validate()).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "mika@",
        "@example.com",
        "mika@example",
        "mika@example..com",
        "mika@.example.com",
        "mika@example.com.",
        "mika@-example.com",
        "mika@example_shop.com",
        "mi..ka@example.com",
        ".mika@example.com",
        "mika.@example.com",
        "mi ka@example.com",
        "mika@exam ple.com",
        "mika@a@example.com",
        "jörg@example.com",
        "мика@example.com",
        "mika@10.0.0.1",
        "mika@[10.0.0.1]",
        "\"mika\"@example.com",
        "mika,lea@example.com",
        "a@b.c, d@e.f",
        "Mika <mika@example.com>"
      })
  void isRefused(String typed) {
    assertThat(Email.read(typed)).isEqualTo(Read.refused("email"));
  }

  /** A capital I with a dot is two characters in small letters: 200 fit, 400 did not. */
  @Test
  void lettersThatGrowAreRefused() {
    assertThat(Email.read("İ".repeat(200) + "@example.com").value()).isEmpty();
    assertThat(Email.read("a@" + "İ".repeat(200) + ".com").value()).isEmpty();
    assertThat(Email.read("x".repeat(10_000))).isEqualTo(Read.refused("too_long", 254));
    var padded = "<" + " ".repeat(1_000) + "mika@example.com>";
    assertThat(Email.read(padded)).isEqualTo(Read.refused("too_long", 254));
  }

  @Test
  void nothingIsMissing() {
    assertThat(Email.read(" \u200B").isMissing()).isTrue();
    assertThat(Email.read("<>").isMissing()).isTrue();
    assertThat(Email.read(null).isMissing()).isTrue();
  }

  @Test
  void anAddressIsKeptInSmallLettersWhateverItsCaseWas() {
    assertThat(Email.kept(" Mika@München.Example")).isEqualTo("mika@xn--mnchen-3ya.example");
    assertThat(Email.kept("NOBODY")).isEqualTo("nobody");
    assertThat(Email.kept("İ@example.com")).isEmpty();
  }
}
