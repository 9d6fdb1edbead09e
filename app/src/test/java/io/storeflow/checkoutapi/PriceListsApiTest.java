package io.storeflow.checkoutapi;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.cart.Carts;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.money.Conversion;
import io.storeflow.platform.money.PriceRounding;
import io.storeflow.pricelist.PriceListChanges;
import io.storeflow.pricelist.PriceListDraft;
import io.storeflow.pricelist.PriceLists;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Stores;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stores that sell in further currencies, as programs meet them. */
@AppTest
class PriceListsApiTest extends AtAShop {
  @Autowired PriceListChanges lists;
  @Autowired PriceLists known;
  @Autowired RuleChanges rules;
  @Autowired Stores stores;
  @Autowired Carts carts;
  @Autowired Staff staff;
  @Autowired DSLContext db;

  @Test
  void pricesEverythingInTheCurrencyThatIsAskedFor() {
    var goods = world.goods(store, 1200, null);
    var rate = world.rate(store, Method.PICKUP, 250);
    rule(new Effect.AmountOnce(300));
    sell("USD", "1.08", PriceRounding.END_90);
    var own = price(goods.publicId(), rate, null);
    assertThat(own.at("/total/amount_minor").longValue()).isEqualTo(1200 + 250 - 300);
    var dollars = price(goods.publicId(), rate, "USD");
    assertThat(dollars.at("/lines/0/unit_price/amount_minor").longValue()).isEqualTo(1290);
    assertThat(dollars.at("/lines/0/unit_price/currency").stringValue()).isEqualTo("USD");
    assertThat(dollars.at("/shipping/amount_minor").longValue()).isEqualTo(270);
    assertThat(dollars.at("/discount/amount_minor").longValue()).isEqualTo(324);
    assertThat(dollars.at("/total/amount_minor").longValue()).isEqualTo(1290 + 270 - 324);
    assertThat(dollars.at("/lines/0/steps/1/kind").stringValue()).isEqualTo("list_rate");
    assertThat(dollars.at("/lines/0/steps/1/text").stringValue()).isEqualTo("EUR 12.00 × 1.08");
    var product = get("/products/" + goods.product() + "?currency=USD");
    assertThat(product.at("/price/amount_minor").longValue()).isEqualTo(1290);
    var listed = get("/products?currency=USD&min_price=1290&max_price=1290");
    assertThat(listed.at("/data/0/price/amount_minor").longValue()).isEqualTo(1290);
    assertThat(get("/products?currency=USD&min_price=1291").at("/data").size()).isZero();
    assertThat(get("").at("/currencies").toString()).isEqualTo("[\"EUR\",\"USD\"]");
  }

  @Test
  void takesPricesThatAreSaidBeforeTheRate() {
    var goods = world.goods(store, 1200, null);
    var id = sell("USD", "1.08", PriceRounding.NONE);
    lists.say(
        store,
        known.get(store, id),
        new HashMap<>(Map.of(goods.id(), new PriceListChanges.Said(999, 1999L))),
        Actor.SYSTEM);
    var line = price(goods.publicId(), null, "USD").at("/lines/0");
    assertThat(line.at("/unit_price/amount_minor").longValue()).isEqualTo(999);
    assertThat(line.at("/steps/1/kind").stringValue()).isEqualTo("list_price");
    var product = get("/products/" + goods.product() + "?currency=USD");
    assertThat(product.at("/variants/0/compare_at_price/amount_minor").longValue())
        .as("what was worked out until now, the lowest of the 30 days before")
        .isEqualTo(1296);
  }

  @Test
  void sortsAndNarrowsByPricesThatAreSaidToo() {
    var dear = world.goods(store, 2000, null);
    var cheap = world.goods(store, 1200, null);
    var id = sell("USD", "1.08", PriceRounding.NONE);
    say(id, dear, 500);
    assertThat(titles("sort=price")).containsExactly(dear.product(), cheap.product());
    assertThat(titles("sort=-price")).containsExactly(cheap.product(), dear.product());
    assertThat(titles("max_price=600")).containsExactly(dear.product());
    assertThat(titles("min_price=600&facets=true")).containsExactly(cheap.product());
    assertThat(get("/products?sort=price").at("/data/0/id").stringValue())
        .as("in euros")
        .isEqualTo(cheap.product());
    var pages = "/products?currency=USD&sort=price&limit=1";
    var cursor = get(pages).at("/next_cursor").stringValue();
    assertThat(get(pages + "&cursor=" + cursor).at("/data/0/id").stringValue())
        .isEqualTo(cheap.product());
    say(id, dear, 5000);
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> titles("sort=price").equals(List.of(cheap.product(), dear.product())));
  }

  private void say(String list, World.Goods goods, long price) {
    lists.say(
        store,
        known.get(store, list),
        new HashMap<>(Map.of(goods.id(), new PriceListChanges.Said(price, null))),
        Actor.SYSTEM);
  }

  private List<String> titles(String query) {
    var found = new ArrayList<String>();
    get("/products?currency=USD&" + query)
        .at("/data")
        .forEach(it -> found.add(it.at("/id").stringValue()));
    return found;
  }

  @Test
  void keepsWithAnOrderItsRateAndWhatItComesToForTheStore() {
    var goods = world.goods(store, 1290, 9);
    var rate = world.rate(store, Method.PICKUP, 0);
    sell("JPY", "161.35", PriceRounding.NONE);
    var body = body(goods.publicId(), rate, "JPY").replaceFirst("\\{", "{" + CUSTOMER);
    var key = PublicId.random();
    var answer = client.json(path("/checkout"), body, "Idempotency-Key", key);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    var order = JsonMapper.shared().readTree(answer.body());
    assertThat(order.at("/total/amount_minor").longValue()).isEqualTo(2081);
    assertThat(order.at("/total/currency").stringValue()).isEqualTo("JPY");
    assertThat(order.at("/store_total/amount_minor").longValue()).isEqualTo(1290);
    assertThat(order.at("/store_total/currency").stringValue()).isEqualTo("EUR");
    var o = only(store, ORDERS);
    var row = db.selectFrom(o).fetchSingle();
    assertThat(row.get(o.CURRENCY)).isEqualTo("JPY");
    assertThat(row.get(o.STORE_TOTAL_MINOR)).isEqualTo(1290);
    assertThat(row.get(o.MINOR_RATE)).isEqualByComparingTo("1.6135");
    var page = "/s/" + store.slug() + "/orders/" + row.get(o.NUMBER);
    assertThat(staff.visitor(store, Role.OWNER).get(page).body())
        .contains("¥2,081", "1 EUR = 161.35 JPY. For the store it is €12.90.")
        .doesNotContain("??");
    assertThat(client.get("/track/" + row.get(o.PUBLIC_ID)).body()).contains("2,081");
  }

  @Test
  void refusesCurrenciesThatItDoesNotSellIn() {
    var goods = world.goods(store, 1200, null);
    var id = sell("USD", "1.08", PriceRounding.NONE);
    for (var other : new String[] {"CHF", "XXX", "dollars"}) {
      var answer = client.json(path("/price"), body(goods.publicId(), null, other));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
      assertThat(answer.body()).contains("/currency");
    }
    assertThat(client.get(path("/products?currency=CHF")).statusCode()).isEqualTo(422);
    lists.delete(store, id, Actor.SYSTEM);
    assertThat(client.json(path("/price"), body(goods.publicId(), null, "USD")).statusCode())
        .isEqualTo(422);
  }

  @Test
  void givesAnOpenCartAnotherCurrencyAndTakesItBackWhenTheListGoes() {
    var goods = world.goods(store, 1200, 9);
    var id = sell("USD", "1.08", PriceRounding.NONE);
    var visitor = PublicId.random();
    carts.add(store, visitor, goods.publicId(), 2);
    var home = stores.reopen(store.id());
    var dollars = carts.selling(home, visitor, "USD");
    var cart = carts.of(dollars, visitor);
    assertThat(cart.total().minor()).isEqualTo(2592);
    assertThat(cart.was()).isEqualTo("EUR");
    assertThat(cart.lines().getFirst().trouble()).isNull();
    carts.shown(dollars, visitor, cart);
    assertThat(carts.selling(home, visitor, null).currency().getCurrencyCode()).isEqualTo("USD");
    assertThat(carts.of(dollars, visitor).was()).isNull();
    lists.delete(store, id, Actor.SYSTEM);
    var gone = stores.reopen(store.id());
    var back = carts.selling(gone, visitor, "USD");
    var again = carts.of(back, visitor);
    assertThat(again.was()).isEqualTo("USD");
    assertThat(again.total()).isEqualTo(store.money(2400));
    carts.shown(back, visitor, again);
    var c = only(store, CART);
    assertThat(db.select(c.CURRENCY).from(c).fetchSingle(c.CURRENCY)).isNull();
  }

  private static final String CUSTOMER =
      "\"customer\": {\"name\": \"Mika\", \"email\": \"mika@example.com\"},";

  private String sell(String currency, String rate, PriceRounding rounding) {
    var conversion =
        new Conversion(
            Currency.getInstance("EUR"),
            Currency.getInstance(currency),
            new BigDecimal(rate),
            rounding);
    return lists.create(store, new PriceListDraft(conversion, true), Actor.SYSTEM);
  }

  private void rule(Effect effect) {
    rules.create(
        store,
        new RuleDraft("Off", effect, Target.EVERYTHING, When.ALWAYS, "", 0, true),
        Actor.SYSTEM);
  }

  private JsonNode price(
      String variant,
      @org.jspecify.annotations.Nullable String rate,
      @org.jspecify.annotations.Nullable String currency) {
    var answer = client.json(path("/price"), body(variant, rate, currency));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static String body(
      String variant,
      @org.jspecify.annotations.Nullable String rate,
      @org.jspecify.annotations.Nullable String currency) {
    var body = JsonMapper.shared().createObjectNode();
    body.putArray("items").addObject().put("variant_id", variant).put("quantity", 1);
    if (rate != null) body.put("rate_id", rate);
    if (currency != null) body.put("currency", currency);
    return body.toString();
  }

  private JsonNode get(String path) {
    var answer = client.get(path(path));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private String path(String path) {
    return "/api/v1/stores/" + store.slug() + path;
  }
}
