package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.catalog.Products;
import io.storeflow.catalog.Shelves;
import io.storeflow.category.Categories;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** Filters, turns and edits lists of the dashboard, which htmx exchanges in place. */
@AppTest
@Tag("browser")
class ListsInABrowserTest {
  private static Chromium chromium;

  @Autowired World world;
  @Autowired Staff staff;
  @Autowired Products products;
  @Autowired Categories categories;
  @Autowired SessionRepository<? extends Session> sessions;

  private Store store;
  private String email;
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void end() {
    if (chromium != null) chromium.close();
  }

  @BeforeEach
  void signIn() {
    store = world.store();
    email = world.member(store, Role.OWNER).email();
    var ramen = categories.create(store, "Ramen", Actor.SYSTEM);
    categories.create(store, "Rice", Actor.SYSTEM);
    for (var title : List.of("Shoyu", "Miso"))
      products.create(
          store,
          Shelves.product(title, ramen, List.of(Shelves.variant(store, "", 1290, 9))),
          Actor.SYSTEM);
    products.create(store, Shelves.product(store, "Gyoza", 620), Actor.SYSTEM);
    context = chromium.browser().newContext();
    context.setDefaultTimeout(30_000);
    page = context.newPage();
    page.navigate(staff.origin() + "/login");
    enter();
    page.waitForURL("**/stores");
  }

  @AfterEach
  void leave() {
    context.close();
  }

  @Test
  void aFilterChangesTheListAloneAndBackIsTheListBefore() {
    open("products");
    var search = page.locator(".toolbar input[type=search]");
    category().focus();
    category().selectOption("Ramen");
    assertThat(rows()).hasCount(2);
    assertThat(category()).isFocused();
    assertThat(page).hasURL(Pattern.compile(".*category=\\w+.*"));
    page.locator("tr:has-text('Miso') .pick").check();
    search.fill("Miso");
    search.press("Enter");
    assertThat(rows()).hasCount(1);
    assertThat(search).isFocused();
    assertThat(page.locator(".bulk")).containsText("1 selected");
    search.fill("Shoyu");
    search.press("Enter");
    assertThat(page.locator("tbody")).containsText("Shoyu");
    assertThat(page.locator(".bulk")).isHidden();
    assertThat(page.locator(".pick:not([data-all])")).not().isChecked();
    isTheSamePage();

    back(".*q=Miso.*");
    assertThat(page.locator("tbody")).containsText("Miso");
    assertThat(search).hasValue("Miso");
    back(".*q=&.*");
    assertThat(rows()).hasCount(2);
    back(".*/products");
    assertThat(rows()).hasCount(3);
    assertThat(category()).hasValue("");
    assertThat(search).hasValue("");
  }

  @Test
  void whatIsTypedMeanwhileStaysAndTheLastFilterCounts() {
    open("products");
    var search = page.locator(".toolbar input[type=search]");
    slow(800);
    search.fill("Gyo");
    search.press("Enter");
    assertThat(page.locator("#list")).hasClass(Pattern.compile("htmx-request"));
    search.pressSequentially("zz");
    assertThat(rows()).hasCount(1);
    assertThat(search).hasValue("Gyozz");
    assertThat(search).isFocused();

    search.fill("Gyo");
    search.press("Enter");
    search.fill("o");
    category().selectOption("Ramen");
    assertThat(rows()).hasCount(2);
    assertThat(page).hasURL(Pattern.compile(".*q=o&.*"));
    isTheSamePage();

    category().selectOption("");
    page.locator("tbody a").first().click();
    assertThat(page.locator("#product")).isVisible();
  }

  @Test
  void whereHtmxFailsTheBrowserAsksItself() {
    open("products");
    page.route(
        "**/products?*",
        route -> {
          if (route.request().headers().containsKey("hx-request"))
            route.fulfill(new Route.FulfillOptions().setStatus(503).setBody("busy"));
          else route.resume();
        });
    category().selectOption("Ramen");
    assertThat(rows()).hasCount(2);
    assertThat((Boolean) page.evaluate("() => window.same === undefined")).isTrue();
  }

  @Test
  void anActWhoseAnswerIsLostIsDoneOnce() {
    categories.create(store, "Sweet", Actor.SYSTEM);
    open("categories");
    page.route(
        "**/position",
        route -> {
          route.fetch(new Route.FetchOptions().setMaxRedirects(0));
          route.abort();
        });
    button("Move Sweet up").click();
    page.waitForFunction("() => window.same === undefined");
    page.waitForLoadState();
    assertThat(page.locator(".lines-edit input[name=title]").nth(1)).hasValue("Sweet");
  }

  @Test
  void whoseSessionHasEndedSignsInAndIsBack() {
    open("products");
    context.cookies().stream()
        .filter(it -> it.name.equals("SESSION"))
        .forEach(
            it ->
                sessions.deleteById(
                    new String(Base64.getDecoder().decode(it.value), StandardCharsets.UTF_8)));
    category().selectOption("Ramen");
    page.waitForURL("**/login");
    enter();
    page.waitForURL("**/s/" + store.slug() + "/products**");
    assertThat(rows()).hasCount(3);
  }

  @Test
  void aListThatWasFilteredStaysLive() {
    var rate = world.rate(store, Method.DELIVERY, 290);
    var goods = world.goods(store, 1290, 9);
    world.order(store, World.request(rate, null, goods, 1));
    open("orders");
    assertThat(page.locator("[data-live-state]")).hasText("Live");
    page.getByText("Filter", new Page.GetByTextOptions().setExact(true)).click();
    page.locator("#method").selectOption("delivery");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Apply")).click();
    assertThat(page.locator(".chip[data-on]")).containsText("Delivery");
    assertThat(page.locator("#method")).isHidden();
    assertThat(rows()).hasCount(1);
    world.order(store, World.request(rate, null, goods, 1));
    assertThat(page.locator(".news, tbody tr:nth-child(2)").first()).isVisible();
    page.locator(".chip[data-on] a").click();
    assertThat(page.locator(".chip[data-on]")).hasCount(0);
    assertThat(rows()).hasCount(2);
    isTheSamePage();
  }

  @Test
  void aLineIsRenamedAndMovedInPlace() {
    open("categories");
    var lines = page.locator(".lines-edit input[name=title]");
    assertThat(lines.nth(0)).hasValue("Ramen");
    button("Move Rice up").click();
    assertThat(lines.nth(0)).hasValue("Rice");
    lines.nth(1).fill("");
    lines.nth(1).press("Enter");
    assertThat(page.locator("#c-e")).isVisible();
    lines.nth(1).fill("Noodles");
    lines.nth(1).press("Enter");
    assertThat(page.locator(".toast")).isVisible();
    assertThat(page.locator("#c-e")).hasCount(0);
    isTheSamePage();
    page.reload();
    assertThat(lines.nth(1)).hasValue("Noodles");
  }

  @Test
  void aRateIsSwitchedOffInPlaceAndWhatWasTriedBeforeIsGone() {
    world.rate(store, Method.SHIPPING, 490);
    open("shipping");
    page.locator("#postal").fill("10115");
    page.locator("#tried button").click();
    assertThat(page.locator("#tried li")).not().hasCount(0);
    page.locator(".acts button").first().click();
    assertThat(rows().first()).containsText("Off");
    assertThat(page.locator("#tried li")).hasCount(0);
    assertThat(page.locator("#postal")).hasValue("");
    assertThat(page.locator(".toast")).containsText("no longer offered");
    isTheSamePage();
  }

  private void open(String list) {
    page.navigate(staff.origin() + "/s/" + store.slug() + "/" + list);
    page.evaluate("() => (window.same = true)");
  }

  /**
   * The page of that address is loaded again: nothing of what people saw is kept in the browser.
   */
  private void back(String address) {
    page.evaluate("() => (window.same = true)");
    page.evaluate("() => history.back()");
    assertThat(page).hasURL(Pattern.compile(address));
    page.waitForFunction("() => window.same === undefined");
    page.waitForLoadState();
  }

  private void isTheSamePage() {
    assertThat((Boolean) page.evaluate("() => window.same === true")).isTrue();
  }

  private void enter() {
    page.locator("#email").fill(email);
    page.locator("#password").fill(World.PASSWORD);
    page.locator("main form button").first().click();
  }

  private Locator rows() {
    return page.locator("tbody tr");
  }

  private Locator category() {
    return page.locator(".toolbar select[name=category]");
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  /** Each answer comes so much later. */
  private void slow(int milliseconds) {
    var line = new JsonObject();
    line.addProperty("offline", false);
    line.addProperty("latency", milliseconds);
    line.addProperty("downloadThroughput", -1);
    line.addProperty("uploadThroughput", -1);
    var session = context.newCDPSession(page);
    session.send("Network.enable");
    session.send("Network.emulateNetworkConditions", line);
  }
}
