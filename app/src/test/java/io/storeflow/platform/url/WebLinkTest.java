package io.storeflow.platform.url;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.input.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that others are led to, as people paste them. */
class WebLinkTest {

  @ParameterizedTest
  @CsvSource({
    "https://example.com/t?n=1#2, https://example.com/t?n=1#2",
    "' http://Track.Example.com/1 ', http://Track.Example.com/1",
    "example.com/t/1, https://example.com/t/1",
  })
  void anAddressIsRead(String typed, String link) {
    assertThat(WebLink.read(typed)).isEqualTo(Read.of(link));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JaVaScRiPt://example.com/%0aalert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "//example.com",
        "ftp://example.com/1",
        "https://dhl.com@evil.example/1",
        "https://localhost/1",
        "https:///1",
        "https://exa mple.com",
        "here",
      })
  void whatIsNoPageOfAHostIsRefused(String typed) {
    assertThat(WebLink.read(typed)).isEqualTo(Read.refused("link"));
  }

  @Test
  void aLongOneIsRefused() {
    assertThat(WebLink.read("https://example.com/" + "x".repeat(400)).refusal()).isPresent();
    assertThat(WebLink.read(" \u200B ")).isEqualTo(Read.missing());
  }
}
