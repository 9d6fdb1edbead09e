package io.storeflow.standin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentMethodDomainCreateParams;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A shopper pays on a page that has the script of the stand-in and a strict content policy. */
@Tag("browser")
class CardInABrowserTest {
  private final StandIn standIn = StandIn.shared();
  private final StripeClient stripe = Asked.client(standIn);
  private final String account = standIn.control().account("DE");
  private final List<String> complaints = new ArrayList<>();
  private ShopPage shop;
  private Page page;

  @BeforeEach
  void open() throws IOException {
    shop = new ShopPage(standIn.base());
    page = Chromium.shared().newPage(new Browser.NewPageOptions().setViewportSize(390, 844));
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) complaints.add(message.text());
        });
  }

  @AfterEach
  void close() {
    page.close();
    shop.close();
  }

  @Test
  void aCardThatTheBankAsksAboutPays() throws StripeException {
    var intent = opened("if_required");
    card("4000 0025 0000 3155");
    pay();
    var bank = page.frameLocator("dialog iframe");
    assertThat(bank.locator("header")).containsText("Stand-in for Stripe – no money moves");
    picture("3ds");
    bank.getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName("Complete"))
        .click();
    assertThat(page.locator("#told")).hasText("succeeded");
    assertThat(page.locator("dialog")).hasCount(0);
    assertThat(status(intent)).isEqualTo("succeeded");
    assertThat(complaints).isEmpty();
  }

  @Test
  void whoFailsOrLeavesTheBankMayTryAnotherCard() throws StripeException {
    var intent = opened("if_required");
    card("4000002760003184");
    pay();
    var bank = page.frameLocator("dialog iframe");
    bank.getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName("Fail")).click();
    assertThat(page.locator("#told")).containsText("failed authentication");
    pay();
    assertThat(page.locator("dialog iframe")).isVisible();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Close")).click();
    assertThat(page.locator("dialog")).hasCount(0);
    card("4000000000000002");
    pay();
    assertThat(page.locator("#told")).hasText("Your card was declined.");
    card("4242424242424242");
    pay();
    assertThat(page.locator("#told")).hasText("succeeded");
    assertThat(status(intent)).isEqualTo("succeeded");
  }

  @Test
  void whatIsMissingIsSaidInTheFrame() throws StripeException {
    opened("if_required");
    pay();
    assertThat(page.locator("#told")).hasText("Your card number is incomplete.");
    assertThat(fields().locator("#number-wrong")).hasText("Your card number is incomplete.");
    picture("fields");
  }

  @Test
  void aBankPageLeadsAwayAndBack() throws StripeException {
    var intent = opened("always");
    fields().getByText("iDEAL").click();
    pay();
    page.waitForURL("**/authenticate/**");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete")).click();
    page.waitForURL("**/back?**");
    assertThat(page.url())
        .contains("payment_intent=" + intent.getId(), "redirect_status=succeeded");
  }

  @Test
  void aWalletShowsWhereTheDomainIsRegistered() throws StripeException {
    stripe
        .v1()
        .paymentMethodDomains()
        .create(
            PaymentMethodDomainCreateParams.builder().setDomainName("localhost").build(),
            Asked.of(account));
    opened("if_required");
    page.frameLocator("#express iframe").locator("button").click();
    assertThat(page.locator("#told")).hasText("succeeded");
  }

  @Test
  void anIntentMayBeMadeOnlyWhenTheShopperPays() throws StripeException {
    page.navigate(shop.url(standIn.publishableKey(), account, "", "if_required"));
    card("4242424242424242");
    var intent = intent();
    shop.tells(intent.getClientSecret());
    pay();
    assertThat(page.locator("#told")).hasText("succeeded");
    assertThat(status(intent)).isEqualTo("succeeded");
  }

  @Test
  void theScriptHasTheCallsThatItsTypesName() throws IOException, StripeException {
    opened("if_required");
    for (var line : Files.readAllLines(Path.of("app/src/test/resources/standin/stripe-js.tsv"))) {
      if (line.startsWith("#")) continue;
      var names = List.of(line.split("\t"));
      for (var name : names.subList(1, names.size()))
        assertThat(
                page.evaluate(
                    "([of, name]) => typeof shop[of][name]", List.of(names.getFirst(), name)))
            .as(names.getFirst() + "." + name)
            .isEqualTo("function");
    }
  }

  private PaymentIntent intent() throws StripeException {
    return stripe
        .v1()
        .paymentIntents()
        .create(
            PaymentIntentCreateParams.builder().setAmount(1290L).setCurrency("eur").build(),
            Asked.of(account));
  }

  private PaymentIntent opened(String back) throws StripeException {
    var intent = intent();
    page.navigate(shop.url(standIn.publishableKey(), account, intent.getClientSecret(), back));
    assertThat(page.locator("#pay")).isEnabled();
    return intent;
  }

  private void card(String number) {
    fields().getByLabel("Card number").fill(number);
    fields().getByLabel("Expiry date").fill("12 / 34");
    fields().getByLabel("Security code").fill("123");
  }

  private FrameLocator fields() {
    return page.frameLocator("#payment iframe");
  }

  private void pay() {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pay now")).click();
  }

  private String status(PaymentIntent intent) throws StripeException {
    return stripe
        .v1()
        .paymentIntents()
        .retrieve(intent.getId(), null, Asked.of(account))
        .getStatus();
  }

  private void picture(String name) {
    var folder = System.getProperty("storeflow.test.pictures");
    if (folder != null)
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of(folder, "standin-" + name + ".png")));
  }
}
