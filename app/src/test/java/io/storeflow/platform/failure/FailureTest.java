package io.storeflow.platform.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;

class FailureTest {
  @Test
  void aHeaderThatNoServerReadsIsTheFaultOfWhoSentIt() {
    var failure = Failure.of(new RequestRejectedException("a header with an umlaut"));
    assertThat(failure.status()).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(failure.code()).isEqualTo("validation_failed");
  }

  @Test
  void whatNobodyForesawIsOurs() {
    assertThat(Failure.of(new IllegalStateException()).status())
        .isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
  }
}
