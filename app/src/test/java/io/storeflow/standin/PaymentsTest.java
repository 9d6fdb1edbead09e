package io.storeflow.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.ChargeRetrieveParams;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentIntentUpdateParams;
import com.stripe.param.RefundCreateParams;
import io.storeflow.testing.StandIn;
import io.storeflow.testing.StandInControl;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Payment intents, cards, charges and refunds, asked with Stripe's own library. */
@Tag("processes")
class PaymentsTest {
  private final StandIn standIn = StandIn.shared();
  private final StandInControl control = standIn.control();
  private final StripeClient stripe = Asked.client(standIn);
  private final String account = control.account("DE");
  private final RequestOptions options = Asked.of(account);

  @Test
  void aCardPays() throws StripeException {
    var intent = create(1290, "eur");
    assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
    assertThat(intent.getPaymentMethodTypes()).contains("card", "sepa_debit");
    var paid = confirm(intent, "pm_card_visa");

    assertThat(paid.getStatus()).isEqualTo("succeeded");
    assertThat(paid.getAmountReceived()).isEqualTo(1290);
    var charge = paid.getLatestChargeObject();
    assertThat(charge.getPaid() && charge.getCaptured()).isTrue();
    assertThat(charge.getPaymentMethodDetails().getCard().getLast4()).isEqualTo("4242");
    var entry = charge.getBalanceTransactionObject();
    assertThat(entry.getFee()).isEqualTo(44);
    assertThat(entry.getNet()).isEqualTo(1290 - 44);
    assertThat(events())
        .containsSubsequence(
            "payment_intent.created",
            "charge.succeeded",
            "payment_intent.succeeded",
            "charge.updated");
  }

  @ParameterizedTest
  @CsvSource({
    "pm_card_chargeDeclined, card_declined, generic_decline",
    "pm_card_chargeDeclinedInsufficientFunds, card_declined, insufficient_funds",
    "pm_card_chargeDeclinedExpiredCard, expired_card, expired_card",
    "pm_card_chargeDeclinedIncorrectCvc, incorrect_cvc, incorrect_cvc"
  })
  void aCardIsDeclinedAndMayBeTriedAgain(String card, String code, String decline)
      throws StripeException {
    var intent = create(500, "eur");
    assertThatThrownBy(() -> confirm(intent, card))
        .isInstanceOfSatisfying(
            CardException.class,
            refused -> {
              assertThat(refused.getCode()).isEqualTo(code);
              assertThat(refused.getDeclineCode()).isEqualTo(decline);
              assertThat(refused.getStripeError().getPaymentIntent().getId())
                  .isEqualTo(intent.getId());
            });
    var after = retrieve(intent);
    assertThat(after.getStatus()).isEqualTo("requires_payment_method");
    assertThat(after.getLastPaymentError().getDeclineCode()).isEqualTo(decline);
    assertThat(events()).contains("payment_intent.payment_failed", "charge.failed");
    assertThat(confirm(intent, "pm_card_visa").getStatus()).isEqualTo("succeeded");
  }

  @Test
  void theBankAsksAndIsAnsweredOrNot() throws StripeException {
    var intent = create(500, "eur");
    var asked = confirm(intent, "pm_card_authenticationRequired");
    assertThat(asked.getStatus()).isEqualTo("requires_action");
    assertThat(asked.getNextAction().getRedirectToUrl().getUrl()).startsWith(standIn.base());
    control.post(path(intent) + "/bank", "says", "fail");
    assertThat(retrieve(intent).getLastPaymentError().getCode())
        .isEqualTo("payment_intent_authentication_failure");

    control.post(path(intent) + "/pay", "card", "4000002500003155", "bank", "complete");
    var paid = retrieve(intent);
    assertThat(paid.getStatus()).isEqualTo("succeeded");
    assertThat(
            paid.getLatestChargeObject()
                .getPaymentMethodDetails()
                .getCard()
                .getThreeDSecure()
                .getResult())
        .isEqualTo("authenticated");
  }

  @Test
  void whatIsAuthorisedIsCapturedInPartOrEnds() throws StripeException {
    var params = params(1000, "eur").setCaptureMethod(CaptureMethod.MANUAL).build();
    var intent = stripe.v1().paymentIntents().create(params, options);
    var held = confirm(intent, "pm_card_visa");
    assertThat(held.getStatus()).isEqualTo("requires_capture");
    assertThat(held.getAmountCapturable()).isEqualTo(1000);
    var card = held.getLatestChargeObject().getPaymentMethodDetails().getCard();
    assertThat(card.getCaptureBefore()).isGreaterThan(held.getCreated());
    var captured =
        stripe
            .v1()
            .paymentIntents()
            .capture(
                intent.getId(),
                PaymentIntentCaptureParams.builder().setAmountToCapture(700L).build(),
                options);
    assertThat(captured.getAmountReceived()).isEqualTo(700);
    assertThat(captured.getStatus()).isEqualTo("succeeded");
    assertThatThrownBy(() -> stripe.v1().paymentIntents().cancel(intent.getId(), null, options))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            refused -> assertThat(refused.getCode()).isEqualTo("payment_intent_unexpected_state"));
  }

  @Test
  void whatIsHeldForAWeekIsFreeThen() throws Exception {
    try (var own = StandIn.start("held", false)) {
      var client = Asked.client(own);
      var of = Asked.of(own.control().account("DE"));
      var params = params(1000, "eur").setCaptureMethod(CaptureMethod.MANUAL).build();
      var intent = client.v1().paymentIntents().create(params, of);
      var visa = PaymentIntentConfirmParams.builder().setPaymentMethod("pm_card_visa").build();
      client.v1().paymentIntents().confirm(intent.getId(), visa, of);
      own.control().forward(Duration.ofDays(8));
      var ended = client.v1().paymentIntents().retrieve(intent.getId(), null, of);
      assertThat(ended.getStatus()).isEqualTo("canceled");
      assertThat(ended.getCancellationReason()).isEqualTo("automatic");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DE89370400440532013000, succeeded",
    "DE62370400440532013001, requires_payment_method"
  })
  void aDebitIsProcessingFirst(String iban, String end) throws StripeException {
    var intent = create(2000, "eur");
    control.post(path(intent) + "/pay", "iban", iban);
    assertThat(retrieve(intent).getStatus()).isEqualTo("processing");
    await().until(() -> retrieve(intent).getStatus().equals(end));
  }

  @Test
  void aBankPageLeadsBack() throws StripeException {
    var intent = create(2000, "eur");
    control.post(path(intent) + "/pay", "method", "ideal", "return_url", "https://us.example/b");
    assertThat(retrieve(intent).getNextAction().getType()).isEqualTo("redirect_to_url");
    control.post(path(intent) + "/bank", "says", "complete");
    assertThat(retrieve(intent).getStatus()).isEqualTo("succeeded");
  }

  @ParameterizedTest
  @CsvSource({
    "49, eur, amount_too_small",
    "1000000000, eur, amount_too_large",
    "1001, kwd, invalid_charge_amount",
    "1050, isk, invalid_charge_amount",
    "0, jpy, parameter_invalid_integer"
  })
  void amountsThatStripeDoesNotTakeAreRefused(long amount, String currency, String code) {
    assertThatThrownBy(() -> create(amount, currency))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            refused -> {
              assertThat(refused.getCode()).isEqualTo(code);
              assertThat(refused.getParam()).isEqualTo("amount");
            });
  }

  @Test
  void refundsAreOfAPartThenOfTheRest() throws StripeException {
    var intent = paid(1000);
    var first = refund(intent, 300);
    assertThat(first.getStatus()).isEqualTo("succeeded");
    assertThat(retrieve(intent).getLatestChargeObject().getAmountRefunded()).isEqualTo(300);
    assertThatThrownBy(() -> refund(intent, 800)).hasMessageContaining("greater than unrefunded");
    refund(intent);
    var charge = retrieve(intent).getLatestChargeObject();
    assertThat(charge.getRefunded()).isTrue();
    var refunds = ChargeRetrieveParams.builder().addExpand("refunds").build();
    assertThat(
            stripe.v1().charges().retrieve(charge.getId(), refunds, options).getRefunds().getData())
        .extracting(Refund::getAmount)
        .containsExactly(700L, 300L);
    assertThatThrownBy(() -> refund(intent))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            refused -> assertThat(refused.getCode()).isEqualTo("charge_already_refunded"));
  }

  @Test
  void aRefundMayComeBack() throws StripeException {
    var intent = create(1000, "eur");
    confirm(intent, "pm_card_refundFail");
    var refund = refund(intent, 400);
    await()
        .untilAsserted(
            () -> {
              var now = stripe.v1().refunds().retrieve(refund.getId(), null, options);
              assertThat(now.getStatus()).isEqualTo("failed");
              assertThat(now.getFailureReason()).isEqualTo("expired_or_canceled_card");
            });
    assertThat(retrieve(intent).getLatestChargeObject().getAmountRefunded()).isZero();
    assertThat(events()).contains("charge.refunded", "refund.failed", "charge.refund.updated");
  }

  @Test
  void aRefundInTheDashboardIsTold() throws StripeException {
    var intent = paid(1000);
    control.post("/refunds/" + account, "payment_intent", intent.getId(), "amount", 250);
    assertThat(retrieve(intent).getLatestChargeObject().getAmountRefunded()).isEqualTo(250);
    assertThat(events()).contains("refund.created", "charge.refunded");
  }

  @Test
  void amountsChangeOnlyBeforeTheyArePaid() throws StripeException {
    var intent = create(1000, "eur");
    var other = PaymentIntentUpdateParams.builder().setAmount(1200L).build();
    var intents = stripe.v1().paymentIntents();
    assertThat(intents.update(intent.getId(), other, options).getAmount()).isEqualTo(1200);
    confirm(intent, "pm_card_visa");
    assertThatThrownBy(() -> intents.update(intent.getId(), other, options))
        .hasMessageContaining("status of succeeded");
  }

  @Test
  void anAccountWithoutCardsTakesNone() {
    control.post("/accounts/" + account + "/state", "as", "no_cards");
    assertThatThrownBy(() -> create(1000, "eur"))
        .hasMessageContaining("cannot currently make charges");
  }

  @Test
  void intentsOfOtherAccountsAreNotThere() throws StripeException {
    var intent = create(1000, "eur");
    var other = Asked.of(control.account("DE"));
    assertThatThrownBy(() -> stripe.v1().paymentIntents().retrieve(intent.getId(), null, other))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            refused -> assertThat(refused.getStatusCode()).isEqualTo(404));
  }

  @Test
  void aBrowserSeesAnIntentWithItsSecretAlone() throws StripeException {
    var intent = create(1000, "eur");
    var open = Asked.client(standIn, standIn.publishableKey()).v1().paymentIntents();
    assertThatThrownBy(() -> open.retrieve(intent.getId(), null, options))
        .hasMessageContaining("No such payment_intent");
    var secret =
        PaymentIntentRetrieveParams.builder().setClientSecret(intent.getClientSecret()).build();
    var seen = open.retrieve(intent.getId(), secret, options);
    assertThat(seen.getStatus()).isEqualTo("requires_payment_method");
    assertThat(seen.getMetadata()).isNull();
  }

  private PaymentIntent paid(long amount) throws StripeException {
    return confirm(create(amount, "eur"), "pm_card_visa");
  }

  private PaymentIntent create(long amount, String currency) throws StripeException {
    return stripe.v1().paymentIntents().create(params(amount, currency).build(), options);
  }

  private static PaymentIntentCreateParams.Builder params(long amount, String currency) {
    return PaymentIntentCreateParams.builder()
        .setAmount(amount)
        .setCurrency(currency)
        .putMetadata("order", "1044")
        .setAutomaticPaymentMethods(
            PaymentIntentCreateParams.AutomaticPaymentMethods.builder().setEnabled(true).build());
  }

  private PaymentIntent confirm(PaymentIntent intent, String method) throws StripeException {
    return stripe
        .v1()
        .paymentIntents()
        .confirm(
            intent.getId(),
            PaymentIntentConfirmParams.builder()
                .setPaymentMethod(method)
                .setReturnUrl("https://us.example/back")
                .addExpand("latest_charge.balance_transaction")
                .build(),
            options);
  }

  private PaymentIntent retrieve(PaymentIntent intent) throws StripeException {
    var expanded = PaymentIntentRetrieveParams.builder().addExpand("latest_charge").build();
    return stripe.v1().paymentIntents().retrieve(intent.getId(), expanded, options);
  }

  private Refund refund(PaymentIntent intent) throws StripeException {
    return refund(RefundCreateParams.builder(), intent);
  }

  private Refund refund(PaymentIntent intent, long amount) throws StripeException {
    return refund(RefundCreateParams.builder().setAmount(amount), intent);
  }

  private Refund refund(RefundCreateParams.Builder params, PaymentIntent intent)
      throws StripeException {
    var refund = params.setPaymentIntent(intent.getId()).build();
    return stripe.v1().refunds().create(refund, options);
  }

  /** Types of the account's events, the oldest first. */
  private List<String> events() throws StripeException {
    var all = EventListParams.builder().setLimit(100L).build();
    return stripe.v1().events().list(all, options).getData().reversed().stream()
        .map(Event::getType)
        .toList();
  }

  private String path(PaymentIntent intent) {
    return "/payments/" + account + "/" + intent.getId();
  }
}
