package io.storeflow.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Account;
import com.stripe.model.Event;
import com.stripe.param.EventListParams;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointCreateParams.EnabledEvent;
import io.storeflow.standin.Mailslot.Letter;
import io.storeflow.standin.book.Json;
import io.storeflow.testing.StandIn;
import io.storeflow.testing.StandInControl;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Events: to whom they go, what proves them, and what goes wrong with them on purpose. */
@Tag("processes")
class EventsTest {
  private static final String SECRET = "whsec_known";

  private static StandIn standIn;

  private StandInControl control;
  private StripeClient stripe;
  private Mailslot mailslot;

  /** One of its own: what others have made stays. */
  @BeforeAll
  static void start() {
    standIn = StandIn.start("events", false);
  }

  @AfterAll
  static void end() {
    standIn.close();
  }

  @BeforeEach
  void listen() throws Exception {
    control = standIn.control();
    stripe = Asked.client(standIn);
    control.reset();
    mailslot = new Mailslot();
  }

  @AfterEach
  void close() {
    mailslot.close();
  }

  @Test
  void anEventOfAConnectedAccountIsSignedAndNamesIt() throws Exception {
    control.endpoint(mailslot.url(), true, SECRET);
    var account = control.account("DE");
    awaitLetters();

    // Which of several comes first is not said.
    var letter =
        mailslot.letters().stream()
            .filter(each -> each.body().contains("\"type\":\"account.updated\""))
            .findFirst()
            .orElseThrow();
    var event = letter.opened(SECRET);
    assertThat(event.getAccount()).isEqualTo(account);
    var told = (Account) event.getDataObjectDeserializer().getObject().orElseThrow();
    assertThat(told.getChargesEnabled()).isTrue();
    assertThat(event.getData().getPreviousAttributes()).containsEntry("charges_enabled", false);
    assertThatThrownBy(() -> last().opened("whsec_other"))
        .isInstanceOf(SignatureVerificationException.class);
  }

  @Test
  void endpointsHearTheirKindAndTypesAlone() throws Exception {
    control.endpoint(mailslot.url(), false, SECRET);
    stripe
        .v1()
        .webhookEndpoints()
        .create(
            WebhookEndpointCreateParams.builder()
                .setUrl(mailslot.url())
                .setConnect(true)
                .addEnabledEvent(EnabledEvent.PAYOUT__PAID)
                .build());
    var account = control.account("DE");
    control.awaitDelivered();
    assertThat(mailslot.letters()).isEmpty();
    assertThat(events(account)).isNotEmpty();
  }

  @Test
  void whileASecretIsRolledBothProve() throws Exception {
    var endpoint = control.endpoint(mailslot.url(), true, SECRET);
    var rolled =
        control.post("/endpoints/" + Json.text(endpoint, "id") + "/roll", "keep_old", true);
    control.account("DE");
    awaitLetters();
    last().opened(SECRET);
    last().opened(Json.text(rolled, "secret", ""));
  }

  @Test
  void isSentAgainUntilItIsTaken() {
    control.events("retry", 20);
    control.endpoint(mailslot.url(), true, SECRET);
    var tries = new AtomicInteger();
    mailslot.answers(() -> tries.incrementAndGet() < 3 ? 500 : 200);
    control.post("/emit", "account", control.account("DE"), "type", "balance.available");
    control.awaitDelivered();
    assertThat(tries.get()).isGreaterThan(3);
  }

  @Test
  void lostEventsAreListedAsUndelivered() throws Exception {
    control.endpoint(mailslot.url(), true, SECRET);
    control.events("drop", 100);
    var account = control.account("DE");
    control.events("drop", 0);
    control.post("/emit", "account", account, "type", "balance.available");
    control.awaitDelivered();

    assertThat(mailslot.letters()).hasSize(1);
    var lost = EventListParams.builder().setDeliverySuccess(false).build();
    assertThat(stripe.v1().events().list(lost, Asked.of(account)).getData())
        .isNotEmpty()
        .extracting(Event::getType)
        .doesNotContain("balance.available");
    var there = EventListParams.builder().setDeliverySuccess(true).build();
    assertThat(stripe.v1().events().list(there, Asked.of(account)).getData())
        .extracting(Event::getType)
        .containsExactly("balance.available");
  }

  @Test
  void heldEventsComeInAnyOrderAndMoreThanOnce() {
    control.endpoint(mailslot.url(), true, SECRET);
    control.events("hold", true);
    var account = control.account("DE");
    for (var type : new String[] {"payout.created", "payout.paid"})
      control.post("/emit", "account", account, "type", type);
    assertThat(mailslot.letters()).isEmpty();
    int held = control.held().size();

    assertThat(control.release("reverse")).hasSize(held);
    assertThat(mailslot.letters().getFirst().body()).contains("\"payout.paid\"");
    var paid = events(account).getFirst();
    control.post("/events/" + paid + "/send", "times", 4);
    assertThat(mailslot.letters()).hasSize(held + 4);
  }

  @Test
  void aSignatureMayBeOfYesterdayAndABodyChanged() throws Exception {
    control.endpoint(mailslot.url(), true, SECRET);
    var account = control.account("DE");
    awaitLetters();
    var id = events(account).getFirst();
    control.post("/events/" + id + "/send", "age", 86_400);
    assertThatThrownBy(() -> last().opened(SECRET)).hasMessageContaining("Timestamp outside");
    control.post("/events/" + id + "/send", "tamper", true);
    assertThatThrownBy(() -> last().opened(SECRET))
        .isInstanceOf(SignatureVerificationException.class);
  }

  @Test
  void anEndpointTellsItsSecretOnce() throws Exception {
    var params =
        WebhookEndpointCreateParams.builder()
            .setUrl(mailslot.url())
            .addEnabledEvent(EnabledEvent.ALL)
            .build();
    var endpoints = stripe.v1().webhookEndpoints();
    var made = endpoints.create(params);
    assertThat(made.getSecret()).startsWith("whsec_");
    assertThat(endpoints.retrieve(made.getId()).getSecret()).isNull();
    assertThat(endpoints.delete(made.getId()).getDeleted()).isTrue();
    assertThatThrownBy(() -> endpoints.retrieve(made.getId()))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            refused -> assertThat(refused.getCode()).isEqualTo("resource_missing"));
  }

  private java.util.List<String> events(String account) {
    try {
      return stripe.v1().events().list(null, Asked.of(account)).getData().stream()
          .map(Event::getId)
          .toList();
    } catch (com.stripe.exception.StripeException refused) {
      throw new AssertionError(refused);
    }
  }

  private void awaitLetters() {
    await().until(() -> !mailslot.letters().isEmpty());
    control.awaitDelivered();
  }

  private Letter last() {
    return mailslot.letters().getLast();
  }
}
