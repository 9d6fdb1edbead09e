package io.storeflow.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import io.storeflow.testing.StandIn;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The process: frozen, killed, started again. */
@Tag("processes")
class ProcessTest {

  @Test
  void knowsAfterAKillWhatItKnew() throws Exception {
    try (var standIn = StandIn.start("kept", true)) {
      var account = standIn.control().account("DE");
      var stripe = Asked.client(standIn);
      await().until(standIn::hasFile);
      standIn.restart();
      assertThat(stripe.v1().accounts().retrieve(account).getChargesEnabled()).isTrue();
      assertThat(stripe.v1().events().list(null, Asked.of(account)).getData()).isNotEmpty();
      standIn.kill();
      assertThatThrownBy(() -> stripe.v1().accounts().retrieve(account))
          .isInstanceOf(ApiConnectionException.class);
      standIn.restart();
      assertThat(stripe.v1().accounts().retrieve(account).getId()).isEqualTo(account);
    }
  }

  @Test
  void answersNobodyWhileItIsFrozen() throws Exception {
    try (var standIn = StandIn.start("frozen", false)) {
      var patient = Asked.client(standIn);
      var hasty =
          StripeClient.builder()
              .setApiKey(standIn.secretKey())
              .setApiBase(standIn.base())
              .setReadTimeout(300)
              .setMaxNetworkRetries(0)
              .build();
      standIn.freeze();
      assertThatThrownBy(() -> hasty.v1().accounts().list())
          .isInstanceOf(ApiConnectionException.class);
      standIn.thaw();
      assertThat(patient.v1().accounts().list().getData()).isEmpty();
    }
  }
}
