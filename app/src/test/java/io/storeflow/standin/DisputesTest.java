package io.storeflow.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.DisputeListParams;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.RefundCreateParams;
import io.storeflow.standin.book.Json;
import io.storeflow.testing.StandIn;
import io.storeflow.testing.StandInControl;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Disputes, balance transactions and payouts, asked with Stripe's own library. */
@Tag("processes")
class DisputesTest {
  private final StandIn standIn = StandIn.shared();
  private final StandInControl control = standIn.control();
  private final StripeClient stripe = Asked.client(standIn);
  private final String account = control.account("DE");
  private final RequestOptions options = Asked.of(account);

  @Test
  void aDisputeIsAnsweredAndWon() throws StripeException {
    var intent = paid("pm_card_visa");
    control.post("/disputes/" + account, "payment_intent", intent.getId(), "amount", 600);
    var dispute = dispute(intent);
    assertThat(dispute.getStatus()).isEqualTo("needs_response");
    assertThat(dispute.getEvidenceDetails().getDueBy()).isGreaterThan(dispute.getCreated());
    assertThat(dispute.getBalanceTransactions())
        .singleElement()
        .satisfies(
            taken -> {
              assertThat(taken.getAmount()).isEqualTo(-600);
              assertThat(taken.getFee()).isEqualTo(2000);
            });
    assertThatThrownBy(() -> refund(intent))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            refused -> assertThat(refused.getCode()).isEqualTo("charge_disputed"));

    var evidence =
        DisputeUpdateParams.builder()
            .setEvidence(
                DisputeUpdateParams.Evidence.builder()
                    .setUncategorizedText("winning_evidence")
                    .build())
            .build();
    var won = stripe.v1().disputes().update(dispute.getId(), evidence, options);
    assertThat(won.getStatus()).isEqualTo("won");
    assertThat(won.getBalanceTransactions())
        .extracting(BalanceTransaction::getNet)
        .containsExactly(-2600L, 600L);
    assertThat(events())
        .containsSubsequence(
            "charge.dispute.created",
            "charge.dispute.funds_withdrawn",
            "charge.dispute.updated",
            "charge.dispute.closed",
            "charge.dispute.funds_reinstated");
  }

  @Test
  void aCardOfTestsIsDisputedAndWhoAcceptsLoses() throws StripeException {
    var intent = paid("pm_card_createDispute");
    await().until(() -> !disputes(intent).isEmpty());
    var dispute = dispute(intent);
    assertThat(stripe.v1().disputes().close(dispute.getId(), null, options).getStatus())
        .isEqualTo("lost");
    assertThatThrownBy(() -> stripe.v1().disputes().close(dispute.getId(), null, options))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void whoDoesNotAnswerInTimeLoses() throws Exception {
    try (var own = StandIn.start("overdue", false)) {
      var client = Asked.client(own);
      var of = Asked.of(own.control().account("DE"));
      var intent = client.v1().paymentIntents().create(params("pm_card_visa"), of);
      own.control().post("/disputes/" + of.getStripeAccount(), "payment_intent", intent.getId());
      own.control().forward(Duration.ofDays(10));
      assertThat(client.v1().disputes().list(null, of).getData())
          .singleElement()
          .satisfies(it -> assertThat(it.getStatus()).isEqualTo("lost"));
    }
  }

  @Test
  void aPayoutHoldsAllThatWentIntoIt() throws StripeException {
    var first = paid("pm_card_visa");
    paid("pm_card_visa");
    refund(first);
    long net = 2 * (1000 - 40) - 1000;
    assertThat(stripe.v1().balance().retrieve(null, options).getPending())
        .singleElement()
        .satisfies(pending -> assertThat(pending.getAmount()).isEqualTo(net));

    var id = Json.text(control.post("/payouts/" + account), "id", "");
    var payout = stripe.v1().payouts().retrieve(id, null, options);
    assertThat(payout.getAmount()).isEqualTo(net);
    assertThat(payout.getStatus()).isEqualTo("in_transit");
    var entries = BalanceTransactionListParams.builder().setPayout(id).build();
    assertThat(stripe.v1().balanceTransactions().list(entries, options).getData())
        .extracting(BalanceTransaction::getType)
        .containsExactly("payout", "refund", "charge", "charge");
    control.post("/payouts/" + account + "/" + id, "status", "paid");
    assertThat(stripe.v1().payouts().retrieve(id, null, options).getStatus()).isEqualTo("paid");
    assertThat(events()).containsSubsequence("payout.created", "payout.paid");
  }

  @Test
  void aPayoutMayComeBack() throws StripeException {
    paid("pm_card_visa");
    var id = Json.text(control.post("/payouts/" + account), "id", "");
    control.post("/payouts/" + account + "/" + id, "status", "failed");
    var failed = stripe.v1().payouts().retrieve(id, null, options);
    assertThat(failed.getFailureCode()).isEqualTo("account_closed");
    assertThat(stripe.v1().balance().retrieve(null, options).getAvailable().getFirst().getAmount())
        .isEqualTo(960);
  }

  @Test
  void eachDayWhatIsThereIsPaidOut() throws Exception {
    try (var own = StandIn.start("payouts", true)) {
      var client = Asked.client(own);
      var of = Asked.of(own.control().account("DE"));
      client.v1().paymentIntents().create(params("pm_card_visa"), of);
      own.control().forward(Duration.ofDays(9));
      own.control().forward(Duration.ofDays(2));
      assertThat(client.v1().payouts().list(null, of).getData())
          .singleElement()
          .satisfies(
              payout -> {
                assertThat(payout.getStatus()).isEqualTo("paid");
                assertThat(payout.getAutomatic()).isTrue();
              });
    }
  }

  @Test
  void whatIsPaidInAnotherCurrencyIsConverted() throws StripeException {
    var usd = PaymentIntentCreateParams.builder().setAmount(1000L).setCurrency("usd");
    var intent =
        stripe
            .v1()
            .paymentIntents()
            .create(
                usd.setPaymentMethod("pm_card_visa")
                    .setConfirm(true)
                    .setReturnUrl("https://us.example/back")
                    .addExpand("latest_charge.balance_transaction")
                    .build(),
                options);
    var entry = intent.getLatestChargeObject().getBalanceTransactionObject();
    assertThat(entry.getCurrency()).isEqualTo("eur");
    assertThat(entry.getAmount()).isEqualTo(900);
    assertThat(entry.getExchangeRate()).isEqualByComparingTo("0.9");
  }

  private PaymentIntent paid(String card) throws StripeException {
    return stripe.v1().paymentIntents().create(params(card), options);
  }

  private static PaymentIntentCreateParams params(String card) {
    return PaymentIntentCreateParams.builder()
        .setAmount(1000L)
        .setCurrency("eur")
        .setPaymentMethod(card)
        .setConfirm(true)
        .setReturnUrl("https://us.example/back")
        .build();
  }

  private void refund(PaymentIntent intent) throws StripeException {
    var params = RefundCreateParams.builder().setPaymentIntent(intent.getId()).build();
    stripe.v1().refunds().create(params, options);
  }

  private Dispute dispute(PaymentIntent intent) throws StripeException {
    return disputes(intent).getFirst();
  }

  private List<Dispute> disputes(PaymentIntent intent) throws StripeException {
    var of = DisputeListParams.builder().setPaymentIntent(intent.getId()).build();
    return stripe.v1().disputes().list(of, options).getData();
  }

  private List<String> events() throws StripeException {
    var all = EventListParams.builder().setLimit(100L).build();
    return stripe.v1().events().list(all, options).getData().reversed().stream()
        .map(Event::getType)
        .toList();
  }
}
