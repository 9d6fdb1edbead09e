package io.storeflow.checkoutpage;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Orders;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Client;
import io.storeflow.testing.World.Goods;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the shelf to the page of the order, with forms alone. */
@AppTest
class BuysWithoutScriptTest extends AtAShop {
  @Autowired Orders orders;

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

    var checkout = client.get(shop + "/checkout");
    assertThat(checkout.body()).contains("Buy now, €25.80");
    var placed = client.post(shop + "/checkout", CheckoutForms.typed(checkout, Map.of()));
    assertThat(placed.statusCode()).isEqualTo(303);
    assertThat(CheckoutForms.location(placed)).startsWith("/track/").endsWith("?thanks");
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
    var again = client.get(CheckoutForms.location(placed).replace("?thanks", "/progress"));
    assertThat(again.body())
        .contains("Being prepared")
        .contains("data-seq=\"3\"")
        .doesNotContain("<html");
    assertThat(client.get(shop + "/cart").body()).contains("Your cart is empty");
  }

  /** Contact and address stay until they are ordered. */
  @Test
  void keepsWhatWasTypedWhileSomebodyLooksAtTheCart() {
    world.rate(store, Method.PICKUP, 0);
    world.rate(store, Method.DELIVERY, 290);
    var goods = world.goods(store, 1000, 10);
    client.put(shop, goods, 1);
    var first = client.get(shop + "/checkout");
    assertThat(first.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(first.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    var half =
        CheckoutForms.with(
            CheckoutForms.with(CheckoutForms.BERLIN, "method", "delivery"),
            "note",
            "Ring twice \"at\" the door");
    var sent = client.post(shop + "/checkout/draft", CheckoutForms.typed(first, half));
    assertThat(sent.statusCode()).isEqualTo(204);
    client.put(shop, goods, 1);
    var back = client.get(shop + "/checkout");
    assertThat(back.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(back.body())
        .contains("mika@example.com", "Mika Strauß", "Invalidenstraße 1", "10115", "+49 30 1234567")
        .contains("Ring twice &quot;at&quot; the door")
        .containsPattern("value=\"delivery\" checked")
        .contains("Buy now, €22.90");

    client.post(
        shop + "/checkout", CheckoutForms.typed(back, CheckoutForms.with(half, "email", "mika@")));
    assertThat(client.get(shop + "/checkout").body()).contains("value=\"mika@\"");
    assertThat(new Client(port).get(shop + "/checkout").statusCode()).isEqualTo(303);

    var rest = CheckoutForms.typed(client.get(shop + "/checkout"), half);
    assertThat(CheckoutForms.location(client.post(shop + "/checkout", rest))).startsWith("/track/");
    client.put(shop, goods, 1);
    assertThat(client.get(shop + "/checkout").body()).doesNotContain("mika", "Strauß", "Invaliden");
  }

  @Test
  void chargesWhatTheButtonSaidOrAsksAgain() {
    world.rate(store, Method.PICKUP, 0);
    var goods = world.goods(store, 1290, 10);
    client.put(shop, goods, 1);
    var form = CheckoutForms.typed(client.get(shop + "/checkout"), Map.of());
    world.reprice(store, goods, 1340);
    var refused = client.post(shop + "/checkout", form);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("The total is now €13.40 (was €12.90)")
        .contains("mika@example.com");
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
    var confirmed = client.post(shop + "/checkout", CheckoutForms.typed(refused, Map.of()));
    assertThat(confirmed.statusCode()).isEqualTo(303);
    assertThat(client.follow(confirmed).body()).contains("€13.40");
  }

  /** The sums agree each time: only what was chosen does not. */
  @Test
  void ordersNothingWhereTheChosenWayOrRateIsNotOffered() {
    var pickup = world.rate(store, Method.PICKUP, 0);
    client.put(shop, world.goods(store, 1290, 10), 1);
    var page = client.get(shop + "/checkout");
    var foreign = world.rate(world.store(), Method.PICKUP, 0);
    for (var forged :
        List.of(
            Map.of("method", "xx"),
            Map.of("method", "delivery"),
            Map.of("rate", "nonesuch"),
            Map.of("rate", foreign),
            Map.of("rate", ""))) {
      var refused = client.post(shop + "/checkout", CheckoutForms.typed(page, forged));
      assertThat(refused.statusCode()).as("%s", forged).isEqualTo(422);
      assertThat(refused.body())
          .contains(
              "What was chosen is not offered", "href=\"#" + forged.keySet().iterator().next())
          .contains("mika@example.com", "Mika Strauß");
    }
    var shipping = world.rate(store, Method.SHIPPING, 0);
    var another = CheckoutForms.with(CheckoutForms.BERLIN, "method", "shipping");
    var form = CheckoutForms.typed(client.get(shop + "/checkout"), another);
    assertThat(form).containsEntry("rate", pickup);
    var refused = client.post(shop + "/checkout", form);
    assertThat(refused.body()).contains("Nothing was ordered yet", "value=\"" + shipping + "\"");
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
    var chosen = CheckoutForms.typed(refused, another);
    assertThat(client.post(shop + "/checkout", chosen).statusCode()).isEqualTo(303);
  }

  @Test
  void holdsTheQuotedPriceOfTheWayThere() {
    var rate = world.rate(store, Method.SHIPPING, 490);
    client.put(shop, world.goods(store, 1000, 10), 1);
    var first = client.get(shop + "/checkout");
    assertThat(first.body()).contains("Enter country and postcode");
    var noCity = CheckoutForms.with(CheckoutForms.BERLIN, "city", "");
    var priced = client.post(shop + "/checkout/rates", CheckoutForms.typed(first, noCity));
    assertThat(priced.body())
        .as("before the city is typed, which comes after the postcode")
        .contains("Buy now, €14.90", "Invalidenstraße 1");
    world.reprice(store, rate, 990);
    var placed =
        client.post(
            shop + "/checkout",
            CheckoutForms.typed(priced, CheckoutForms.with(CheckoutForms.BERLIN, "rate", rate)));
    assertThat(placed.statusCode()).isEqualTo(303);
    assertThat(client.follow(placed).body()).contains("€14.90");
  }

  @Test
  void whoAsksOftenLeavesRoomForOthersOfTheirNetwork() {
    world.rate(store, Method.SHIPPING, 490);
    var goods = world.goods(store, 1000, 10);
    client.put(shop, goods, 1);
    var form = CheckoutForms.typed(client.get(shop + "/checkout"), CheckoutForms.BERLIN);
    for (int i = 0; i < 20; i++)
      assertThat(client.post(shop + "/checkout/rates", form).statusCode()).isEqualTo(200);
    assertThat(client.post(shop + "/checkout/rates", form).statusCode()).isEqualTo(429);
    var other = new Client(port, client.address());
    other.put(shop, goods, 1);
    var theirs = CheckoutForms.typed(other.get(shop + "/checkout"), CheckoutForms.BERLIN);
    assertThat(other.post(shop + "/checkout/rates", theirs).statusCode()).isEqualTo(200);
  }

  @Test
  void namesEachFieldThatIsWrongAndKeepsWhatWasTyped() {
    world.rate(store, Method.DELIVERY, 290);
    client.put(shop, world.goods(store, 1000, 10), 1);
    var wrong = new HashMap<>(CheckoutForms.BERLIN);
    wrong.put("postalCode", "1204");
    wrong.put("email", "mika@");
    wrong.put("name", " ");
    wrong.put("phone", "");
    wrong.put("city", "");
    wrong.put("line1", "");
    wrong.put("note", "<script>alert('花')</script>");
    var refused =
        client.post(shop + "/checkout", CheckoutForms.typed(client.get(shop + "/checkout"), wrong));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("A German postcode has 5 digits, such as 26133.")
        .contains("This is no e-mail address")
        .contains("Enter a name for the order")
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

  /** What is mended bears no mark any more once prices come back, what is not keeps it. */
  @Test
  void takesAwayTheMarkOfWhatIsMended() {
    world.rate(store, Method.PICKUP, 0);
    client.put(shop, world.goods(store, 1000, 10), 1);
    var nothing = Map.of("email", "", "name", "");
    var page = client.get(shop + "/checkout");
    var refused = client.post(shop + "/checkout", CheckoutForms.typed(page, nothing));
    assertThat(refused.body()).contains("2 fields need a look", "id=\"email-e\"", "id=\"name-e\"");
    var marked = Map.of("refused", Client.hidden(refused, "refused"), "name", "");
    assertThat(priced(CheckoutForms.typed(refused, marked)))
        .contains("1 field needs a look", "href=\"#name\"", "id=\"name-e\"")
        .doesNotContain("href=\"#email\"", "id=\"email-e\"");
    var mended = CheckoutForms.with(marked, "name", "Mika");
    assertThat(priced(CheckoutForms.typed(refused, mended)))
        .contains("id=\"trouble\"", "id=\"contact\"")
        .doesNotContain("a look", "id=\"name-e\"");
    assertThat(priced(CheckoutForms.typed(page, nothing)))
        .as("before anything was refused")
        .doesNotContain("a look", "id=\"trouble\"");
  }

  private String priced(Map<String, String> form) {
    return client.post(shop + "/checkout/rates", form, "HX-Request", "true").body();
  }

  /** German Civil Code, section 312j (3): who orders presses the button that says so. */
  @Test
  void enterInAFieldOrdersNothing() {
    world.rate(store, Method.PICKUP, 0);
    client.put(shop, world.goods(store, 1000, 10), 1);
    var page = client.get(shop + "/checkout").body();
    var first = page.indexOf("form=\"checkout\"");
    assertThat(first).isPositive().isLessThan(page.indexOf("id=\"checkout\""));
    assertThat(page.substring(first, page.indexOf('>', first)))
        .contains("formaction=\"" + shop + "/checkout/rates\"");
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
      var form = CheckoutForms.typed(shopper.get(shop + "/checkout"), Map.of());
      presses.add(() -> CheckoutForms.location(shopper.post(shop + "/checkout", form)));
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
  void speaksTheLanguageOfTheStore() {
    assertThat(client.get(shop + "/cart", "Accept-Language", "de").body())
        .contains("Your cart is empty");
  }

  @Test
  void refusesFormsOfOtherSites() {
    var goods = world.goods(store, 1290, 10);
    var answer =
        client.post(
            shop + "/cart", Map.of("variant", goods.publicId()), "Sec-Fetch-Site", "cross-site");
    assertThat(answer.statusCode()).isEqualTo(403);
  }
}
