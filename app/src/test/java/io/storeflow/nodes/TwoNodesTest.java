package io.storeflow.nodes;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.storeflow.db.Tables.BOARD_PASS;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.nodes.Boards.named;
import static io.storeflow.nodes.Boards.phone;
import static io.storeflow.nodes.Boards.text;
import static io.storeflow.nodes.Boards.wide;
import static io.storeflow.nodes.Boards.within;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Client;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.Wire;
import io.storeflow.testing.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two processes of the application behind one database and one Redis of their own: what is done on
 * node A is seen on node B, with Redis, without it, and over a line that was cut.
 */
@AppTest
@Tag("processes")
class TwoNodesTest extends AtTwoNodes {
  /**
   * The main job, seen by those who do it: bought on node A, cooked at a board of node B, followed
   * on node A. Then the board's line is cut for half a minute while orders come in.
   */
  @Test
  @Tag("browser")
  void fromTheShopOnOneNodeToTheKitchenOnTheOtherAndBackAndOverACut() throws Exception {
    try (var wire = Wire.to(nodes.b.port());
        var kitchen = Chromium.shared().newContext(wide());
        var street = Chromium.shared().newContext(phone());
        var board = kitchen.newPage();
        var shopper = street.newPage()) {
      Boards.open(board, wire.origin(), store, world.member(store, Role.FULFILMENT));
      sold.buy(shopper, nodes.a);
      var ticket = board.locator("section[aria-labelledby=c-new] #t1001");
      assertThat(ticket).isVisible(within(SOON));

      assertThat(shopper.locator("h1")).hasText("Order received");
      assertThat(shopper.locator("[data-live-state]")).hasText("Live", text(SOON));
      try (var desk = kitchen.newPage()) {
        desk.navigate(wire.origin() + "/s/" + store.slug() + "/orders/1001");
        desk.getByRole(AriaRole.BUTTON, named("Accept")).click();
        assertThat(shopper.locator("h1")).hasText("Order accepted", text(SOON));
      }
      Boards.press(board, "ACCEPTED", "preparing");
      assertThat(shopper.locator("h1")).hasText("Being prepared", text(SOON));
      Boards.press(board, "PREPARING", "ready");
      assertThat(shopper.locator("h1")).hasText("Ready for you", text(SOON));
      assertThat(board.locator("section[aria-labelledby=c-ready] #t1001")).isVisible(within(SOON));

      new BoardOverACut(sold, world, nodes.a).staysRight(board, wire);
    }
  }

  /** Redis is stopped, or takes requests and never answers, from one moment to the next. */
  @ParameterizedTest
  @EnumSource
  @Tag("browser")
  void goesOnWithoutRedis(Outage outage) throws Exception {
    try (var kitchen = Chromium.shared().newContext(wide());
        var board = kitchen.newPage()) {
      Boards.open(
          board, "http://127.0.0.1:" + nodes.b.port(), store, world.member(store, Role.FULFILMENT));
      var owner = new Visitor(nodes.a.port());
      owner.signIn(world.member(store, Role.OWNER).email(), World.PASSWORD);
      outage.begin(nodes.redis);

      var shopper = new Client(nodes.a.port());
      quickly("put into the cart", 303, () -> sold.put(shopper));
      for (var page : List.of("", "/all", "/p/" + sold.goods.productSlug(), "/cart", "/checkout"))
        quickly(page, 200, () -> shopper.get(shop + page));
      for (var page :
          List.of("", "/orders", "/products", "/inventory", "/shipping", "/settings", "/audit"))
        quickly(page, 200, () -> owner.get("/s/" + store.slug() + page));
      quickly("/stores", 200, () -> owner.get("/stores"));
      quickly("sign in", 302, () -> new Visitor(nodes.a.port()).signIn(member(), World.PASSWORD));
      quickly("API", 200, () -> shopper.get("/api/v1/stores/" + store.slug() + "/products"));
      quickly("checkout by API", 201, () -> sold.order(nodes.a, 1));
      assertThat(board.locator("#t1001")).isVisible(within(SOON));
      quickly("checkout", 303, () -> sold.checkout(shopper));
      assertThat(board.locator("#t1002")).isVisible(within(SOON));
      assertThat(board.locator("[data-live-state]")).hasText("Live");
      assertThat(nodes.hasRedis()).isFalse();

      outage.end(nodes.redis);
      nodes.awaitRedis();
      sold.order(nodes.a, 1);
      assertThat(board.locator("#t1003")).isVisible(within(SOON));
      assertThat(Boards.onBoard(board)).containsExactlyInAnyOrderElementsOf(sold.inDatabase());
    }
  }

  /**
   * Who is removed on one node loses the board that is open on the other, pass and all, within five
   * seconds, and is told. With Redis it is somebody who works nowhere else and so is signed out;
   * without it somebody who stays signed in.
   */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Tag("browser")
  void takesTheBoardFromWhoIsRemoved(boolean redis) throws Exception {
    var cook = world.member(store, Role.FULFILMENT);
    if (!redis) world.admit(cook, world.store(), Role.VIEWER);
    var manager = new Visitor(nodes.a.port());
    manager.signIn(world.member(store, Role.MANAGER).email(), World.PASSWORD);
    var members = "/s/" + store.slug() + "/members";
    var removal = members + "/" + people.publicId(cook.id()) + "/removal";
    try (var kitchen = Chromium.shared().newContext(wide());
        var board = kitchen.newPage()) {
      Boards.open(board, "http://127.0.0.1:" + nodes.b.port(), store, cook);
      sold.order(nodes.a, 1);
      assertThat(board.locator("#t1001")).isVisible(within(SOON));
      if (!redis) nodes.redis.kill();
      assertThat(manager.post(members, removal, Map.of()).statusCode()).isEqualTo(302);
      assertThat(board.locator("[data-live-bar]:not([hidden])"))
          .containsText(
              "Closed to you", new LocatorAssertions.ContainsTextOptions().setTimeout(CLOSED));
      assertThat(db.fetchCount(only(store, BOARD_PASS))).isZero();
      sold.order(nodes.a, 1);
      assertThat(board.locator("#t1002")).isHidden();
    }
  }

  /** All of them press the button at the same moment: many more than there are connections. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void sellsWhatThereIsAndNoMore(int count) throws Exception {
    List<Callable<String>> buyers =
        IntStream.range(0, BUYERS)
            .<Callable<String>>mapToObj(
                buyer ->
                    () -> SoldHere.outcome(sold.order(buyer % count == 0 ? nodes.a : nodes.b, 1)))
            .toList();
    var answers = new HashMap<String, Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(buyers)) answers.merge(answer.get(), 1, Integer::sum);
    }
    assertThat(answers).isEqualTo(Map.of("201", 50, "409 insufficient_stock", BUYERS - 50));
    assertThat(db.fetchCount(only(store, ORDERS))).isEqualTo(50);
    sold.isSoldOut();
  }

  /** Cached pages of one node follow what is saved on the other, in a second, Redis or not. */
  @Test
  void showsAPriceThatWasChangedOnTheOtherNode() throws Exception {
    var owner = new Visitor(nodes.a.port());
    owner.signIn(world.member(store, Role.OWNER).email(), World.PASSWORD);
    var shopper = new Client(nodes.b.port());
    var pages = List.of(shop + "/p/" + sold.goods.productSlug(), shop + "/all");
    for (int i = 0; i < 3; i++) for (var page : pages) shopper.get(page);
    sold.followsPrice(owner, shopper, pages, "13.40");
    nodes.redis.freeze();
    sold.followsPrice(owner, shopper, pages, "14.50");
    nodes.redis.thaw();
    nodes.redis.kill();
    sold.followsPrice(owner, shopper, pages, "15.60");
  }

  /** A rule and a rate of shipping: at once where it is paid, and in a second on kept pages. */
  @Test
  void chargesByWhatWasSavedOnTheOtherNode() {
    var owner = new Visitor(nodes.a.port());
    owner.signIn(world.member(store, Role.OWNER).email(), World.PASSWORD);
    var shopper = new Client(nodes.b.port());
    var page = shop + "/p/" + sold.goods.productSlug();
    for (int i = 0; i < 3; i++) {
      shopper.get(page);
      assertThat(sold.total(nodes.b)).isEqualTo(1290);
    }
    var rules = "/s/" + store.slug() + "/pricing";
    var rule = Map.of("name", "Tenth", "effect", "percent", "percent", "10", "scope", "all");
    var more = new HashMap<>(rule);
    more.put("active", "true");
    assertThat(owner.post(rules + "/new", rules, more).statusCode()).isEqualTo(302);
    assertThat(sold.total(nodes.b)).isEqualTo(1161);
    await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> assertThat(shopper.get(page).body()).contains("€11.61"));

    var rate = "/s/" + store.slug() + "/shipping/" + sold.rate;
    var dearer = Map.of("name", "Counter", "price", "2.00", "active", "true", "version", "1");
    assertThat(owner.post(rate, rate, dearer).statusCode()).isEqualTo(302);
    assertThat(sold.total(nodes.b)).isEqualTo(1361);
  }

  /**
   * What one node has rendered the other has from Redis; after a change one of them renders it. A
   * machine that is busy with other tests may take longer to ask Redis than a request waits; such a
   * round says nothing, and another price is taken.
   */
  @Test
  void rendersAPageOnceForBothNodes() {
    var page = shop + "/p/" + sold.goods.productSlug();
    var owner = new Visitor(nodes.a.port());
    owner.signIn(world.member(store, Role.OWNER).email(), World.PASSWORD);
    var one = new Client(nodes.a.port());
    var other = new Client(nodes.b.port());
    int once = 0;
    for (int round = 1; once < 2; round++) {
      assertThat(round).as("rounds until two were shared").isLessThan(12);
      var price = "13." + (40 + round);
      sold.followsPrice(owner, one, List.of(page), price);
      int shared = TwoNodes.pages(nodes.b, "shared");
      int rendered = TwoNodes.pages(nodes.b, "miss");
      await()
          .atMost(Duration.ofMillis((long) SOON))
          .until(() -> other.get(page).body().contains(price));
      if (TwoNodes.pages(nodes.b, "miss") > rendered) continue;
      once++;
      assertThat(TwoNodes.pages(nodes.b, "shared")).isGreaterThan(shared);
      assertThat(other.get(page).headers().map().get("etag"))
          .isEqualTo(one.get(page).headers().map().get("etag"));
    }
  }
}
