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
}
