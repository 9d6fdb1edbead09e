package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The way to an order on a phone whose answers come late or in the wrong order: what was typed is
 * what is bought, and one press is one order.
 */
@AppTest
@Tag("browser")
class SlowPhoneTest {
  private static Chromium chromium;
  private static Browser browser;

  @Autowired World world;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  private final List<String> complaints = new ArrayList<>();
  private Store store;
  private String shop;
  private BrowserContext phone;
  private Page page;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    browser = chromium.browser();
  }

  @AfterAll
  static void end() {
    if (chromium != null) chromium.close();
  }

  @BeforeEach
  void fillTheCart() {
    store = world.store();
    world.rate(store, Method.PICKUP, 0);
    world.rate(store, Method.DELIVERY, 290);
    var goods = world.goods(store, 1000, 50);
    shop = "http://127.0.0.1:" + port + "/shop/" + store.slug();
    phone = phone();
    page = open();
    page.navigate(shop + "/p/" + goods.productSlug());
    button("Add to cart").tap();
    assertThat(page.locator(".toast")).isVisible();
  }

  @AfterEach
  void nothingFailedInThePage() {
    phone.close();
    assertThat(complaints).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 300, 1000})
  void whatWasTypedIsBoughtHoweverLateAnswersCome(int milliseconds) {
    page.navigate(shop + "/cart");
    slow(page, milliseconds);
    quantity().tap();
    quantity().fill("3");
    checkout().tap();
    page.waitForURL("**/checkout");
    assertThat(place()).containsText("€30.00");

    type("E-mail", "mika@example.com");
    type("Name", "Mika");
    type("Phone", "+49 30 1234567");
    page.locator("label:has(#method-delivery)").tap();
    type("Street and number", "Invalidenstraße 1");
    type("City", "Berlin");
    type("Postcode", "10115");
    place().tap();
    confirmIfTold();
    page.waitForURL("**/track/**");
    assertThat(page.locator("h1")).hasText("Order received");
    assertThat(units()).containsExactly(3);
    assertThat(totals()).containsExactly(3290L);
  }

  @Test
  void everyStepOfOneMoreCountsAndTheSumFollows() {
    page.navigate(shop + "/cart");
    slow(page, 300);
    for (int i = 0; i < 3; i++) button("One more").tap();
    assertThat(page.locator("dl.sum .total")).containsText("€40.00");
    assertThat(quantity()).hasValue("4");
    button("One more").tap();
    checkout().tap();
    page.waitForURL("**/checkout");
    assertThat(place()).containsText("€50.00");
  }

  /** Answers come between the taps, under the finger and after the last. */
  @ParameterizedTest
  @CsvSource({"0, 80", "300, 80", "300, 200", "300, 330", "300, 400", "1000, 400"})
  void noTapIsLostToAnAnswer(int milliseconds, int gap) {
    page.navigate(shop + "/cart");
    slow(page, milliseconds);
    for (int i = 0; i < 5; i++) {
      button("One more").tap();
      page.waitForTimeout(gap);
    }
    assertThat(page.locator("dl.sum .total")).containsText("€60.00");
    assertThat(quantity()).hasValue("6");
    checkout().tap();
    page.waitForURL("**/checkout");
    assertThat(place()).containsText("€60.00");
  }

  @Test
  void moreThanThereAreBecomesWhatIsLeftAndIsSaid() {
    page.navigate(shop + "/cart");
    quantity().fill("70");
    page.locator("h1").tap();
    assertThat(page.locator(".note")).containsText("no more to be had");
    assertThat(quantity()).hasValue("50");
    quantity().fill("0");
    page.locator("h1").tap();
    assertThat(page.getByText("Your cart is empty")).isVisible();
    assertThat(checkout()).isHidden();
    button("Undo").tap();
    assertThat(quantity()).hasValue("50");
  }

  /** The press itself ends the field, and is held while the answer could come. */
  @Test
  void aPressThatEndsThePostcodeIsNotSwallowed() {
    page.navigate(shop + "/checkout");
    contact();
    page.locator("label:has(#method-delivery)").tap();
    type("Street and number", "Invalidenstraße 1");
    type("City", "Berlin");
    page.getByLabel("Postcode").fill("10115");
    place().scrollIntoViewIfNeeded();
    var box = place().boundingBox();
    page.mouse()
        .click(
            box.x + box.width / 2, box.y + box.height / 2, new Mouse.ClickOptions().setDelay(800));
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("The total is €12.90");
    assertThat(page.getByLabel("Postcode")).hasValue("10115");
    place().tap();
    page.waitForURL("**/track/**");
    assertThat(totals()).containsExactly(1290L);
  }

  /** A press that is taken back orders nothing, and what it held up is asked then. */
  @Test
  void aPressThatIsTakenBackLetsThePriceCome() {
    page.navigate(shop + "/checkout");
    page.locator("label:has(#method-delivery)").tap();
    page.getByLabel("Postcode").fill("10115");
    place().hover();
    page.mouse().down();
    page.locator("h1").hover();
    page.mouse().up();
    assertThat(place()).containsText("€12.90");
    assertThat(totals()).isEmpty();
  }

  @Test
  void aPriceThatComesAfterTheOrderLeadsNowhereElse() {
    page.navigate(shop + "/checkout");
    contact();
    delivery("10115");
    var prices = new ArrayList<Route>();
    page.route("**/checkout/rates", prices::add);
    page.route(
        Pattern.compile("/checkout$"),
        route -> {
          var made = route.fetch(new Route.FetchOptions().setMaxRedirects(0));
          prices.forEach(Route::resume);
          route.fulfill(new Route.FulfillOptions().setResponse(made));
        });
    page.getByLabel("Postcode").fill("10117");
    place().tap();
    page.waitForURL("**/track/**");
    assertThat(page.locator("h1")).hasText("Order received");
    assertThat(totals()).containsExactly(1290L);
  }

  @Test
  void enterOrdersAfterTheWayWasSwitched() {
    page.navigate(shop + "/checkout");
    contact();
    delivery("10115");
    page.getByLabel("City").press("Enter");
    page.waitForURL("**/track/**");
    assertThat(totals()).containsExactly(1290L);
  }

  @Test
  void anotherTotalThanWasShownIsToldAndConfirmed() {
    page.navigate(shop + "/checkout");
    contact();
    var prices = new ArrayList<Route>();
    page.route("**/checkout/rates", prices::add);
    page.locator("label:has(#method-delivery)").tap();
    type("Street and number", "Invalidenstraße 1");
    type("City", "Berlin");
    page.getByLabel("Postcode").fill("10115");
    place().tap();
    assertThat(page.getByRole(AriaRole.ALERT))
        .containsText("The total is now €12.90 (was €10.00). Nothing was ordered yet");
    assertThat(page.getByLabel("City")).hasValue("Berlin");
    assertThat(totals()).isEmpty();
    place().tap();
    page.waitForURL("**/track/**");
    assertThat(totals()).containsExactly(1290L);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 300})
  void twoTapsAreOneOrder(int milliseconds) {
    page.navigate(shop + "/checkout");
    contact();
    slow(page, milliseconds);
    place().scrollIntoViewIfNeeded();
    var box = place().boundingBox();
    for (int i = 0; i < 2; i++)
      page.touchscreen().tap(box.x + box.width / 2, box.y + box.height / 2);
    page.waitForURL("**/track/**");
    assertThat(page.getByText("Thank you")).isVisible();
    assertThat(totals()).hasSize(1);
  }

  @Test
  void goingBackAfterTheOrderAndPressingAgainLeadsToTheOrder() {
    page.navigate(shop + "/checkout");
    contact();
    place().tap();
    page.waitForURL("**/track/**");
    var order = page.url();
    page.goBack();
    if (place().isVisible()) place().tap();
    else assertThat(page.getByText("Your cart is empty")).isVisible();
    assertThat(totals()).hasSize(1);
    if (page.url().contains("/track/")) assertThat(page.url()).isEqualTo(order);
  }

  @Test
  void theSecondTabLandsOnTheOrderOfTheFirst() {
    page.navigate(shop + "/checkout");
    contact();
    var other = open();
    other.navigate(shop + "/checkout");
    place().tap();
    page.waitForURL("**/track/**");
    page = other;
    contact();
    type("Name", "Somebody Else");
    place().tap();
    page.waitForURL("**/track/**");
    assertThat(page.locator(".note")).containsText("This cart was already ordered");
    assertThat(totals()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1000})
  void whatWasTypedIsThereAfterALookAtTheCart(int milliseconds) {
    page.navigate(shop + "/checkout");
    slow(page, milliseconds);
    contact();
    delivery("10115");
    page.getByLabel("Anything we should know?").fill("Ring twice");
    page.locator(".shop-top .crumb").tap();
    page.waitForURL("**/cart");
    button("One more").tap();
    checkout().tap();
    page.waitForURL("**/checkout");
    assertThat(page.getByLabel("E-mail")).hasValue("mika@example.com");
    assertThat(page.getByLabel("City")).hasValue("Berlin");
    assertThat(page.getByLabel("Anything we should know?")).hasValue("Ring twice");
    assertThat(place()).containsText("€22.90");
  }

  private BrowserContext phone() {
    var random = ThreadLocalRandom.current();
    var address = "10.7." + random.nextInt(256) + "." + random.nextInt(1, 255);
    return browser.newContext(
        new Browser.NewContextOptions()
            .setViewportSize(390, 844)
            .setDeviceScaleFactor(3)
            .setIsMobile(true)
            .setHasTouch(true)
            .setExtraHTTPHeaders(Map.of("X-Forwarded-For", address)));
  }

  private Page open() {
    var tab = phone.newPage();
    tab.onPageError(complaints::add);
    return tab;
  }

  /** Each answer comes so much later. */
  private void slow(Page tab, int milliseconds) {
    var line = new JsonObject();
    line.addProperty("offline", false);
    line.addProperty("latency", milliseconds);
    line.addProperty("downloadThroughput", -1);
    line.addProperty("uploadThroughput", -1);
    var session = phone.newCDPSession(tab);
    session.send("Network.enable");
    session.send("Network.emulateNetworkConditions", line);
  }

  private void contact() {
    type("E-mail", "mika@example.com");
    type("Name", "Mika");
    type("Phone", "+49 30 1234567");
  }

  private void delivery(String postcode) {
    page.locator("label:has(#method-delivery)").tap();
    type("Street and number", "Invalidenstraße 1");
    type("City", "Berlin");
    type("Postcode", postcode);
    page.getByLabel("City").tap();
    assertThat(place()).containsText("€12.90");
  }

  private void type(String label, String text) {
    page.getByLabel(label).tap();
    page.getByLabel(label).fill(text);
  }

  /** A total that was not shown before the press is told, and pressed for once more. */
  private void confirmIfTold() {
    var told = page.getByRole(AriaRole.ALERT);
    assertThat(told.or(page.locator(".follow"))).isVisible();
    if (told.isVisible()) place().tap();
  }

  private Locator quantity() {
    return page.locator(".cart-lines input[name=quantity]");
  }

  private Locator checkout() {
    return page.locator("#go");
  }

  private Locator place() {
    return page.locator("#pay button");
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private List<Long> totals() {
    var orders = only(store, ORDERS);
    return db.select(orders.TOTAL_MINOR).from(orders).fetch(orders.TOTAL_MINOR);
  }

  private List<Integer> units() {
    var lines = only(store, ORDER_LINE);
    return db.select(lines.QUANTITY).from(lines).fetch(lines.QUANTITY);
  }
}
