package io.storeflow.shop;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Orders;
import io.storeflow.platform.db.Transactions;
import io.storeflow.product.ProductState;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From the shelf to the page of the order, with forms alone. */
@AppTest
class BuysWithoutScriptTest {
  @Autowired World world;
  @Autowired Orders orders;
  @Autowired Transactions transactions;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  Store store;
  Client client;
  String shop;

  @BeforeEach
  void open() {
    store = world.store();
    client = new Client(port);
    shop = "/shop/" + store.slug();
  }

  @Test
  void fromTheShelfToTheTrackingPage() {
    world.rate(store, Method.PICKUP, 0);
    var goods = world.goods(store, 1290, 10);
    var page = client.get(shop + "/p/" + goods.productSlug());
    var added =
        client.post(
            shop + "/cart", Map.of("variant", Client.hidden(page, "variant"), "quantity", "2"));
    assertThat(added.statusCode()).isEqualTo(303);
    assertThat(client.cookie("sf_cart")).isEqualTo("2");
    assertThat(client.follow(added).body()).contains("€25.80");

    var till = client.get(shop + "/checkout");
    assertThat(till.body()).contains("Place order, €25.80");
    var placed = client.post(shop + "/checkout", typed(till, Map.of()));
    assertThat(placed.statusCode()).isEqualTo(303);
    assertThat(location(placed)).startsWith("/track/").endsWith("?thanks");
    assertThat(client.cookie("sf_cart")).isEqualTo("0");

    var thanks = client.follow(placed);
    assertThat(thanks.body()).contains("Thank you").contains("Order received").contains("€25.80");
    assertThat(thanks.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(thanks.headers().firstValue("X-Robots-Tag"))
        .hasValueSatisfying(it -> assertThat(it).contains("noindex"));
    assertThat(thanks.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(thanks.body()).doesNotContain("Mika").doesNotContain("mika@example.com");
    orders.move(store, 1001, FulfilmentState.ACCEPTED, Actor.SYSTEM);
    orders.move(store, 1001, FulfilmentState.PREPARING, Actor.SYSTEM);
    var again = client.get(location(placed).replace("?thanks", "/progress"));
    assertThat(again.body())
        .contains("Being prepared")
        .contains("data-seq=\"3\"")
        .doesNotContain("<html");
    assertThat(client.get(shop + "/cart").body()).contains("Your cart is empty");
  }

  @Test
  void placesOneOrderWhenTheFormIsSentAgainOrTwiceAtOnce() throws Exception {
    world.rate(store, Method.PICKUP, 0);
    put(world.goods(store, 1290, 50), 1);
    var form = typed(client.get(shop + "/checkout"), Map.of());
    List<Callable<String>> clicks = new ArrayList<>();
    for (int i = 0; i < 8; i++) clicks.add(() -> location(client.post(shop + "/checkout", form)));
    var answers = new HashSet<String>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var answer : threads.invokeAll(clicks)) answers.add(answer.get());
    }
    answers.add(location(client.post(shop + "/checkout", form)));
    assertThat(answers).singleElement().asString().startsWith("/track/").endsWith("?thanks");
    assertThat(db.fetchCount(only(store, ORDERS))).isEqualTo(1);
  }

  /** Two tabs with the same cart, filled in differently, pressed at the same moment: 20 times. */
  @Test
  void makesOneOrderOfOneCartWhateverFormsOfItAreOpen() throws Exception {
    world.rate(store, Method.PICKUP, 0);
    var goods = world.goods(store, 1290, 500);
    for (int round = 1; round <= 20; round++) {
      client = new Client(port);
      put(goods, 1);
      var one = typed(client.get(shop + "/checkout"), Map.of("email", "one@example.com"));
      var two = typed(client.get(shop + "/checkout"), Map.of("email", "two@example.com"));
      var answers = new ArrayList<String>();
      try (var threads = Executors.newFixedThreadPool(2)) {
        List<Callable<String>> presses =
            List.of(
                () -> location(client.post(shop + "/checkout", one)),
                () -> location(client.post(shop + "/checkout", two)));
        for (var answer : threads.invokeAll(presses)) answers.add(answer.get());
      }
      assertThat(db.fetchCount(only(store, ORDERS))).isEqualTo(round);
      assertThat(answers.stream().map(it -> it.replaceAll("\\?.*", "")).distinct()).hasSize(1);
      assertThat(answers).anyMatch(it -> it.endsWith("?thanks"));
      assertThat(answers).anyMatch(it -> it.endsWith("?ordered"));
    }
    var late = client.follow(client.get(shop + "/checkout"));
    assertThat(late.body()).contains("Your cart is empty");
  }

  @Test
  void anOldFormLeadsToItsOrderAndLeavesTheCartThatWasFilledSince() {
    world.rate(store, Method.PICKUP, 0);
    put(world.goods(store, 1290, 50), 1);
    var page = client.get(shop + "/checkout");
    var form = typed(page, Map.of());
    var first = location(client.post(shop + "/checkout", form));
    put(world.goods(store, 500, 50), 2);

    var other = client.post(shop + "/checkout", with(form, "name", "Somebody Else"));
    assertThat(location(other)).isEqualTo(first.replace("?thanks", "?ordered=more"));
    assertThat(client.follow(other).body())
        .contains("already ordered")
        .contains("still in your cart")
        .contains("href=\"" + shop + "/cart\"");
    assertThat(location(client.post(shop + "/checkout", form))).isEqualTo(first);
    assertThat(client.cookie("sf_cart")).isEqualTo("2");
    assertThat(db.fetchCount(only(store, ORDERS))).isEqualTo(1);

    var second =
        location(client.post(shop + "/checkout", typed(client.get(shop + "/checkout"), Map.of())));
    assertThat(second).startsWith("/track/").isNotEqualTo(first);
    assertThat(client.cookie("sf_cart")).isEqualTo("0");
  }

  @Test
  void asksAgainWhenTheCartWasChangedInAnotherTab() {
    world.rate(store, Method.PICKUP, 0);
    put(world.goods(store, 1290, 50), 1);
    var form = typed(client.get(shop + "/checkout"), Map.of());
    put(world.goods(store, 0, 50), 1);
    var asked = client.post(shop + "/checkout", form);
    assertThat(asked.statusCode()).isEqualTo(422);
    assertThat(asked.body()).contains("Your cart has changed", "mika@example.com");
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
    assertThat(location(client.post(shop + "/checkout", typed(asked, Map.of()))))
        .startsWith("/track/");
  }

  /** What stands in the fields is what is bought, whether it was saved before or not. */
  @Test
  void thePressToTheCheckoutCarriesTheQuantities() {
    world.rate(store, Method.PICKUP, 0);
    var goods = world.goods(store, 1290, 10);
    put(goods, 1);
    var stale = client.get(shop + "/cart");
    var press =
        Map.of(
            "variant",
            goods.publicId(),
            "quantity",
            "3",
            "cart",
            Client.hidden(stale, "cart"),
            "go",
            "checkout");
    var till = client.follow(client.post(shop + "/cart/quantities", press));
    assertThat(till.body()).contains("Place order, €38.70");
    assertThat(client.cookie("sf_cart")).isEqualTo("3");

    // What a script sent before the press and comes after it is old.
    var late =
        client.post(shop + "/cart/quantities", with(press, "quantity", "2"), "HX-Request", "true");
    assertThat(late.body()).contains("€38.70");
    assertThat(client.cookie("sf_cart")).isEqualTo("3");

    var short_ = client.post(shop + "/cart/quantities", with(press, "quantity", "12"));
    assertThat(client.follow(short_).body()).contains("no more to be had", "€129.00");
    var none = client.post(shop + "/cart/quantities", with(press, "quantity", "many"));
    assertThat(client.follow(none).body()).contains("Give a whole number", "€129.00");
    var foreign = with(press, "variant", world.goods(world.store(), 100, 9).publicId());
    client.post(shop + "/cart/quantities", foreign);
    assertThat(client.cookie("sf_cart")).isEqualTo("10");
  }

  /** Contact and address stay until they are ordered. */
  @Test
  void keepsWhatWasTypedWhileSomebodyLooksAtTheCart() {
    world.rate(store, Method.PICKUP, 0);
    world.rate(store, Method.DELIVERY, 290);
    var goods = world.goods(store, 1000, 10);
    put(goods, 1);
    var first = client.get(shop + "/checkout");
    assertThat(first.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(first.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    var half = with(with(BERLIN, "method", "delivery"), "note", "Ring twice \"at\" the door");
    var sent = client.post(shop + "/checkout/draft", typed(first, half));
    assertThat(sent.statusCode()).isEqualTo(204);
    put(goods, 1);
    var back = client.get(shop + "/checkout");
    assertThat(back.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(back.body())
        .contains("mika@example.com", "Mika Strauß", "Invalidenstraße 1", "10115", "+49 30 1234567")
        .contains("Ring twice &quot;at&quot; the door")
        .containsPattern("value=\"delivery\" checked")
        .contains("Place order, €22.90");

    client.post(shop + "/checkout", typed(back, with(half, "email", "mika@")));
    assertThat(client.get(shop + "/checkout").body()).contains("value=\"mika@\"");
    assertThat(new Client(port).get(shop + "/checkout").statusCode()).isEqualTo(303);

    var rest = typed(client.get(shop + "/checkout"), half);
    assertThat(location(client.post(shop + "/checkout", rest))).startsWith("/track/");
    put(goods, 1);
    assertThat(client.get(shop + "/checkout").body()).doesNotContain("mika", "Strauß", "Invaliden");
  }

  @Test
  void chargesWhatTheButtonSaidOrAsksAgain() {
    world.rate(store, Method.PICKUP, 0);
    var goods = world.goods(store, 1290, 10);
    put(goods, 1);
    var form = typed(client.get(shop + "/checkout"), Map.of());
    world.reprice(store, goods, 1340);
    var refused = client.post(shop + "/checkout", form);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("The total is now €13.40 (was €12.90)")
        .contains("mika@example.com");
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
    var confirmed = client.post(shop + "/checkout", typed(refused, Map.of()));
    assertThat(confirmed.statusCode()).isEqualTo(303);
    assertThat(client.follow(confirmed).body()).contains("€13.40");
  }

  @Test
  void holdsTheQuotedPriceOfTheWayThere() {
    var rate = world.rate(store, Method.SHIPPING, 490);
    put(world.goods(store, 1000, 10), 1);
    var first = client.get(shop + "/checkout");
    assertThat(first.body()).contains("Give country and postcode");
    var priced = client.post(shop + "/checkout/rates", typed(first, BERLIN));
    assertThat(priced.body()).contains("Place order, €14.90").contains("Invalidenstraße 1");
    world.reprice(store, rate, 990);
    var placed = client.post(shop + "/checkout", typed(priced, with(BERLIN, "rate", rate)));
    assertThat(placed.statusCode()).isEqualTo(303);
    assertThat(client.follow(placed).body()).contains("€14.90");
  }

  @Test
  void namesEachFieldThatIsWrongAndKeepsWhatWasTyped() {
    world.rate(store, Method.DELIVERY, 290);
    put(world.goods(store, 1000, 10), 1);
    var wrong = new HashMap<>(BERLIN);
    wrong.put("postalCode", "1204");
    wrong.put("email", "mika@");
    wrong.put("name", " ");
    wrong.put("phone", "");
    wrong.put("city", "");
    wrong.put("line1", "");
    wrong.put("note", "<script>alert('花')</script>");
    var refused = client.post(shop + "/checkout", typed(client.get(shop + "/checkout"), wrong));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("A German postcode has 5 digits, such as 12045.")
        .contains("This is no e-mail address")
        .contains("Give a name for the order")
        .contains("so that the rider can reach you")
        .contains("value=\"1204\"")
        .containsSubsequence(
            "href=\"#email\"",
            "href=\"#name\"",
            "href=\"#phone\"",
            "href=\"#line1\"",
            "href=\"#postalCode\"",
            "href=\"#city\"")
        .contains("&lt;script&gt;alert(&#39;花&#39;)")
        .doesNotContain("<script>alert");
  }

  @Test
  void tellsWhatHasChangedInTheCart() {
    var dearer = world.goods(store, 1290, 10);
    var gone = world.goods(store, 500, 10);
    var few = world.goods(store, 700, 9);
    put(dearer, 1);
    put(gone, 1);
    put(few, 5);
    world.reprice(store, dearer, 1340);
    var v = only(store, VARIANT);
    world.change(
        store, () -> db.update(v).set(v.ACTIVE, false).where(v.ID.eq(gone.id())).execute());
    var s = only(store, io.storeflow.db.Tables.STOCK);
    transactions.write(
        () -> db.update(s).set(s.ON_HAND, 3).where(s.VARIANT_ID.eq(few.id())).execute());
    assertThat(client.get(shop + "/cart").body())
        .contains("The price changed from €12.90 to €13.40 since you put it in.")
        .contains("This is no longer for sale.")
        .contains("Only 3 left.")
        .doesNotContain("Go to checkout");
    assertThat(client.get(shop + "/checkout").statusCode()).isEqualTo(303);
  }

  /** Eight press the button for the last five, two each: two get theirs, all others are told. */
  @Test
  void leadsWhoWasTooLateToTheLineThatFellShort() throws Exception {
    world.rate(store, Method.PICKUP, 0);
    var goods = world.goods(store, 1290, 5);
    List<Client> shoppers = new ArrayList<>();
    List<Callable<String>> presses = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      var shopper = new Client(port);
      shopper.post(shop + "/cart", Map.of("variant", goods.publicId(), "quantity", "2"));
      var form = typed(shopper.get(shop + "/checkout"), Map.of());
      presses.add(() -> location(shopper.post(shop + "/checkout", form)));
      shoppers.add(shopper);
    }
    var answers = new ArrayList<String>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var answer : threads.invokeAll(presses)) answers.add(answer.get());
    }
    assertThat(answers).filteredOn(it -> it.endsWith("?thanks")).hasSize(2);
    assertThat(answers).filteredOn(it -> it.equals(late(goods))).hasSize(6);
    var told = shoppers.get(answers.indexOf(late(goods))).get(late(goods)).body();
    assertThat(told)
        .contains("Somebody was faster")
        .contains("id=\"line-" + goods.publicId() + "\" data-trouble=\"TOO_MANY\"")
        .contains("Only 1 left.");
  }

  private String late(Goods goods) {
    return shop + "/cart?said=fell_short#line-" + goods.publicId();
  }

  @Test
  void doesNotSellAProductThatWasArchivedWhileItLayInTheCart() {
    var pickup = world.rate(store, Method.PICKUP, 0);
    var goods = world.goods(store, 1290, 10);
    put(goods, 1);
    var page = client.get(shop + "/checkout");
    var p = only(store, io.storeflow.db.Tables.PRODUCT);
    world.change(
        store,
        () ->
            db.update(p)
                .set(p.STATE, ProductState.ARCHIVED)
                .where(p.SLUG.eq(goods.productSlug()))
                .execute());
    assertThat(client.get(shop + "/cart").body())
        .contains("This is no longer for sale.")
        .doesNotContain("Go to checkout");
    var late = client.follow(client.post(shop + "/checkout", typed(page, Map.of())));
    assertThat(late.body()).contains("This is no longer for sale.");
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
    var api =
        client.json(
            "/api/v1/stores/" + store.slug() + "/checkout",
            """
            {"customer":{"name":"Mika","email":"mika@example.com"},"rate_id":"%s",
             "items":[{"variant_id":"%s","quantity":1}]}"""
                .formatted(pickup, goods.publicId()),
            "Idempotency-Key",
            "archived");
    assertThat(api.statusCode()).isEqualTo(422);
    assertThat(api.body()).contains("/items/0/variant_id");
  }

  @Test
  void takesOutAndPutsBack() {
    var goods = world.goods(store, 1290, 10);
    put(goods, 3);
    var removed = client.post(shop + "/cart/quantities", Map.of("remove", goods.publicId()));
    assertThat(client.cookie("sf_cart")).isEqualTo("0");
    var page = client.follow(removed);
    assertThat(page.body()).contains("is out of the cart").contains("Undo");
    put(goods, Integer.parseInt(Client.hidden(page, "quantity")));
    assertThat(client.cookie("sf_cart")).isEqualTo("3");
  }

  @Test
  void refusesQuantitiesThatAreNone() {
    var goods = world.goods(store, 1290, null);
    for (var none : List.of("0", "-1", "1.5", "x", "", "🍜")) {
      var answer =
          client.post(shop + "/cart", Map.of("variant", goods.publicId(), "quantity", none));
      assertThat(client.follow(answer).body()).as(none).contains("Your cart is empty");
    }
    for (var much : List.of("10000", "99999999999")) {
      client.post(shop + "/cart", Map.of("variant", goods.publicId(), "quantity", much));
      assertThat(client.cookie("sf_cart")).as(much).isEqualTo("999");
    }
    var foreign = world.goods(world.store(), 100, null);
    var answer = client.post(shop + "/cart", Map.of("variant", foreign.publicId()));
    assertThat(client.follow(answer).body()).contains("no longer for sale");
  }

  @Test
  void speaksTheLanguageOfTheStore() {
    assertThat(client.get(shop + "/cart", "Accept-Language", "de").body())
        .contains("Your cart is empty");
  }

  @Test
  void findsAnOrderByNumberAndAddressAndSaysNothingElse() {
    world.rate(store, Method.PICKUP, 0);
    put(world.goods(store, 1290, 10), 1);
    var placed = client.post(shop + "/checkout", typed(client.get(shop + "/checkout"), Map.of()));
    var found = client.post(shop + "/track", Map.of("number", "1001", "email", "MIKA@example.com"));
    assertThat(location(placed)).startsWith(location(found));
    var wrongMail =
        client.post(shop + "/track", Map.of("number", "1001", "email", "x@example.com"));
    var wrongNumber =
        client.post(shop + "/track", Map.of("number", "9999", "email", "x@example.com"));
    assertThat(wrongMail.statusCode()).isEqualTo(422);
    assertThat(wrongNumber.body()).isEqualTo(wrongMail.body().replace("1001", "9999"));
    for (int i = 0; i < 10; i++) client.post(shop + "/track", Map.of("number", "1", "email", "x"));
    var often = client.post(shop + "/track", Map.of("number", "1001", "email", "mika@example.com"));
    assertThat(often.statusCode()).isEqualTo(429);
  }

  @Test
  void refusesFormsOfOtherSites() {
    var goods = world.goods(store, 1290, 10);
    var answer =
        client.post(
            shop + "/cart", Map.of("variant", goods.publicId()), "Sec-Fetch-Site", "cross-site");
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  private static final Map<String, String> BERLIN =
      Map.of(
          "country", "DE",
          "postalCode", "10115",
          "city", "Berlin",
          "line1", "Invalidenstraße 1",
          "phone", "+49 30 1234567");

  /** The form as a browser would send it, with what is hidden in the page. */
  private static Map<String, String> typed(HttpResponse<String> page, Map<String, String> more) {
    var form = new HashMap<String, String>();
    form.put("email", "mika@example.com");
    form.put("name", "Mika Strauß");
    form.put("cart", Client.hidden(page, "cart"));
    form.put("quote", Client.hidden(page, "quote"));
    form.put("total", Client.hidden(page, "total"));
    var rate =
        java.util.regex.Pattern.compile("name=\"rate\" value=\"(\\w+)\" checked")
            .matcher(page.body());
    if (rate.find()) form.put("rate", rate.group(1));
    form.putAll(more);
    return form;
  }

  private static Map<String, String> with(Map<String, String> fields, String name, String value) {
    var more = new HashMap<>(fields);
    more.put(name, value);
    return more;
  }

  private void put(Goods goods, int quantity) {
    client.post(shop + "/cart", Map.of("variant", goods.publicId(), "quantity", "" + quantity));
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("none, but " + answer.statusCode());
  }
}
