package io.storeflow.nodes;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.storeflow.db.Tables.MEMBERSHIP;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.STOCK_LEDGER;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.sum;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.account.Person;
import io.storeflow.platform.redis.RedisProcess;
import io.storeflow.shipping.Method;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppProcess;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Client;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.Wire;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Two processes of the application behind one database and one Redis of their own: what is done on
 * node A is seen on node B, with Redis, without it, and over a line that was cut.
 */
@AppTest
@Tag("processes")
class TwoNodesTest {
  /** Long for a busy machine, and less than the 30 s after which a screen asks by itself. */
  private static final double SOON = 20_000;

  private static final int BUYERS = 500;

  private static final Duration CUT = Duration.ofSeconds(30);

  /** No page may wait for a Redis that does not answer. */
  private static final Duration SLOWEST = Duration.ofMillis(1500);

  private static RedisProcess redis;
  private static AppProcess a;
  private static AppProcess b;

  @Autowired World world;
  @Autowired DSLContext db;

  Store store;
  Goods goods;
  String rate;
  String shop;

  @BeforeAll
  static void start() throws Exception {
    redis = RedisProcess.started();
    var settings =
        Map.of(
            "storeflow.redis.url", redis.url(),
            "storeflow.live.recheck", "1s",
            "storeflow.limits.checkout", "100000/1h",
            "storeflow.limits.sign-in", "1000/1m");
    var other = CompletableFuture.supplyAsync(() -> AppProcess.start(0, settings));
    a = AppProcess.start(0, settings);
    b = other.get();
  }

  @AfterAll
  static void stop() throws Exception {
    if (a != null) a.close();
    if (b != null) b.close();
    redis.close();
  }

  @BeforeEach
  void open() {
    store = world.store();
    goods = world.goods(store, 1290, 50);
    rate = world.rate(store, Method.PICKUP, 0);
    shop = "/shop/" + store.slug();
  }

  @AfterEach
  void heal() throws Exception {
    redis.thaw();
    if (!redis.alive()) redis.start();
    await().atMost(Duration.ofSeconds(20)).until(() -> redisUp(a) && redisUp(b));
  }

  /**
   * The main job, seen by those who do it: bought on node A, cooked at a board of node B, followed
   * on node A. Then the board's line is cut for half a minute while orders come in.
   */
  @Test
  @Tag("browser")
  void fromTheShopOnOneNodeToTheKitchenOnTheOtherAndBackAndOverACut() throws Exception {
    try (var chromium = Chromium.start();
        var wire = Wire.to(b.port());
        var kitchen = chromium.browser().newContext(wide());
        var street = chromium.browser().newContext(phone());
        var board = kitchen.newPage();
        var shopper = street.newPage()) {
      openBoard(board, wire.origin());
      buy(shopper);
      var ticket = board.locator("section[aria-labelledby=c-new] #t1001");
      assertThat(ticket).isVisible(within(SOON));

      assertThat(shopper.locator("h1")).hasText("Order received");
      assertThat(shopper.locator("[data-live-state]")).hasText("Live", text(10_000));
      try (var desk = kitchen.newPage()) {
        desk.navigate(wire.origin() + "/s/" + store.slug() + "/orders/1001");
        desk.getByRole(AriaRole.BUTTON, named("Accept")).click();
        assertThat(shopper.locator("h1")).hasText("Order accepted", text(SOON));
      }
      press(board, "ACCEPTED", "preparing");
      assertThat(shopper.locator("h1")).hasText("Being prepared", text(SOON));
      press(board, "PREPARING", "ready");
      assertThat(shopper.locator("h1")).hasText("Ready for you", text(SOON));
      assertThat(board.locator("section[aria-labelledby=c-ready] #t1001")).isVisible(within(SOON));

      staysRightOverACut(board, wire);
    }
  }

  /** Presses the first ticket until it is taken: one that has just moved on is not. */
  private static void press(Page board, String state, String lane) {
    var taken = board.locator("section[aria-labelledby=c-" + lane + "] #t1001");
    var button = board.locator("#t1001[data-at=" + state + "] [data-press]");
    await()
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> {
              if (!taken.isVisible() && button.isVisible()) button.click();
              return taken.isVisible();
            });
  }

  private void staysRightOverACut(Page board, Wire wire) {
    order(a, 1);
    order(a, 1);
    assertThat(board.locator("#t1003")).isVisible(within(SOON));
    board.evaluate("window.never = 'loaded again'");

    wire.cut();
    var end = Instant.now().plus(CUT);
    for (int i = 0; i < 3; i++) order(a, 1);
    var manager = new Visitor(a.port());
    manager.signIn(world.member(store, Role.MANAGER).email(), World.PASSWORD);
    var page = "/s/" + store.slug() + "/orders/1002";
    assertThat(manager.post(page, page + "/preparation", Map.of()).statusCode() / 100).isEqualTo(3);
    var key = board.locator("#t1003 [data-press]").getAttribute("data-press");
    board.keyboard().press(key);
    // Nobody tells a screen that its line is dead: it has to notice by itself.
    assertThat(board.locator("[data-live-state]"))
        .hasText(Pattern.compile("Reconnecting|Not live.*"), text(16_000));
    assertThat(board.locator("[data-live-bar] [data-since-text]"))
        .hasText(Pattern.compile("Not live since \\d\\d:\\d\\d:\\d\\d\\."), text(10_000));
    assertThat(board.locator("[data-live-bar] [data-more-text]"))
        .hasText(Pattern.compile(".*Trying (again in \\d+ s|now)\\."), text(10_000));
    assertThat(onBoard(board)).hasSize(3);
    await().atMost(CUT).until(() -> Instant.now().isAfter(end));

    wire.mend();
    assertThat(board.locator("[data-live-state]")).hasText("Live", text(20_000));
    // The page may be asked from this thread alone.
    await()
        .pollInSameThread()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> assertThat(onBoard(board)).containsExactlyInAnyOrderElementsOf(inDatabase()));
    assertThat(inDatabase()).hasSize(6).contains("preparing t1002", "preparing t1003", "new t1006");
    assertThat(board.locator("[data-live-bar]")).isHidden(hidden(10_000));
    assertThat(board.evaluate("window.never")).isEqualTo("loaded again");
  }

  enum Outage {
    STOPPED,
    FROZEN
  }

  /** Redis is stopped, or takes requests and never answers, from one moment to the next. */
  @ParameterizedTest
  @EnumSource
  @Tag("browser")
  void goesOnWithoutRedis(Outage outage) throws Exception {
    try (var chromium = Chromium.start();
        var kitchen = chromium.browser().newContext(wide());
        var board = kitchen.newPage()) {
      openBoard(board, "http://127.0.0.1:" + b.port());
      var owner = new Visitor(a.port());
      owner.signIn(world.member(store, Role.OWNER).email(), World.PASSWORD);
      if (outage == Outage.FROZEN) redis.freeze();
      else redis.kill();

      var shopper = new Client(a.port());
      quickly("put into the cart", 303, () -> put(shopper));
      for (var page : List.of("", "/all", "/p/" + goods.productSlug(), "/cart", "/checkout"))
        quickly(page, 200, () -> shopper.get(shop + page));
      for (var page :
          List.of("", "/orders", "/products", "/inventory", "/shipping", "/settings", "/audit"))
        quickly(page, 200, () -> owner.get("/s/" + store.slug() + page));
      quickly("/stores", 200, () -> owner.get("/stores"));
      quickly("sign in", 302, () -> new Visitor(a.port()).signIn(member(), World.PASSWORD));
      quickly("API", 200, () -> shopper.get("/api/v1/stores/" + store.slug() + "/products"));
      quickly("checkout by API", 201, () -> order(a, 1));
      assertThat(board.locator("#t1001")).isVisible(within(SOON));
      quickly("checkout", 303, () -> checkout(shopper));
      assertThat(board.locator("#t1002")).isVisible(within(SOON));
      assertThat(board.locator("[data-live-state]")).hasText("Live");
      assertThat(redisUp(a) || redisUp(b)).isFalse();

      if (outage == Outage.FROZEN) redis.thaw();
      else redis.start();
      await().atMost(Duration.ofSeconds(20)).until(() -> redisUp(a) && redisUp(b));
      order(a, 1);
      assertThat(board.locator("#t1003")).isVisible(within(SOON));
      assertThat(onBoard(board)).containsExactlyInAnyOrderElementsOf(inDatabase());
    }
  }

  /**
   * Who no longer works here loses the board that is open, pass and all, and sees no ticket more.
   */
  @Test
  @Tag("browser")
  void takesTheBoardFromWhoMayNoLongerUseIt() {
    var cook = world.member(store, Role.FULFILMENT);
    try (var chromium = Chromium.start();
        var kitchen = chromium.browser().newContext(wide());
        var board = kitchen.newPage()) {
      openBoard(board, "http://127.0.0.1:" + b.port(), cook);
      order(a, 1);
      assertThat(board.locator("#t1001")).isVisible(within(SOON));
      db.deleteFrom(MEMBERSHIP).where(MEMBERSHIP.PERSON_ID.eq(cook.id())).execute();
      assertThat(board.locator("[data-live-state]")).not().hasText("Live", text(10_000));
      order(a, 1);
      var answer = board.waitForResponse(it -> it.url().endsWith("/tickets"), () -> {});
      assertThat(answer.status()).isBetween(401, 404);
      assertThat(board.locator("#t1002")).isHidden();
    }
  }

  /** All of them press the button at the same moment: many more than there are connections. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void sellsWhatThereIsAndNoMore(int nodes) throws Exception {
    List<Callable<String>> buyers =
        IntStream.range(0, BUYERS)
            .<Callable<String>>mapToObj(
                buyer -> () -> outcome(order(buyer % nodes == 0 ? a : b, 1)))
            .toList();
    var answers = new HashMap<String, Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(buyers)) answers.merge(answer.get(), 1, Integer::sum);
    }
    assertThat(answers).isEqualTo(Map.of("201", 50, "409 insufficient_stock", BUYERS - 50));
    assertThat(db.fetchCount(only(store, ORDERS))).isEqualTo(50);
    var stock = only(store, STOCK);
    var ledger = only(store, STOCK_LEDGER);
    var columns = db.select(stock.ON_HAND, stock.RESERVED).from(stock).fetchSingle();
    var sums =
        db.select(sum(ledger.ON_HAND_DELTA), sum(ledger.RESERVED_DELTA)).from(ledger).fetchSingle();
    assertThat(columns.value1()).isZero();
    assertThat(sums.value1().intValueExact()).isEqualTo(columns.value1());
    assertThat(sums.value2().intValueExact()).isEqualTo(columns.value2());
  }

  /** Cached pages of one node follow what is saved on the other, in a second, Redis or not. */
  @Test
  void showsAPriceThatWasChangedOnTheOtherNode() throws Exception {
    var owner = new Visitor(a.port());
    owner.signIn(world.member(store, Role.OWNER).email(), World.PASSWORD);
    var shopper = new Client(b.port());
    var pages = List.of(shop + "/p/" + goods.productSlug(), shop + "/all");
    for (int i = 0; i < 3; i++) for (var page : pages) shopper.get(page);
    seesPrice(owner, shopper, pages, "13.40");
    redis.freeze();
    seesPrice(owner, shopper, pages, "14.50");
    redis.thaw();
    redis.kill();
    seesPrice(owner, shopper, pages, "15.60");
  }

  private void seesPrice(Visitor owner, Client shopper, List<String> pages, String price) {
    var products = "/s/" + store.slug() + "/products/";
    var product = products + productId();
    var page = owner.get(product);
    var form = new HashMap<String, String>();
    var version = Pattern.compile("name=\"version\" value=\"(\\d+)\"").matcher(page.body());
    assertThat(version.find()).isTrue();
    form.put("version", version.group(1));
    form.put("title", "Ramen");
    form.put("state", "active");
    form.put("slug", goods.productSlug());
    form.put("variants[0].id", goods.publicId());
    form.put("variants[0].price", price);
    form.put("variants[0].active", "true");
    form.put("variants[0].tracked", "true");
    var saved = owner.post(product, product, form);
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(302);
    for (var shown : pages)
      await()
          .atMost(Duration.ofSeconds(10))
          .pollInterval(Duration.ofMillis(20))
          .untilAsserted(() -> assertThat(shopper.get(shown).body()).contains("€" + price));
  }

  private String productId() {
    var p = only(store, io.storeflow.db.Tables.PRODUCT);
    var v = only(store, VARIANT);
    return db.select(p.PUBLIC_ID)
        .from(p)
        .join(v)
        .on(v.PRODUCT_ID.eq(p.ID))
        .where(v.PUBLIC_ID.eq(goods.publicId()))
        .fetchSingle(p.PUBLIC_ID);
  }

  private void openBoard(Page board, String origin) {
    openBoard(board, origin, world.member(store, Role.FULFILMENT));
  }

  private void openBoard(Page board, String origin, Person cook) {
    board.navigate(origin + "/login");
    board.getByLabel("E-mail").fill(cook.email());
    board.getByLabel("Password").fill(World.PASSWORD);
    board.getByRole(AriaRole.BUTTON, named("Sign in")).click();
    board.waitForURL("**/stores");
    board.navigate(origin + "/s/" + store.slug() + "/board/kitchen");
    assertThat(board.locator("[data-live-state]")).hasText("Live", text(15_000));
  }

  private void buy(Page shopper) {
    shopper.navigate("http://127.0.0.1:" + a.port() + shop + "/p/" + goods.productSlug());
    shopper.getByRole(AriaRole.BUTTON, named("Add to cart")).click();
    shopper.getByRole(AriaRole.LINK, named("View cart")).click();
    shopper
        .getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName(Pattern.compile("Go to checkout, €12\\.90")))
        .click();
    shopper.getByLabel("E-mail").fill("mika@example.com");
    shopper.getByLabel("Name").fill("Mika Strauß");
    shopper.locator("#pay button").click();
    shopper.waitForURL("**/track/**");
  }

  /** What the board shows, a ticket twice if it is there twice. */
  private static List<String> onBoard(Page board) {
    var found = new ArrayList<String>();
    for (var column : List.of("new", "preparing", "ready"))
      for (var ticket :
          board.locator("section[aria-labelledby=c-" + column + "] article[id]").all())
        found.add(column + " " + ticket.getAttribute("id"));
    return found;
  }

  /** What it should show, from the database. */
  private List<String> inDatabase() {
    var o = only(store, ORDERS);
    return db.select(o.NUMBER, o.FULFILMENT_STATE)
        .from(o)
        .where(o.CLOSED_AT.isNull())
        .fetch(row -> row.value2().code().replace("accepted", "new") + " t" + row.value1());
  }

  private HttpResponse<String> order(AppProcess node, int quantity) {
    var body =
        """
        {"customer":{"name":"Mika","email":"mika@example.com"},"rate_id":"%s",
         "items":[{"variant_id":"%s","quantity":%d}]}"""
            .formatted(rate, goods.publicId(), quantity);
    return new Client(node.port())
        .json(
            "/api/v1/stores/" + store.slug() + "/checkout",
            body,
            "Idempotency-Key",
            io.storeflow.platform.id.PublicId.random());
  }

  private static String outcome(HttpResponse<String> answer) {
    var code = Pattern.compile("\"code\":\"(\\w+)\"").matcher(answer.body());
    return answer.statusCode() + (code.find() ? " " + code.group(1) : "");
  }

  private HttpResponse<String> put(Client shopper) {
    return shopper.post(shop + "/cart", Map.of("variant", goods.publicId(), "quantity", "1"));
  }

  private HttpResponse<String> checkout(Client shopper) {
    var page = shopper.get(shop + "/checkout");
    return shopper.post(
        shop + "/checkout",
        Map.of(
            "email",
            "mika@example.com",
            "name",
            "Mika Strauß",
            "method",
            "pickup",
            "rate",
            rate,
            "cart",
            Client.hidden(page, "cart"),
            "quote",
            Client.hidden(page, "quote"),
            "total",
            Client.hidden(page, "total")));
  }

  private String member() {
    return world.member(store, Role.VIEWER).email();
  }

  private static void quickly(String what, int status, Supplier<HttpResponse<String>> request) {
    long start = System.nanoTime();
    assertThat(request.get().statusCode()).as(what).isEqualTo(status);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).as(what).isLessThan(SLOWEST);
  }

  /** Whether the node itself says that Redis answers it. */
  private static boolean redisUp(AppProcess node) {
    var metrics = new Client(node.managementPort()).get("/actuator/prometheus").body();
    return metrics.lines().anyMatch(line -> line.matches("storeflow_redis_up\\S* 1\\.0"));
  }

  private static Browser.NewContextOptions wide() {
    return new Browser.NewContextOptions().setViewportSize(1440, 900);
  }

  /** Somewhere else in town: behind an address of its own. */
  private static Browser.NewContextOptions phone() {
    return new Browser.NewContextOptions()
        .setViewportSize(390, 844)
        .setExtraHTTPHeaders(Map.of("X-Forwarded-For", "10.77.1.2"));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static LocatorAssertions.IsVisibleOptions within(double millis) {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(millis);
  }

  private static LocatorAssertions.IsHiddenOptions hidden(double millis) {
    return new LocatorAssertions.IsHiddenOptions().setTimeout(millis);
  }

  private static LocatorAssertions.HasTextOptions text(double millis) {
    return new LocatorAssertions.HasTextOptions().setTimeout(millis);
  }
}
