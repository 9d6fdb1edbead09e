package io.storeflow.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.exception.oauth.InvalidGrantException;
import com.stripe.model.Account;
import com.stripe.net.OAuth;
import com.stripe.net.RequestOptions;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.AccountCreateParams.Controller;
import com.stripe.param.AccountLinkCreateParams;
import com.stripe.param.AccountListParams;
import com.stripe.param.PaymentMethodDomainCreateParams;
import io.storeflow.testing.StandIn;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Accounts, links, onboarding and OAuth, asked with Stripe's own library. */
@Tag("processes")
class AccountsTest {
  private final StandIn standIn = StandIn.shared();
  private final StripeClient stripe = Asked.client(standIn);
  private final HttpClient browser = HttpClient.newHttpClient();

  @Test
  void anAccountBeginsWithAllThatIsDue() throws StripeException {
    var made = created();

    assertThat(made.getId()).matches("acct_\\w+");
    assertThat(made.getController().getFees().getPayer()).isEqualTo("account");
    assertThat(made.getController().getStripeDashboard().getType()).isEqualTo("full");
    assertThat(made.getDefaultCurrency()).isEqualTo("eur");
    assertThat(made.getChargesEnabled()).isFalse();
    assertThat(made.getCapabilities().getCardPayments()).isEqualTo("inactive");
    assertThat(made.getRequirements().getCurrentlyDue())
        .contains("external_account", "tos_acceptance.date", "business_profile.url");
    assertThat(made.getRequirements().getDisabledReason()).isEqualTo("requirements.past_due");
    assertThat(made.getMetadata()).containsEntry("merchant", "7");
  }

  @Test
  void aLinkOpensOnceAndLeadsThroughOnboarding() throws Exception {
    var account = created().getId();
    var url = link(account);

    var steps = follow(url);
    assertThat(steps.body()).contains("Stand-in for Stripe – no money moves", "Your business");
    var visit = steps.uri().getPath();
    step(visit, "business", "name", "Hanami", "url", "https://hanami.example", "mcc", "5812");
    step(visit, "person", "first_name", "Aiko", "email", "aiko@hanami.example");
    assertThat(stripe.v1().accounts().retrieve(account).getRequirements().getCurrentlyDue())
        .containsExactly("external_account", "tos_acceptance.date", "tos_acceptance.ip");
    step(visit, "bank", "iban", "DE89370400440532013000");
    var last = step(visit, "agreement");

    assertThat(last.headers().firstValue("Location")).contains("https://us.example/back");
    var done = stripe.v1().accounts().retrieve(account);
    assertThat(done.getChargesEnabled() && done.getPayoutsEnabled()).isTrue();
    assertThat(done.getCapabilities().getCardPayments()).isEqualTo("active");
    assertThat(done.getRequirements().getCurrentlyDue()).isEmpty();
    assertThat(get(url).headers().firstValue("Location")).contains("https://us.example/again");
  }

  @Test
  void aLinkEndsAfterMinutes() throws Exception {
    try (var own = StandIn.start("links", false)) {
      var client = Asked.client(own);
      var account = own.control().account("DE");
      var url = client.v1().accountLinks().create(links(account)).getUrl();
      own.control().forward(Duration.ofMinutes(6));
      assertThat(get(url).headers().firstValue("Location")).contains("https://us.example/again");
    }
  }

  @Test
  void onlyConnectedAccountsAnswer() throws StripeException {
    assertThatThrownBy(() -> stripe.v1().accounts().retrieve("acct_1NobodyKnowsThisOne"))
        .isInstanceOfSatisfying(
            PermissionException.class,
            refused -> assertThat(refused.getCode()).isEqualTo("account_invalid"));
    var account = standIn.control().account("DE");
    assertThat(stripe.v1().accounts().retrieveCurrent(Asked.of(account)).getId())
        .isEqualTo(account);
    standIn.control().post("/accounts/" + account + "/disconnect");
    assertThatThrownBy(() -> stripe.v1().paymentMethodDomains().list(null, Asked.of(account)))
        .isInstanceOf(PermissionException.class);
  }

  @Test
  void keysOfOthersAreRefused() {
    assertThatThrownBy(() -> Asked.client(standIn, "sk_test_other").v1().accounts().list())
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("Invalid API Key provided: sk_test_***ther");
    assertThatThrownBy(() -> Asked.client(standIn, standIn.publishableKey()).v1().accounts().list())
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("publishable API key");
  }

  @Test
  void accountsAreListedInPages() throws StripeException {
    var first = created().getId();
    var second = created().getId();
    var page = stripe.v1().accounts().list(AccountListParams.builder().setLimit(1L).build());
    assertThat(page.getHasMore()).isTrue();
    assertThat(page.getData()).extracting(Account::getId).containsExactly(second);
    var next =
        stripe
            .v1()
            .accounts()
            .list(AccountListParams.builder().setLimit(1L).setStartingAfter(second).build());
    assertThat(next.getData()).extracting(Account::getId).containsExactly(first);
  }

  @Test
  void anAccountOfTheirOwnIsJoinedByACodeThatHoldsOnce() throws Exception {
    var settings = standIn.settings();
    var asked =
        "/oauth/authorize?response_type=code&scope=read_write&state=s1&client_id="
            + settings.get("storeflow.stripe.client-id")
            + "&redirect_uri="
            + URLEncoder.encode("https://us.example/joined", StandardCharsets.UTF_8);
    assertThat(get(standIn.base() + asked).body()).contains("Connect an account");
    var back =
        post(
            "/oauth/authorize",
            "redirect_uri=https%3A%2F%2Fus.example%2Fjoined&state=s1&account=another");
    var address = back.headers().firstValue("Location").orElseThrow();
    assertThat(address).startsWith("https://us.example/joined?").contains("state=s1");
    var code = address.replaceAll(".*code=([^&]+).*", "$1");

    var options =
        RequestOptions.builder().setApiKey(standIn.secretKey()).setBaseUrl(standIn.base()).build();
    Map<String, Object> grant = new HashMap<>();
    grant.put("grant_type", "authorization_code");
    grant.put("code", code);
    var told = OAuth.token(grant, options);
    assertThat(told.getStripeUserId()).startsWith("acct_");
    var account = stripe.v1().accounts().retrieve(told.getStripeUserId());
    assertThat(account.getChargesEnabled()).isTrue();
    assertThatThrownBy(() -> OAuth.token(grant, options)).isInstanceOf(InvalidGrantException.class);

    Map<String, Object> part = new HashMap<>();
    part.put("client_id", settings.get("storeflow.stripe.client-id"));
    part.put("stripe_user_id", told.getStripeUserId());
    OAuth.deauthorize(part, options);
    assertThatThrownBy(() -> stripe.v1().accounts().retrieve(told.getStripeUserId()))
        .isInstanceOf(PermissionException.class);
  }

  @Test
  void aDomainIsRegisteredOncePerAccount() throws StripeException {
    var account = standIn.control().account("DE");
    var params = PaymentMethodDomainCreateParams.builder().setDomainName("shop.example").build();
    var domains = stripe.v1().paymentMethodDomains();
    var first = domains.create(params, Asked.of(account));
    var second = domains.create(params, Asked.of(account));
    assertThat(second.getId()).isEqualTo(first.getId());
    assertThat(first.getApplePay().getStatus()).isEqualTo("active");
    assertThat(domains.list(null, Asked.of(standIn.control().account("DE"))).getData()).isEmpty();
  }

  private Account created() throws StripeException {
    return stripe
        .v1()
        .accounts()
        .create(
            AccountCreateParams.builder()
                .setCountry("DE")
                .setEmail("owner@hanami.example")
                .putMetadata("merchant", "7")
                .setController(
                    Controller.builder()
                        .setFees(
                            Controller.Fees.builder()
                                .setPayer(Controller.Fees.Payer.ACCOUNT)
                                .build())
                        .setLosses(
                            Controller.Losses.builder()
                                .setPayments(Controller.Losses.Payments.STRIPE)
                                .build())
                        .setRequirementCollection(Controller.RequirementCollection.STRIPE)
                        .setStripeDashboard(
                            Controller.StripeDashboard.builder()
                                .setType(Controller.StripeDashboard.Type.FULL)
                                .build())
                        .build())
                .build());
  }

  private String link(String account) throws StripeException {
    return stripe.v1().accountLinks().create(links(account)).getUrl();
  }

  private static AccountLinkCreateParams links(String account) {
    return AccountLinkCreateParams.builder()
        .setAccount(account)
        .setType(AccountLinkCreateParams.Type.ACCOUNT_ONBOARDING)
        .setRefreshUrl("https://us.example/again")
        .setReturnUrl("https://us.example/back")
        .build();
  }

  private HttpResponse<String> step(String visit, String step, String... fields) throws Exception {
    var form = new StringBuilder("act=save&step=" + step);
    for (int i = 0; i < fields.length; i += 2)
      form.append('&')
          .append(fields[i])
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    return post(visit, form.toString());
  }

  private HttpResponse<String> follow(String url) throws Exception {
    return get(standIn.base() + get(url).headers().firstValue("Location").orElseThrow());
  }

  private HttpResponse<String> get(String url) throws Exception {
    return browser.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String form) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(URI.create(standIn.base() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
  }
}
