package io.storeflow.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentMethodDomain;
import com.stripe.param.PaymentMethodDomainCreateParams;
import io.storeflow.testing.StandIn;
import io.storeflow.testing.StandInControl;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Idempotency keys, and what goes wrong between asking and hearing. */
@Tag("processes")
class FaultsTest {
  private static StandIn standIn;

  private StandInControl control;
  private StripeClient stripe;
  private String account;

  /** One of its own: what others have made stays. */
  @BeforeAll
  static void start() {
    standIn = StandIn.start("faults", false);
  }

  @AfterAll
  static void end() {
    standIn.close();
  }

  @BeforeEach
  void anAccount() {
    control = standIn.control();
    stripe = Asked.client(standIn);
    control.reset();
    account = control.account("DE");
  }

  @Test
  void theSameKeyDoesTheSameOnce() throws StripeException {
    var first = create("a.example", "k1");
    var again = create("a.example", "k1");
    assertThat(again.getId()).isEqualTo(first.getId());
    assertThat(again.getLastResponse().headers().firstValue("Idempotent-Replayed"))
        .contains("true");
    assertThatThrownBy(() -> create("b.example", "k1"))
        .isInstanceOf(IdempotencyException.class)
        .hasMessageContaining("same parameters");
    var calls = control.calls("POST", "/v1/payment_method_domains");
    assertThat(calls).hasSize(3);
    assertThat(calls.getFirst().path("idempotency_key").asString()).isEqualTo("k1");
    assertThat(calls.getFirst().path("account").asString()).isEqualTo(account);
  }

  @Test
  void keysAreForgottenAfterADay() throws StripeException {
    var first = create("a.example", "k1");
    control.remove(account, first.getId());
    control.forward(Duration.ofHours(23));
    assertThat(create("a.example", "k1").getId()).isEqualTo(first.getId());
    control.forward(Duration.ofHours(2));
    assertThat(create("a.example", "k1").getId()).isNotEqualTo(first.getId());
  }

  @Test
  void twoAtOnceWithOneKeyConflict() throws Exception {
    control.fault("path", "/v1/payment_method_domains", "delay", 400);
    var first = CompletableFuture.supplyAsync(() -> created("a.example", "k1"));
    org.awaitility.Awaitility.await()
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> create("a.example", "k1"))
                    .isInstanceOfSatisfying(
                        StripeException.class,
                        busy -> assertThat(busy.getStatusCode()).isEqualTo(409)));
    assertThat(idOf(first)).startsWith("pmd_");
  }

  @Test
  void whatIsDoneWithoutAnAnswerIsHeardWithTheSameKey() throws StripeException {
    control.fault("path", "/v1/payment_method_domains", "cut", "after", "times", 2);
    assertThatThrownBy(() -> create("a.example", "k1")).isInstanceOf(ApiConnectionException.class);
    control.noFaults();
    assertThat(domains()).isEqualTo(1);
    assertThat(
            create("a.example", "k1").getLastResponse().headers().firstValue("Idempotent-Replayed"))
        .contains("true");
  }

  @Test
  void aCutBeforeDoesNothingAndOneInTheMiddleAll() throws StripeException {
    control.fault("path", "/v1/payment_method_domains", "cut", "before", "times", 2);
    assertThatThrownBy(() -> create("a.example", "k1")).isInstanceOf(ApiConnectionException.class);
    control.noFaults();
    assertThat(domains()).isZero();
    control.fault("path", "/v1/payment_method_domains", "cut", "middle");
    assertThatThrownBy(() -> create("a.example", "k1")).isInstanceOf(ApiConnectionException.class);
    assertThat(domains()).isEqualTo(1);
  }

  @Test
  void answersOfTroubleAreAsStripeGivesThem() throws StripeException {
    control.fault("status", 429);
    assertThatThrownBy(() -> create("a.example", "k1")).isInstanceOf(RateLimitException.class);
    control.fault("status", 500);
    assertThatThrownBy(() -> create("a.example", "k2")).isInstanceOf(ApiException.class);
    // A key keeps an answer of 500, as Stripe's do.
    assertThatThrownBy(() -> create("a.example", "k2")).isInstanceOf(ApiException.class);
    assertThat(create("a.example", "k3").getId()).startsWith("pmd_");
  }

  private int domains() throws StripeException {
    return stripe.v1().paymentMethodDomains().list(null, Asked.of(account)).getData().size();
  }

  private PaymentMethodDomain create(String name, String key) throws StripeException {
    return stripe
        .v1()
        .paymentMethodDomains()
        .create(
            PaymentMethodDomainCreateParams.builder().setDomainName(name).build(),
            Asked.once(account, key));
  }

  private PaymentMethodDomain created(String name, String key) {
    try {
      return create(name, key);
    } catch (StripeException refused) {
      throw new AssertionError(refused);
    }
  }

  private static String idOf(CompletableFuture<PaymentMethodDomain> made)
      throws InterruptedException, ExecutionException {
    return made.get().getId();
  }
}
