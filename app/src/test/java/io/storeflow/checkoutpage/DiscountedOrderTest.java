package io.storeflow.checkoutpage;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_ADJUSTMENT;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.platform.id.Ids;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.product.TaxClass;
import io.storeflow.shipping.Area;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.tax.TaxChanges;
import io.storeflow.tax.TaxDraft;
import io.storeflow.tax.TaxRate;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What rules take off is said from the cart to the page of the order, and stays with it. */
@AppTest
class DiscountedOrderTest extends AtAShop {
  @Autowired RuleChanges rules;
  @Autowired Staff staff;
  @Autowired TaxChanges taxes;

  @Test
  void isToldFromTheCartToTheOrder() {
    world.rate(store, Method.PICKUP, 0);
    var ramen = world.goods(store, 1290, 10);
    var tea = world.goods(store, 333, null);
    var off = rule("15 % off ramen", new Effect.Percent(1500), ramen.id());
    rule("Two for tea", new Effect.AmountEach(200), tea.id());
    client.put(shop, ramen, 2);
    client.put(shop, tea, 1);

    // 2 x 12.90 less 3.87; 3.33 less 2.00
    var cart = client.get(shop + "/cart").body();
    assertThat(cart)
        .contains("15 % off ramen", "−€3.87", "€21.93", "Two for tea", "−€2.00", "€29.13")
        .contains("Go to checkout, €23.26");
    var steps = between(cart, "id=\"why-price\"", "</details>");
    assertThat(words(steps))
        .as("each line of the cart says its own steps")
        .containsExactly(
            "id=\"why-price\">",
            "How this price comes about",
            "1 ×",
            "Product " + tea.productId(),
            "Product " + tea.productId(),
            "price",
            "€3.33",
            "Two for tea",
            "discount",
            "−€2.00",
            "2 ×",
            "Product " + ramen.productId(),
            "Product " + ramen.productId(),
            "price",
            "€25.80",
            "15 % off ramen",
            "discount",
            "−€3.87");
    var checkout = client.get(shop + "/checkout");
    assertThat(checkout.body())
        .contains("15 % off ramen", "−€3.87", "Buy now, €23.26", "€25.80")
        .doesNotContain("€21.93", "€1.33");
    var placed = client.post(shop + "/checkout", CheckoutForms.typed(checkout, Map.of()));
    assertThat(placed.statusCode()).isEqualTo(303);
    rules.delete(store, off, Actor.SYSTEM);
    assertThat(client.follow(placed).body())
        .contains("15 % off ramen", "−€3.87", "Two for tea", "−€2.00", "€23.26")
        .contains("How this price comes about")
        .as("what is off stands below, not in the lines too")
        .contains("€25.80", "€3.33", "€29.13")
        .doesNotContain("€21.93", "€1.33");

    var o = only(store, ORDERS);
    var sums = db.select(o.SUBTOTAL_MINOR, o.DISCOUNT_MINOR, o.TOTAL_MINOR).from(o).fetchSingle();
    assertThat(sums.intoList()).containsExactly(2913L, 587L, 2326L);
    var l = only(store, ORDER_LINE);
    assertThat(db.select(l.TOTAL_MINOR).from(l).fetch(l.TOTAL_MINOR))
        .containsExactlyInAnyOrder(2193L, 133L);
    var a = only(store, ORDER_ADJUSTMENT);
    assertThat(db.select(a.AMOUNT_MINOR).from(a).orderBy(a.POSITION).fetch(a.AMOUNT_MINOR))
        .containsExactly(-387L, -200L);
    assertThat(staff.visitor(store, Role.OWNER).get("/s/" + store.slug() + "/orders/1001").body())
        .contains("15 % off ramen", "−€3.87", "€23.26", "€25.80")
        .doesNotContain("€21.93", "€1.33");
    var cook = staff.visitor(store, Role.FULFILMENT);
    assertThat(cook.get(why(1001)).statusCode()).isEqualTo(403);
    assertThat(cook.get("/s/" + store.slug() + "/orders/1001").body())
        .as("who cooks sees that something was off, and not by which rule")
        .contains("−€5.87", "€23.26")
        .doesNotContain("15 % off ramen", "Two for tea", "Why this price");
  }

  /** What was tried and why stays with the order, whatever becomes of the rules. */
  @Test
  void theOrderSaysWhyItHasItsPrices() {
    var ramen = world.goods(store, 1290, 10);
    var tea = world.goods(store, 333, null);
    var half = rule("Half price", new Effect.Percent(5000), ramen.id());
    var never = rule("For tea", new Effect.AmountEach(200), tea.id());
    world.order(store, World.request(world.rate(store, Method.PICKUP, 0), null, ramen, 2));
    rules.delete(store, half, Actor.SYSTEM);
    rules.delete(store, never, Actor.SYSTEM);
    var owner = staff.visitor(store, Role.OWNER);
    assertThat(owner.get(why(1001)).body())
        .contains("Why this price", "units at their price", "took something off", "−€12.90")
        .contains("For tea", "other goods", "One rule took nothing off it");
    world.order(store, World.request(world.rate(store, Method.PICKUP, 0), null, tea, 1));
    assertThat(owner.get(why(1002)).body())
        .as("no rule was tried")
        .contains("Why this price", "units at their price")
        .doesNotContain("Price rules", "took nothing off");
  }

  /** Other percentages, names and rates of tax are for orders to come. */
  @Test
  void theOrderExplainsItselfAlikeWhenRulesAndTaxesAreOthers() {
    taxes.say(store, new TaxDraft(true, false, false, Set.of(), null, 0), Actor.SYSTEM);
    var here = new Area(Set.of("DE"), Set.of(), List.of(), List.of());
    var own =
        new TaxRate(here, TaxClass.STANDARD, false, "MwSt", 160_000, LocalDate.of(2020, 1, 1));
    var rate = taxes.create(store, own, Actor.SYSTEM);
    var ramen = world.goods(store, 1190, 10);
    var target = new Target(false, Set.of(ramen.id()), Set.of(), Set.of(), Set.of(), Set.of());
    var half = rule("Half price", new Effect.Percent(5000), ramen.id());
    var fan = rule("For tea", new Effect.AmountEach(200), world.goods(store, 333, 3).id());
    world.rate(store, Method.PICKUP, 0);
    client.put(shop, ramen, 2);
    var checkout = client.get(shop + "/checkout");
    var placed = client.post(shop + "/checkout", CheckoutForms.typed(checkout, Map.of()));
    var owner = staff.visitor(store, Role.OWNER);
    var page = "/s/" + store.slug() + "/orders/1001";
    var before = between(owner.get(why(1001)).body(), "id=\"why\"", "</section>");
    var track = client.follow(placed);
    var told = between(track.body(), "id=\"why-price\"", "</details>");
    // 11.90 holds 1.64 at 16 %.
    assertThat(words(before))
        .containsSubsequence(
            List.of("€23.80", "Half price", "−€11.90", "16% MwSt", "€1.64", "For tea"));

    var other =
        new RuleDraft("A third", new Effect.Percent(3000), target, When.ALWAYS, "", 0, true);
    rules.change(store, half, 1, other, Actor.SYSTEM);
    rules.change(store, fan, false, Actor.SYSTEM);
    var dearer = new TaxRate(here, TaxClass.STANDARD, false, "VAT of now", 200_000, own.from());
    taxes.change(store, rate, 1, dearer, Actor.SYSTEM);
    client.put(shop, ramen, 2);
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () ->
                assertThat(client.get(shop + "/checkout").body())
                    .contains("A third", "VAT of now")
                    .doesNotContain("Half price", "MwSt"));
    assertThat(between(owner.get(why(1001)).body(), "id=\"why\"", "</section>")).isEqualTo(before);
    assertThat(between(client.follow(placed).body(), "id=\"why-price\"", "</details>"))
        .isEqualTo(told);
    assertThat(owner.get(page).body()).contains("MwSt").doesNotContain("A third", "VAT of now");
  }

  /** Fils come in tens; what is rounded is a step of its own, before and after. */
  @Test
  void whatIsRoundedIsSaidAsAStep() {
    var kuwait =
        world.store(
            store.merchant(),
            World.settingsOf("k-" + Ids.next())
                .in("KW", "KWD", "Asia/Kuwait", "en")
                .at("Street 1", "", "13001", "Kuwait City", "")
                .build());
    world.rate(kuwait, Method.PICKUP, 0);
    var draft =
        new RuleDraft(
            "Tenth", new Effect.Percent(1000), Target.EVERYTHING, When.ALWAYS, "", 0, true);
    rules.create(kuwait, draft, Actor.SYSTEM);
    var there = "/shop/" + kuwait.slug();
    client.put(there, world.goods(kuwait, 1230, 3), 1);
    var checkout = client.get(there + "/checkout");
    // 1.230 less 0.123 is 1.107.
    assertThat(words(checkout.body()))
        .containsSubsequence(List.of("Tenth", "−KWD 0.123", "Rounding", "KWD 0.003", "KWD 1.110"));
    var placed = client.post(there + "/checkout", CheckoutForms.typed(checkout, Map.of()));
    assertThat(words(client.follow(placed).body()))
        .containsSubsequence(List.of("Rounding", "KWD 0.003", "KWD 1.110"));
    var order = staff.visitor(kuwait, Role.OWNER).get(kuwait.page("/orders/1001/why"));
    assertThat(words(between(order.body(), "id=\"why\"", "</section>")))
        .containsSubsequence(List.of("KWD 1.230", "Tenth", "−KWD 0.123", "Rounding", "KWD 0.003"));
  }

  private String why(int order) {
    return store.page("/orders/" + order + "/why");
  }

  private static String between(String page, String from, String to) {
    int begin = page.indexOf(from);
    assertThat(begin).as(from).isPositive();
    return page.substring(begin, page.indexOf(to, begin));
  }

  /** What is read of it, in the order of the page. */
  private static List<String> words(String html) {
    return Stream.of(html.replace('\u00a0', ' ').replaceAll("<[^>]*>", "\n").split("\\n"))
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .toList();
  }

  /** What somebody has seen holds until they press the button, or they are told. */
  @Test
  void tellsWhoHasSeenAnotherTotal() {
    world.rate(store, Method.PICKUP, 0);
    var ramen = world.goods(store, 1000, 10);
    var off = rule("Half price", new Effect.Percent(5000), ramen.id());
    client.put(shop, ramen, 1);
    var checkout = client.get(shop + "/checkout");
    assertThat(checkout.body()).contains("Buy now, €5.00");
    rules.change(store, off, false, Actor.SYSTEM);
    var placed = client.post(shop + "/checkout", CheckoutForms.typed(checkout, Map.of()));
    assertThat(placed.statusCode()).isNotEqualTo(303);
    assertThat(placed.body()).contains("€10.00");
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
  }

  private String rule(String name, Effect effect, long variant) {
    var target = new Target(false, Set.of(variant), Set.of(), Set.of(), Set.of(), Set.of());
    var draft = new RuleDraft(name, effect, target, When.ALWAYS, "", 0, true);
    return rules.create(store, draft, Actor.SYSTEM);
  }
}
