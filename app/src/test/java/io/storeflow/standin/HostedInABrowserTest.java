package io.storeflow.standin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.EventListParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.Mode;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.StandIn;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A shopper without any script pays on the page of a session. */
@Tag("browser")
class HostedInABrowserTest {
  private final StandIn standIn = StandIn.shared();
  private final StripeClient stripe = Asked.client(standIn);
  private final String account = standIn.control().account("DE");
  private final RequestOptions options = Asked.of(account);
  private BrowserContext browser;
  private Page page;
  private ShopPage shop;

  @BeforeEach
  void open() throws IOException {
    shop = new ShopPage(standIn.base());
    browser =
        Chromium.shared()
            .newContext(
                new Browser.NewContextOptions()
                    .setJavaScriptEnabled(false)
                    .setViewportSize(390, 844));
    page = browser.newPage();
  }

  @AfterEach
  void close() {
    browser.close();
    shop.close();
  }

  @Test
  void paysAfterACardThatWasDeclined() throws StripeException {
    var session = create();
    assertThat(session.getPaymentIntent()).isNull();
    page.navigate(session.getUrl());
    assertThat(page.locator("header")).containsText("Stand-in for Stripe – no money moves");
    assertThat(page.locator("h1")).hasText("Pay 25.80 EUR");
    pay("4000000000000002");
    assertThat(page.locator("[role=alert]")).hasText("Your card was declined.");
    pay("4000002760003184");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete")).click();
    page.waitForURL("**/back?session=" + session.getId());

    var after = stripe.v1().checkout().sessions().retrieve(session.getId(), null, options);
    assertThat(after.getStatus()).isEqualTo("complete");
    assertThat(after.getPaymentStatus()).isEqualTo("paid");
    var intent = stripe.v1().paymentIntents().retrieve(after.getPaymentIntent(), null, options);
    assertThat(intent.getMetadata()).containsEntry("order", "1044");
    assertThat(intent.getAmountReceived()).isEqualTo(2580);
    assertThat(events())
        .containsSubsequence("payment_intent.succeeded", "checkout.session.completed");
  }

  @Test
  void aDebitIsPaidLater() throws StripeException {
    var session = create();
    page.navigate(session.getUrl());
    page.getByLabel("SEPA Direct Debit").check();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pay")).click();
    page.waitForURL("**/back?session=*");
    var completed = stripe.v1().checkout().sessions().retrieve(session.getId(), null, options);
    assertThat(completed.getPaymentStatus()).isEqualTo("unpaid");
    await().until(() -> events().contains("checkout.session.async_payment_succeeded"));
  }

  @Test
  void anExpiredSessionTakesNothing() throws StripeException {
    var session = create();
    stripe.v1().checkout().sessions().expire(session.getId(), null, options);
    page.navigate(session.getUrl());
    assertThat(page.locator("h1")).hasText("You’re all done here");
    assertThatThrownBy(
            () -> stripe.v1().checkout().sessions().expire(session.getId(), null, options))
        .hasMessageContaining("Only Checkout Sessions");
    assertThat(events()).contains("checkout.session.expired");
  }

  @Test
  void aSessionEndsByItself() throws Exception {
    try (var own = StandIn.start("sessions", false)) {
      var client = Asked.client(own);
      var of = Asked.of(own.control().account("DE"));
      var session = client.v1().checkout().sessions().create(params(), of);
      own.control().forward(Duration.ofHours(25));
      var after = client.v1().checkout().sessions().retrieve(session.getId(), null, of);
      assertThat(after.getStatus()).isEqualTo("expired");
      assertThat(after.getUrl()).isNull();
    }
  }

  private Session create() throws StripeException {
    return stripe.v1().checkout().sessions().create(params(), options);
  }

  private SessionCreateParams params() {
    var back = shop.url("k", "a", "s", "b").replaceAll("/\\?.*", "/back");
    return SessionCreateParams.builder()
        .setMode(Mode.PAYMENT)
        .setSuccessUrl(back + "?session={CHECKOUT_SESSION_ID}")
        .setCancelUrl(back + "?left")
        .setPaymentIntentData(
            SessionCreateParams.PaymentIntentData.builder().putMetadata("order", "1044").build())
        .addLineItem(
            LineItem.builder()
                .setQuantity(2L)
                .setPriceData(
                    LineItem.PriceData.builder()
                        .setCurrency("eur")
                        .setUnitAmount(1290L)
                        .setProductData(
                            LineItem.PriceData.ProductData.builder().setName("Ramen").build())
                        .build())
                .build())
        .build();
  }

  private void pay(String card) {
    page.getByLabel("Card number").fill(card);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pay")).click();
  }

  private List<String> events() throws StripeException {
    var all = EventListParams.builder().setLimit(100L).build();
    return stripe.v1().events().list(all, options).getData().reversed().stream()
        .map(Event::getType)
        .toList();
  }
}
