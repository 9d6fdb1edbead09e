package io.storeflow.priceresult;

import static io.storeflow.checkoutpage.CheckoutForms.typed;
import static io.storeflow.db.Tables.CART;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.PRICE_RULE_TRIAL;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.checkout.Checkout;
import io.storeflow.checkout.CheckoutResult;
import io.storeflow.checkout.KeyedRequest;
import io.storeflow.checkout.PlacedOrder;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Orders;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pricelist.OrderMoney;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.PriceRules;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.pricetest.Draw;
import io.storeflow.pricetest.Share;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Client;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A price for half of the visitors, and what comes of it. */
@AppTest
class TrialsTest extends AtAShop {
  private static final Share HALF = Share.of(50);

  @Autowired private Checkout checkout;
  @Autowired private Orders orders;
  @Autowired private PriceRules rules;
  @Autowired private RuleChanges changes;
  @Autowired private Trials trials;
  @Autowired private Staff staff;
  @Autowired private Statements statements;

  private World.Goods goods;
  private String rate;

  @BeforeEach
  void stock() {
    goods = world.goods(store, 1000, null);
    rate = world.rate(store, Method.PICKUP, 0);
  }

  @Test
  void showsInCartAndCheckoutOfThoseWhoAreIn() {
    client.put(shop, goods, 2);
    var visitor = db.select(CART.VISITOR).from(only(store, CART)).fetchSingle(CART.VISITOR);
    var out = ruleWith(visitor, false);
    assertThat(client.get(shop + "/cart").body()).contains("Go to checkout, €20.00");
    changes.delete(store, out.publicId(), Actor.SYSTEM);
    var in = ruleWith(visitor, true);
    assertThat(client.get(shop + "/cart").body()).contains("Go to checkout, €18.00");
    assertThat(client.get(shop + "/p/" + goods.productSlug()).body())
        .as("a page that is the same for all")
        .isEqualTo(new Client(port).get(shop + "/p/" + goods.productSlug()).body());
    var form = client.get(shop + "/checkout");
    assertThat(form.body()).contains("Buy now, €18.00");
    var placed = client.post(shop + "/checkout", typed(form, Map.of()));
    assertThat(client.follow(placed).body()).contains("€18.00");
    assertThat(trials.of(store, in).orders(true)).isEqualTo(1);
  }

  @Test
  void comparesOrdersOfBothSides() {
    var rule = ruleWith(PublicId.random(), true);
    var in = visitor(rule, true);
    place(in, 1);
    place(in, 3);
    place(visitor(rule, false), 2);
    var result = trials.of(store, rule);
    assertThat(result.orders(true)).isEqualTo(2);
    assertThat(result.revenue(true).minor()).isEqualTo(900 + 2700);
    assertThat(result.average(true).minor()).isEqualTo(1800);
    assertThat(result.orders(false)).isEqualTo(1);
    assertThat(result.average(false).minor()).isEqualTo(2000);
    var page = page(rule);
    assertThat(page)
        .contains("What came of it", "€36.00", "€18.00", "€20.00", "Too few orders yet");
    assertThat(staff.visitor(store, Role.OWNER).get("/s/" + store.slug() + "/pricing").body())
        .contains("for 50 of 100 visitors");
    var o = only(store, ORDERS);
    long first = db.select(o.NUMBER).from(o).orderBy(o.NUMBER).limit(1).fetchSingle(o.NUMBER);
    orders.move(store, first, FulfilmentState.CANCELLED, Actor.SYSTEM);
    assertThat(trials.of(store, rule).average(true).minor()).as("cancelled").isEqualTo(2700);
  }

  /** More than ten digits of minor units: some currencies have small ones. */
  @Test
  void addsLargeAmounts() {
    var rule = ruleWith(PublicId.random(), true);
    place(visitor(rule, true), 1);
    var o = only(store, ORDERS);
    world.change(
        store,
        () ->
            db.update(o)
                .set(o.MINOR_RATE, new BigDecimal("2"))
                .set(o.STORE_TOTAL_MINOR, 20_000_000_001L)
                .execute());
    assertThat(trials.of(store, rule).revenue(true).minor()).isEqualTo(20_000_000_001L);
    var own = OrderMoney.own(o, DSL.inline(40_000_000_002L));
    assertThat(db.select(own).from(o).fetchSingle(own)).isEqualTo(20_000_000_001L);
  }

  @Test
  void tellsStaffWhyItWasLeftOut() {
    var rule = ruleWith(PublicId.random(), true);
    place(visitor(rule, false), 1);
    var order = staff.visitor(store, Role.OWNER).get(store.page("/orders/1001/why")).body();
    assertThat(order).contains("for a share of visitors, without this one");
  }

  @Test
  void countsAgainWhenTheShareIsSetAgain() {
    var rule = ruleWith(PublicId.random(), true);
    place(visitor(rule, true), 1);
    set(rule, Share.of(60), "Half");
    var again = rules.find(store, rule.publicId()).orElseThrow();
    assertThat(trials.of(store, again).orders(true)).isZero();
    place(visitor(again, true), 1);
    set(again, Share.of(60), "Another name");
    var renamed = rules.find(store, rule.publicId()).orElseThrow();
    assertThat(trials.of(store, renamed).orders(true)).as("the same share").isEqualTo(1);
    assertThat(renamed.when().share().since()).isEqualTo(again.when().share().since());
  }

  /** Programs have no visitors; what is worth nothing to an order says nothing about the price. */
  @Test
  void isForVisitorsOfTheStorefrontAlone() {
    var rule = ruleWith(PublicId.random(), true);
    var items = "{\"items\": [{\"variant_id\": \"" + goods.publicId() + "\", \"quantity\": 1}]";
    var price = client.json("/api/v1/stores/" + store.slug() + "/price", items + "}").body();
    assertThat(price).contains("\"amount_minor\":1000").doesNotContain("Half");
    world.order(store, World.request(rate, null, goods, 1));
    assertThat(trials.of(store, rule)).isEqualTo(Comparison.none(store.currency()));
  }

  @Test
  void asksNothingWhereNoRuleIsForAShare() {
    assertThat(written(1)).isZero();
    ruleWith(PublicId.random(), true);
    assertThat(written(1)).isEqualTo(1);
  }

  @Test
  void isForgottenWithTheRule() {
    var rule = ruleWith(PublicId.random(), true);
    place(visitor(rule, true), 1);
    changes.delete(store, rule.publicId(), Actor.SYSTEM);
    assertThat(db.fetchCount(only(store, PRICE_RULE_TRIAL))).isZero();
  }

  private long written(int units) {
    return statements.during(() -> place(PublicId.random(), units)).stream()
        .filter(it -> it.contains("price_rule_trial"))
        .count();
  }

  private String page(PriceRule rule) {
    return staff
        .visitor(store, Role.OWNER)
        .get("/s/" + store.slug() + "/pricing/" + rule.publicId())
        .body();
  }

  /** A rule in whose half that visitor is, or is not. */
  private PriceRule ruleWith(String visitor, boolean in) {
    while (true) {
      var id = changes.create(store, draft(HALF, "Half"), Actor.SYSTEM);
      if (Draw.of(visitor).isIn(id, HALF) == in) return rules.find(store, id).orElseThrow();
      changes.delete(store, id, Actor.SYSTEM);
    }
  }

  private static String visitor(PriceRule rule, boolean in) {
    return Stream.generate(PublicId::random)
        .filter(it -> Draw.of(it).isIn(rule.publicId(), rule.when().share()) == in)
        .findFirst()
        .orElseThrow();
  }

  private void set(PriceRule rule, Share share, String name) {
    changes.change(store, rule.publicId(), rule.version(), draft(share, name), Actor.SYSTEM);
  }

  private static RuleDraft draft(Share share, String name) {
    var when = When.ALWAYS.with(share);
    return new RuleDraft(name, new Effect.Percent(1000), Target.EVERYTHING, when, "", 0, true);
  }

  private void place(@Nullable String visitor, int units) {
    var keyed = new KeyedRequest(PublicId.random(), "hash", false, PlacedOrder::publicId);
    var it = World.request(rate, null, goods, units);
    var request = it.but().to(null).through("storefront").heldBy(visitor).build();
    assertThat(checkout.place(store, keyed, request)).isInstanceOf(CheckoutResult.Placed.class);
  }
}
