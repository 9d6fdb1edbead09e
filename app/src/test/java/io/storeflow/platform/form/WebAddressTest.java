package io.storeflow.platform.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
  @ParameterizedTest
  @CsvSource({
    "Bea paypal-secure.com, Bea paypal-secure.\u2060com",
    "Bea evil。com, Bea evil。\u2060com",
    "mailto:x@evil.com, mailto:\u2060x@\u2060evil.\u2060com",
    "https://evil.com/x, https:\u2060/\u2060/\u2060evil.\u2060com/\u2060x",
    "Weserstr.12, Weserstr.\u206012"
  })
  void leadsNowhereInAMail(String typed, String shown) {
    assertThat(WebAddress.unlinked(typed)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ayşe Yılmaz", "Dr. Jun Ito", "Ito, Jun Jr.", "鈴木 花子", "مريم"})
  void aNameStaysAsItIs(String name) {
    assertThat(WebAddress.unlinked(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "see https://evil.com",
        "see9HTTPS://evil.com",
        "svn+ssh://host",
        "h2://host",
        "x.-+9://host",
        "at www.evil.com",
        "ｗｗｗ．evil.com"
      })
  void isSurelyTyped(String text) {
    assertThat(WebAddress.isSurelyIn(text)).isTrue();
    assertThat(WebAddress.isIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.com/x", "at bücher.de/", "St.Gallen/SG", "-.com/"})
  void isTypedWithAPath(String text) {
    assertThat(WebAddress.isSurelyIn(text)).isFalse();
    assertThat(WebAddress.isIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"://x", "9://x", "a ://x", "awww.x", "Dr.B/1", ".com/", "a.b", "a/b"})
  void isNotTyped(String text) {
    assertThat(WebAddress.isIn(text)).isFalse();
  }

  /** As strangers may send it: what reads the rest again from every letter would take minutes. */
  @ParameterizedTest
  @ValueSource(strings = {"a", "İ", "a.", "a-1+", "."})
  void readsWhatIsLongOnce(String part) {
    assertThat(WebAddress.isIn(part.repeat(200_000))).isFalse();
  }
}
