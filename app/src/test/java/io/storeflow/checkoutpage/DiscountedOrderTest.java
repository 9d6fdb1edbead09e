package io.storeflow.checkoutpage;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_ADJUSTMENT;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What rules take off is said from the cart to the page of the order, and stays with it. */
@AppTest
class DiscountedOrderTest extends AtAShop {
  @Autowired RuleChanges rules;
  @Autowired Staff staff;

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
    assertThat(client.get(shop + "/cart").body())
        .contains("15 % off ramen", "−€3.87", "€21.93", "Two for tea", "−€2.00", "€29.13")
        .contains("Go to checkout, €23.26");
    var checkout = client.get(shop + "/checkout");
    assertThat(checkout.body())
        .contains("15 % off ramen", "−€3.87", "Place order, €23.26", "€25.80")
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
    assertThat(
            staff.visitor(store, Role.FULFILMENT).get("/s/" + store.slug() + "/orders/1001").body())
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
    var page = staff.visitor(store, Role.OWNER).get("/s/" + store.slug() + "/orders/1001").body();
    assertThat(page)
        .contains("Why this price", "units at their price", "took something off", "−€12.90")
        .contains("For tea", "other goods", "One rule took nothing off it");
    world.order(store, World.request(world.rate(store, Method.PICKUP, 0), null, tea, 1));
    assertThat(staff.visitor(store, Role.OWNER).get("/s/" + store.slug() + "/orders/1002").body())
        .as("no rule was tried")
        .contains("Why this price", "units at their price")
        .doesNotContain("Price rules", "took nothing off");
  }

  /** What somebody has seen holds until they press the button, or they are told. */
  @Test
  void tellsWhoHasSeenAnotherTotal() {
    world.rate(store, Method.PICKUP, 0);
    var ramen = world.goods(store, 1000, 10);
    var off = rule("Half price", new Effect.Percent(5000), ramen.id());
    client.put(shop, ramen, 1);
    var checkout = client.get(shop + "/checkout");
    assertThat(checkout.body()).contains("Place order, €5.00");
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
