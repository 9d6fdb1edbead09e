package io.storeflow.connect;

import com.stripe.model.Account;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.AccountCreateParams.Capabilities.CardPayments;
import com.stripe.param.AccountCreateParams.Controller;
import com.stripe.param.AccountCreateParams.Controller.Fees;
import com.stripe.param.AccountCreateParams.Controller.Losses;
import com.stripe.param.AccountCreateParams.Controller.RequirementCollection;
import com.stripe.param.AccountCreateParams.Controller.StripeDashboard;
import com.stripe.param.AccountLinkCreateParams;
import com.stripe.param.AccountListParams;
import io.storeflow.stripe.StripeGate;
import io.storeflow.stripe.StripeGate.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What is asked of Stripe about accounts. A new one is what Stripe called "Standard"
 * (docs.stripe.com/connect/migrate-to-controller-properties): its merchant pays the fees, Stripe
 * bears losses and asks for what it has to know, and the merchant has the full dashboard.
 */
@Component
class StripeAccounts {
  /** Stripe forgets the keys of what is done once after that. */
  private static final Duration KEYS = Duration.ofHours(23);

  private static final String MERCHANT = "storeflow_merchant";
  private static final String ONCE = "storeflow_once";
  private static final long MOST = 100;

  private final StripeGate gate;

  StripeAccounts(StripeGate gate) {
    this.gate = gate;
  }

  /**
   * Makes it, once however often it is asked for: after a day, when Stripe has forgotten the key,
   * what was made is looked for first.
   *
   * @param merchant public id, by which it is known at Stripe
   */
  Account make(ConnectedAccount wanted, String merchant, Instant now) {
    if (wanted.madeAt().plus(KEYS).isBefore(now)) {
      var made = made(wanted);
      if (made.isPresent()) return made.get();
    }
    var asked = params(wanted, merchant);
    return gate.ask(
        Lane.PEOPLE, it -> it.v1().accounts().create(asked, StripeGate.once(wanted.once())));
  }

  private Optional<Account> made(ConnectedAccount wanted) {
    var since = AccountListParams.Created.builder().setGte(wanted.madeAt().getEpochSecond());
    var asked = AccountListParams.builder().setCreated(since.build()).setLimit(MOST).build();
    var found = gate.ask(Lane.PEOPLE, it -> it.v1().accounts().list(asked));
    return found.getData().stream()
        .filter(it -> it.getMetadata() != null)
        .filter(it -> wanted.once().equals(it.getMetadata().get(ONCE)))
        .findFirst();
  }

  private static AccountCreateParams params(ConnectedAccount wanted, String merchant) {
    return AccountCreateParams.builder()
        .setCountry(wanted.country())
        .setController(
            Controller.builder()
                .setFees(Fees.builder().setPayer(Fees.Payer.ACCOUNT).build())
                .setLosses(Losses.builder().setPayments(Losses.Payments.STRIPE).build())
                .setRequirementCollection(RequirementCollection.STRIPE)
                .setStripeDashboard(
                    StripeDashboard.builder().setType(StripeDashboard.Type.FULL).build())
                .build())
        .setCapabilities(
            AccountCreateParams.Capabilities.builder()
                .setCardPayments(CardPayments.builder().setRequested(true).build())
                .build())
        .putMetadata(MERCHANT, merchant)
        .putMetadata(ONCE, wanted.once())
        .build();
  }

  Account read(Lane lane, String account) {
    return gate.ask(lane, it -> it.v1().accounts().retrieve(account));
  }

  /**
   * A link to Stripe's pages, for one visit within minutes: never mailed, never kept.
   *
   * @param expired where Stripe leads who uses it again
   * @param back where it leads who is done, or leaves
   */
  String link(String account, String expired, String back) {
    var asked =
        AccountLinkCreateParams.builder()
            .setAccount(account)
            .setType(AccountLinkCreateParams.Type.ACCOUNT_ONBOARDING)
            .setRefreshUrl(expired)
            .setReturnUrl(back)
            .build();
    return gate.ask(Lane.PEOPLE, it -> it.v1().accountLinks().create(asked)).getUrl();
  }
}
