package io.storeflow.checkoutpage;

import static io.storeflow.checkoutpage.CheckoutForms.location;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_ADJUSTMENT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.discountcode.Coupons;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.proof.KnownCode;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Client;
import io.storeflow.testing.SecurityLines;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Discount codes from the cart to the page of the order. */
@AppTest
class CodeAtCheckoutTest extends AtAShop {
  @Autowired RuleChanges rules;
  @Autowired Staff staff;
  @Autowired Statements statements;

  private Coupons coupons;

  @BeforeEach
  void stock() {
    coupons = new Coupons(rules, store);
    world.rate(store, Method.PICKUP, 0);
  }

  @Test
  void takesSomethingOffFromTheCartToTheOrder() {
    coupons.tenth("AUTUMN10");
    client.put(shop, world.goods(store, 1000, 10), 2);
    assertThat(client.get(shop + "/cart").body()).contains("Go to checkout, €20.00");
    var given = client.post(shop + "/cart/codes", Map.of("code", " autumn10 "));
    assertThat(location(given)).endsWith("/cart");
    assertThat(client.follow(given).body())
        .contains("AUTUMN10", "takes something off", "Go to checkout, €18.00");
    var checkout = client.get(shop + "/checkout");
    assertThat(checkout.body()).contains("Tenth AUTUMN10 (AUTUMN10)", "−€2.00", "Buy now, €18.00");
    var placed = client.post(shop + "/checkout", CheckoutForms.typed(checkout, Map.of()));
    assertThat(placed.statusCode()).isEqualTo(303);
    assertThat(client.follow(placed).body()).contains("(AUTUMN10)", "€18.00");
    var a = only(store, ORDER_ADJUSTMENT);
    assertThat(db.select(a.CODE, a.AMOUNT_MINOR).from(a).fetchSingle().intoList())
        .containsExactly("AUTUMN10", -200L);
    assertThat(staff.visitor(store, Role.OWNER).get("/s/" + store.slug() + "/orders/1001").body())
        .contains("Tenth AUTUMN10 (AUTUMN10)");
  }

  @Test
  void isTypedAndTakenBackAtCheckout() {
    coupons.tenth("AUTUMN10");
    client.put(shop, world.goods(store, 1000, 10), 1);
    var given = client.post(shop + "/checkout/codes", Map.of("code", "AUTUMN10"));
    assertThat(client.follow(given).body()).contains("Buy now, €9.00");
    var removed = client.post(shop + "/checkout/codes", Map.of("remove", "AUTUMN10"));
    assertThat(client.follow(removed).body()).contains("Buy now, €10.00");
    var unknown = client.post(shop + "/checkout/codes", Map.of("code", "NOTHING"));
    assertThat(client.follow(unknown).body())
        .contains("There is no such code, or it does not hold any more", "Buy now, €10.00");
  }

  /** Its field belongs to the form; Enter in it presses the first button, which asks for prices. */
  @Test
  void keepsWhatIsTypedWithoutAScript() {
    coupons.tenth("AUTUMN10");
    client.put(shop, world.goods(store, 1000, 10), 1);
    var page = client.get(shop + "/checkout");
    assertThat(page.body())
        .containsPattern("<input[^>]* name=\"code\"[^>]* form=\"checkout\"")
        .containsPattern("form=\"checkout\" formaction=\"" + shop + "/checkout/codes\"");
    for (var way : List.of("/checkout/codes", "/checkout/rates")) {
      var form = Map.of("code", "AUTUMN10", "name", "Mika " + way);
      var given = client.post(shop + way, CheckoutForms.typed(page, form));
      assertThat(client.follow(given).body())
          .contains("Buy now, €9.00", "value=\"Mika " + way + "\"");
      var off = Map.of("remove", "AUTUMN10", "name", "Not Mika " + way);
      var removed = client.post(shop + "/checkout/codes", CheckoutForms.typed(page, off));
      assertThat(client.follow(removed).body())
          .contains("Buy now, €10.00", "value=\"Not Mika " + way + "\"");
    }
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
  }

  /** A script sends the form that is being filled in, and nothing of it is lost. */
  @Test
  void keepsWhatIsTypedMeanwhile() {
    coupons.tenth("AUTUMN10");
    client.put(shop, world.goods(store, 1000, 10), 1);
    client.get(shop + "/checkout");
    var form = Map.of("code", "AUTUMN10", "name", "Mika Strauß");
    var answer = client.post(shop + "/checkout/codes", form, "HX-Request", "true");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Buy now, €9.00", "value=\"Mika Strauß\"");
    assertThat(client.get(shop + "/checkout").body()).contains("value=\"Mika Strauß\"");
  }

  @Test
  void saysWhyACodeTakesNothingOff() {
    coupons.rule("Three", new Effect.Percent(5000), "THREE", 3, "sale", RuleLimits.NONE);
    coupons.rule("Half", new Effect.Percent(5000), "HALF", 0, "sale", RuleLimits.NONE);
    client.put(shop, world.goods(store, 1000, 10), 1);
    give("THREE");
    give("HALF");
    assertThat(client.get(shop + "/cart").body())
        .contains("takes at least 3 units", "takes something off", "Go to checkout, €5.00");
    client.put(shop, world.goods(store, 1000, 10), 2);
    assertThat(client.get(shop + "/cart").body())
        .contains("does not go together with Three", "Go to checkout, €15.00");
  }

  @Test
  void takesFiveCodesAndNoMore() {
    client.put(shop, world.goods(store, 1000, 10), 1);
    for (int i = 1; i <= 6; i++) coupons.tenth("CODE" + i);
    for (int i = 1; i <= 5; i++) assertThat(location(give("CODE" + i))).endsWith("/cart");
    assertThat(client.follow(give("CODE6")).body()).contains("One order takes five codes at most");
    assertThat(location(give("CODE1"))).as("given already").endsWith("/cart");
  }

  /** Switched off, it takes nothing off an order whose total was shown before. */
  @Test
  void tellsThatTheTotalMoved() {
    var rule = coupons.tenth("AUTUMN10");
    client.put(shop, world.goods(store, 1000, 10), 1);
    give("AUTUMN10");
    var checkout = client.get(shop + "/checkout");
    rules.change(store, rule, false, Actor.SYSTEM);
    var placed = client.post(shop + "/checkout", CheckoutForms.typed(checkout, Map.of()));
    assertThat(placed.statusCode()).isEqualTo(422);
    assertThat(placed.body()).contains("€10.00", "does not hold any more");
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
  }

  /**
   * One customer, one use: told to who has shown that the address is theirs, and to nobody else.
   */
  @Test
  void countsByCustomer() {
    coupons.limited("ONCE", new RuleLimits(0, 1, 0, 0, 0));
    var goods = world.goods(store, 1000, 10);
    client.put(shop, goods, 1);
    give("ONCE");
    assertThat(client.get(shop + "/checkout").body()).contains("Buy now, €10.00");
    KnownCode.mail(db, store, client.visitor(store), "mika@example.com");
    client.post(shop + "/me/proof", Map.of("code", KnownCode.CODE, "back", "checkout"));
    var first = client.get(shop + "/checkout");
    assertThat(first.body()).contains("Buy now, €9.00");
    assertThat(client.post(shop + "/checkout", CheckoutForms.typed(first, Map.of())).statusCode())
        .isEqualTo(303);
    client.put(shop, goods, 1);
    give("ONCE");
    assertThat(client.get(shop + "/checkout").body())
        .as("told at once to who has shown who they are")
        .contains("was used by you as often as one may", "Buy now, €10.00");
    var stranger = new Client(port);
    stranger.put(shop, goods, 1);
    stranger.post(shop + "/cart/codes", Map.of("code", "ONCE"));
    var strange = stranger.get(shop + "/checkout");
    for (var email : List.of("mika@example.com", "other@example.com"))
      assertThat(
              stranger
                  .post(
                      shop + "/checkout/rates",
                      CheckoutForms.typed(strange, Map.of("email", email)))
                  .body())
          .as(email)
          .contains("is for some customers: show who you are", "€10.00")
          .doesNotContain("was used by you");
  }

  @ParameterizedTest
  @CsvSource({
    "'', ?discount=kept",
    "/p/ramen, /p/ramen?discount=kept",
    "/search?q=ramen%20hot, /search?q=ramen%20hot&discount=kept",
    "//evil.example, ?discount=kept",
    "https://evil.example, ?discount=kept",
    "/../../evil, ?discount=kept",
    "/\\evil.example, ?discount=kept"
  })
  void comesWithALink(String to, String expected) {
    coupons.tenth("LINK10");
    var query =
        to.isEmpty()
            ? ""
            : "?to=" + java.net.URLEncoder.encode(to, java.nio.charset.StandardCharsets.UTF_8);
    var followed = client.get(shop + "/discount/link10" + query);
    assertThat(location(followed)).endsWith(shop + expected);
    client.put(shop, world.goods(store, 1000, 10), 1);
    assertThat(client.get(shop + "/cart").body()).contains("LINK10", "Go to checkout, €9.00");
  }

  @Test
  void aLinkSaysThatItsCodeIsKeptAndWhyItDoesNotHold() {
    coupons.tenth("LINK10");
    coupons.limited("ONCE", new RuleLimits(0, 1, 0, 0, 0));
    world.goods(store, 1000, 10);
    assertThat(client.follow(client.get(shop + "/discount/link10")).body())
        .contains("Your discount code is set. The cart shows what it takes off.");
    assertThat(client.follow(client.get(shop + "/discount/once")).body())
        .contains("takes nothing off now: it is for some customers: show who you are.");
    assertThat(client.get(shop).body()).as("once").doesNotContain("Your discount code");
  }

  @Test
  void aWrongCodeStaysInItsFieldWithTheWordBelowIt() {
    client.put(shop, world.goods(store, 1000, 10), 1);
    var cart = client.follow(give("no such & code"));
    assertThat(cart.body())
        .contains("value=\"no such &amp; code\"", "id=\"code-e\"")
        .containsOnlyOnce("There is no such code");
    var given = client.post(shop + "/checkout/codes", Map.of("code", "NOTHING"));
    assertThat(client.follow(given).body()).contains("value=\"NOTHING\"", "id=\"code-e\"");
  }

  /** Those that hold no more make room for one that does. */
  @Test
  void countsNoCodesThatCannotHold() {
    client.put(shop, world.goods(store, 1000, 10), 1);
    var over = coupons.tenth("CODE1");
    give("CODE1");
    for (int i = 2; i <= 6; i++) coupons.tenth("CODE" + i);
    for (int i = 2; i <= 5; i++) give("CODE" + i);
    rules.change(store, over, false, Actor.SYSTEM);
    assertThat(location(give("CODE6"))).endsWith("/cart");
    assertThat(client.get(shop + "/cart").body()).contains("CODE6").doesNotContain("CODE1");
  }

  @Test
  void aLinkWithACodeThatNobodyKnowsLeavesNothing() {
    var followed = client.get(shop + "/discount/nothing");
    assertThat(followed.statusCode()).isEqualTo(404);
    assertThat(followed.body()).contains("There is no such code");
    assertThat(client.cookie("sf_visitor")).isEmpty();
  }

  /** Else a page with many of them would lock its readers out of all codes. */
  @Test
  void whatAPageOfOthersLoadsIsNoLinkThatSomebodyFollowed() {
    coupons.tenth("AUTUMN10");
    var picture = new String[] {"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Dest", "image"};
    for (int i = 0; i < 21; i++) client.get(shop + "/discount/guess" + i, picture);
    var loaded = client.get(shop + "/discount/autumn10", picture);
    assertThat(location(loaded)).endsWith(shop);
    assertThat(client.cookie("sf_visitor")).isEmpty();
    var followed = client.get(shop + "/discount/autumn10", "Sec-Fetch-Dest", "document");
    assertThat(followed.statusCode()).isEqualTo(303);
    assertThat(client.cookie("sf_visitor")).isNotEmpty();
  }

  /** A stranger who guesses is stopped, also where one of the guesses is right. */
  @Test
  void stopsWhoGuesses() {
    coupons.tenth("AUTUMN10");
    for (int i = 0; i < 20; i++) {
      assertThat(give("GUESS" + i).statusCode()).isEqualTo(303);
      if (i % 5 == 0) assertThat(location(give("AUTUMN10"))).endsWith("/cart");
    }
    assertThat(give("GUESS20").statusCode()).isEqualTo(429);
    assertThat(give("AUTUMN10").statusCode()).isEqualTo(429);
    assertThat(new Client(port, client.address()).get(shop + "/discount/autumn10").statusCode())
        .isEqualTo(429);
  }

  @Test
  void whoGuessesIsNoted() {
    coupons.tenth("AUTUMN10");
    var said =
        SecurityLines.during(
            () -> {
              give("GUESS");
              give("AUTUMN10");
            });
    assertThat(said)
        .filteredOn(it -> it.contains(store.slug()))
        .as("the wrong one alone, and not what was typed")
        .singleElement()
        .asString()
        .startsWith("code_wrong ")
        .contains(" from=" + client.address() + " store=" + store.slug() + " wrong=1")
        .doesNotContain("GUESS");
  }

  @Test
  void costsNothingWhereNoCodeIsGiven() {
    client.put(shop, world.goods(store, 1000, 10), 1);
    coupons.limited("ONCE", new RuleLimits(1, 1, 1, 1, 500));
    client.get(shop + "/cart");
    assertThat(ofLimits()).isEmpty();
    give("ONCE");
    assertThat(ofLimits()).hasSize(1);
  }

  private List<String> ofLimits() {
    return statements.ofRequests(() -> client.get(shop + "/cart")).stream()
        .filter(it -> it.contains("price_rule_count") || it.contains("discount_code"))
        .toList();
  }

  private HttpResponse<String> give(String code) {
    return client.post(shop + "/cart/codes", Map.of("code", code));
  }
}
