package io.storeflow.platform.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptEncodingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip, deflate, br, zstd | true",
        "br;q=1.0, GZIP;q=0.2 | true",
        "gzip ; q = 0.001 | true",
        "* | true",
        "gzip;q=0 | false",
        "gzip; q=0.000, br | false",
        "*;q=0 | false",
        "br | false",
        "x-gzipped | false",
        "'' | false"
      })
  void readsWhatBrowsersSend(String header, boolean takes) {
    assertThat(AcceptEncoding.takesGzip(header)).isEqualTo(takes);
  }

  @Test
  void takesNothingFromWhoSaysNothing() {
    assertThat(AcceptEncoding.takesGzip(null)).isFalse();
  }
}
