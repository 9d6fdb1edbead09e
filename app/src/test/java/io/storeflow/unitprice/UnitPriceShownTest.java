package io.storeflow.unitprice;

import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** What goods cost by their measure stands wherever their price stands. */
@AppTest
class UnitPriceShownTest extends AtAShop {
  @Autowired RuleChanges rules;

  @Test
  void isToldFromTheListToTheCheckout() {
    world.rate(store, Method.PICKUP, 0);
    var coffee = holding("250 g / 100 g");
    var each = "€1.29 / 100 g";
    assertThat(client.get(shop + "/all").body()).contains(each);
    assertThat(client.get(shop + "/p/" + coffee.productSlug()).body()).contains(each);
    client.put(shop, coffee, 3);
    assertThat(client.get(shop + "/cart").body()).contains(each);
    assertThat(client.get(shop + "/checkout").body()).contains(each);
    var said = client.get("/api/v1/stores/" + store.slug() + "/products/" + coffee.product());
    var unit = JsonMapper.shared().readTree(said.body()).at("/variants/0/unit_price");
    assertThat(unit.at("/price/amount_minor").intValue()).isEqualTo(129);
    assertThat(unit.get("amount").intValue() + unit.get("unit").stringValue()).isEqualTo("100g");

    // 9.66 less a half are 4.83 for 750 g.
    rules.create(
        store,
        new RuleDraft(
            "Half", new Effect.Percent(5000), Target.EVERYTHING, When.ALWAYS, "", 0, true),
        Actor.SYSTEM);
    assertThat(client.get(shop + "/cart").body()).contains("€0.64 / 100 g").doesNotContain(each);
    assertThat(client.get(shop + "/checkout").body())
        .as("beside what they cost before discounts, which stand below")
        .contains(each, "€9.66")
        .doesNotContain("€0.64 / 100 g");
  }

  @Test
  void isNotToldWhereNoLawAsksForIt() {
    var merchant = world.merchant();
    var settings =
        World.settingsOf("us-" + merchant.id()).in("US", "USD", "America/New_York", "en");
    store = world.store(merchant, settings.build());
    shop = "/shop/" + store.slug();
    var coffee = holding("250 g");
    client.put(shop, coffee, 1);
    for (var page : new String[] {"/all", "/p/" + coffee.productSlug(), "/cart"})
      assertThat(client.get(shop + page).body()).doesNotContain(" / kg");
  }

  private Goods holding(String content) {
    var goods = world.goods(store, 322, 10);
    var v = only(store, VARIANT);
    world.change(
        store, () -> db.update(v).set(v.CONTENT, content).where(v.ID.eq(goods.id())).execute());
    return goods;
  }
}
