package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.testing.AppTest;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The way to an order on a phone whose answers come late or in the wrong order: what was typed is
 * what is bought, and one press is one order.
 */
@AppTest
@Tag("browser")
class SlowPhoneTest extends OnASlowPhone {
  @ParameterizedTest
  @ValueSource(ints = {100, 300, 1000})
  void whatWasTypedIsBoughtHoweverLateAnswersCome(int milliseconds) {
    page.navigate(shop + "/cart");
    shopper.slow(page, milliseconds);
    shopper.quantity().tap();
    shopper.quantity().fill("3");
    shopper.checkout().tap();
    page.waitForURL("**/checkout");
    assertThat(shopper.place()).containsText("€30.00");

    shopper.type("E-mail", "mika@example.com");
    shopper.type("Name", "Mika");
    shopper.type("Phone", "+49 30 1234567");
    page.locator("label:has(#method-delivery)").tap();
    shopper.type("Street and number", "Invalidenstraße 1");
    shopper.type("City", "Berlin");
    shopper.type("Postcode", "10115");
    shopper.place().tap();
    shopper.confirmIfTold();
    page.waitForURL("**/track/**");
    assertThat(page.locator("h1")).hasText("Order received");
    assertThat(shopper.units()).containsExactly(3);
    assertThat(shopper.totals()).containsExactly(3290L);
  }

  /** The press itself ends the field, and is held while the answer could come. */
  @Test
  void aPressThatEndsThePostcodeIsNotSwallowed() {
    page.navigate(shop + "/checkout");
    shopper.contact();
    page.locator("label:has(#method-delivery)").tap();
    shopper.type("Street and number", "Invalidenstraße 1");
    shopper.type("City", "Berlin");
    page.getByLabel("Postcode").first().fill("10115");
    shopper.place().scrollIntoViewIfNeeded();
    var box = shopper.place().boundingBox();
    page.mouse()
        .click(
            box.x + box.width / 2, box.y + box.height / 2, new Mouse.ClickOptions().setDelay(800));
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("The total is €12.90");
    assertThat(page.getByLabel("Postcode").first()).hasValue("10115");
    shopper.place().tap();
    page.waitForURL("**/track/**");
    assertThat(shopper.totals()).containsExactly(1290L);
  }

  /** A press that is taken back orders nothing, and what it held up is asked then. */
  @Test
  void aPressThatIsTakenBackLetsThePriceCome() {
    page.navigate(shop + "/checkout");
    page.locator("label:has(#method-delivery)").tap();
    page.getByLabel("Postcode").first().fill("10115");
    shopper.place().hover();
    page.mouse().down();
    page.locator("h1").hover();
    page.mouse().up();
    assertThat(shopper.place()).containsText("€12.90");
    assertThat(shopper.totals()).isEmpty();
  }

  @Test
  void aPriceThatComesAfterTheOrderLeadsNowhereElse() {
    page.navigate(shop + "/checkout");
    shopper.contact();
    shopper.delivery("10115");
    var prices = new ArrayList<Route>();
    page.route("**/checkout/rates", prices::add);
    page.route(
        Pattern.compile("/checkout$"),
        route -> {
          var made = route.fetch(new Route.FetchOptions().setMaxRedirects(0));
          prices.forEach(Route::resume);
          route.fulfill(new Route.FulfillOptions().setResponse(made));
        });
    page.getByLabel("Postcode").first().fill("10117");
    shopper.place().tap();
    page.waitForURL("**/track/**");
    assertThat(page.locator("h1")).hasText("Order received");
    assertThat(shopper.totals()).containsExactly(1290L);
  }

  @Test
  void enterAsksForPricesAndOrdersNothing() {
    page.navigate(shop + "/checkout");
    shopper.contact();
    shopper.delivery("10115");
    var sent = new ArrayList<String>();
    page.onRequest(it -> sent.add(it.method() + " " + it.url()));
    page.waitForResponse("**/checkout/rates", () -> page.getByLabel("City").first().press("Enter"));
    assertThat(page.getByLabel("City").first()).isFocused();
    assertThat(shopper.totals()).isEmpty();
    assertThat(sent).doesNotContain("POST " + shop + "/checkout");
    shopper.place().tap();
    page.waitForURL("**/track/**");
    assertThat(shopper.totals()).containsExactly(1290L);
  }

  @Test
  void anotherTotalThanWasShownIsToldAndConfirmed() {
    page.navigate(shop + "/checkout");
    shopper.contact();
    var prices = new ArrayList<Route>();
    page.route("**/checkout/rates", prices::add);
    page.locator("label:has(#method-delivery)").tap();
    assertThat(page.locator("#rates")).hasCSS("opacity", "0.6");
    shopper.type("Street and number", "Invalidenstraße 1");
    shopper.type("City", "Berlin");
    page.getByLabel("Postcode").first().fill("10115");
    shopper.place().tap();
    assertThat(page.getByRole(AriaRole.ALERT))
        .containsText("The total is now €12.90 (was €10.00). Nothing was ordered yet");
    assertThat(page.getByLabel("City").first()).hasValue("Berlin");
    assertThat(shopper.totals()).isEmpty();
    shopper.place().tap();
    page.waitForURL("**/track/**");
    assertThat(shopper.totals()).containsExactly(1290L);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 300})
  void twoTapsAreOneOrder(int milliseconds) {
    page.navigate(shop + "/checkout");
    shopper.contact();
    var sent = new ArrayList<String>();
    page.onRequest(it -> sent.add(it.method() + " " + it.url()));
    page.evaluate(
        """
        new MutationObserver(([it]) => (sessionStorage.busy = it.target.ariaBusy))
          .observe(document.querySelector("#pay button"), { attributeFilter: ["aria-busy"] })\
        """);
    shopper.slow(page, milliseconds);
    shopper.place().scrollIntoViewIfNeeded();
    var box = shopper.place().boundingBox();
    for (int i = 0; i < 2; i++)
      page.touchscreen().tap(box.x + box.width / 2, box.y + box.height / 2);
    page.waitForURL("**/track/**");
    assertThat(page.getByText("Thank you")).isVisible();
    assertThat(shopper.totals()).hasSize(1);
    assertThat(sent.stream().filter(it -> it.equals("POST " + shop + "/checkout")).toList())
        .hasSize(1);
    assertThat(page.evaluate("sessionStorage.busy")).isEqualTo("true");
  }

  @Test
  void goingBackAfterTheOrderAndPressingAgainLeadsToTheOrder() {
    page.navigate(shop + "/checkout");
    shopper.contact();
    shopper.place().tap();
    page.waitForURL("**/track/**");
    var order = page.url();
    page.goBack();
    assertThat(shopper.place().or(page.getByText("Your cart is empty"))).isVisible();
    if (shopper.place().isVisible()) {
      shopper.place().tap();
      page.waitForURL(order);
    }
    assertThat(shopper.totals()).hasSize(1);
  }

  @Test
  void theSecondTabLandsOnTheOrderOfTheFirst() {
    page.navigate(shop + "/checkout");
    shopper.contact();
    var other = shopper.open();
    other.navigate(shop + "/checkout");
    shopper.place().tap();
    page.waitForURL("**/track/**");
    page = other;
    shopper.page = other;
    shopper.contact();
    shopper.type("Name", "Somebody Else");
    shopper.place().tap();
    page.waitForURL("**/track/**");
    assertThat(page.locator(".note")).containsText("This cart was already ordered");
    assertThat(shopper.totals()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1000})
  void whatWasTypedIsThereAfterALookAtTheCart(int milliseconds) {
    page.navigate(shop + "/checkout");
    shopper.slow(page, milliseconds);
    shopper.contact();
    shopper.delivery("10115");
    page.getByLabel("Anything we should know?").fill("Ring twice");
    page.locator(".shop-top .crumb").tap();
    page.waitForURL("**/cart");
    shopper.button("One more").tap();
    shopper.checkout().tap();
    page.waitForURL("**/checkout");
    assertThat(page.getByLabel("E-mail")).hasValue("mika@example.com");
    assertThat(page.getByLabel("City").first()).hasValue("Berlin");
    assertThat(page.getByLabel("Anything we should know?")).hasValue("Ring twice");
    assertThat(shopper.place()).containsText("€22.90");
  }
}
