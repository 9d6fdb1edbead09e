package io.storeflow.checkoutapi;

import static io.storeflow.checkoutapi.CheckoutCalls.JSON;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.SHIPPING_QUOTE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.id.PublicId;
import io.storeflow.pricerule.ByCode;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.rates.RateChanges;
import io.storeflow.rates.RateDraft;
import io.storeflow.shipping.Basis;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.shipping.Tariff;
import io.storeflow.store.Actor;
import io.storeflow.tax.TaxChanges;
import io.storeflow.tax.TaxDraft;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An order of a program costs what the program was told, or it is not placed. */
@AppTest
class SaidTotalTest {
  @Autowired World world;
  @Autowired DSLContext db;
  @Autowired TaxChanges taxes;
  @Autowired RuleChanges rules;
  @Autowired RateChanges rates;
  @Autowired ShippingBooks books;
  @LocalServerPort int port;

  private CheckoutCalls api;

  @BeforeEach
  void open() {
    api = new CheckoutCalls(world, port);
  }

  @Test
  void anOrderThatCostsSomethingElseIsToldItsTotalsAndMayBeSentAgainUnderItsKey() {
    var body = api.body();
    body.putObject("total").put("amount_minor", price(body).at("/total/amount_minor").longValue());
    world.reprice(api.store, api.rate, 990);
    var refused = place(body, "k");
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
    var problem = JSON.readTree(refused.body());
    assertThat(problem.get("code").stringValue()).isEqualTo("total_changed");
    assertThat(problem.at("/errors/0/detail").stringValue())
        .isEqualTo("The order comes to €35.70 now.");
    assertThat(problem.get("price")).as("as price answers").isEqualTo(price(body));
    assertThat(orders()).isZero();

    body.putObject("total").put("amount_minor", 3570).put("currency", "EUR");
    var placed = place(body, "k");
    assertThat(placed.statusCode()).as(placed.body()).isEqualTo(201);
    assertThat(place(body, "k").body()).isEqualTo(placed.body());
    body.putObject("total").put("amount_minor", 1);
    assertThat(CheckoutCalls.code(place(body, "k"))).isEqualTo("idempotency_key_reused");
  }

  @Test
  void aQuoteThatNobodyKnowsMayHaveSaidAnotherPriceAndIsToldWithANewOne() {
    var forgotten = quote(api);
    var q = only(api.store, SHIPPING_QUOTE);
    db.deleteFrom(q).where(q.PUBLIC_ID.eq(forgotten)).execute();
    var elsewhere = quote(new CheckoutCalls(world, port));
    int placed = 0;
    for (var id : List.of(forgotten, elsewhere, PublicId.random(), "none")) {
      var body = api.body().put("quote_id", id);
      var refused = place(body, id);
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
      var problem = JSON.readTree(refused.body());
      assertThat(problem.get("code").stringValue()).isEqualTo("quote_changed");
      assertThat(problem.at("/errors/0/pointer").stringValue()).isEqualTo("/quote_id");
      assertThat(problem.at("/rates/0/price/amount_minor").intValue()).isEqualTo(490);
      assertThat(orders()).isEqualTo(placed++);
      body.put("quote_id", problem.get("quote_id").stringValue());
      assertThat(place(body, id).statusCode()).as("the key is free").isEqualTo(201);
    }
  }

  @Test
  void aQuoteThatNobodyKnowsIsOfNoMatterToWhomHasSaidTheTotal() {
    var body = api.body().put("quote_id", PublicId.random());
    body.putObject("total").put("amount_minor", 3000);
    assertThat(CheckoutCalls.code(place(body, "k"))).isEqualTo("total_changed");
    body.putObject("total").put("amount_minor", 3070);
    assertThat(place(body, "k").statusCode()).isEqualTo(201);
  }

  /** Rules, a code, taxes, and rates by value, for everybody and at the counter: twelve carts. */
  @Test
  void priceQuoteAndCheckoutSayTheSameOfEveryCart() {
    var store = api.store;
    taxes.say(store, new TaxDraft(true, false, false, Set.of(), null, 0), Actor.SYSTEM);
    rule("Five off", new Effect.AmountOnce(500), 0, 6000, ByCode.NONE);
    rule("Third free", new Effect.BuyGet(2, 1, 10_000), 3, 0, ByCode.NONE);
    rule("Code", new Effect.Percent(1250), 0, 0, ByCode.of(Set.of("HANAMI")));
    var zone = Objects.requireNonNull(books.of(store).rate(api.rate)).zone();
    var its = books.of(store).zones().stream().filter(it -> zone != null && it.id() == zone);
    var bands =
        List.of(new Tariff.Band(3000L, store.money(590)), new Tariff.Band(null, store.money(0)));
    var parcel = new Tariff(Basis.VALUE, bands);
    var draft =
        new RateDraft("Parcel", its.findFirst().orElseThrow(), parcel, null, null, null, true);
    var byValue = rates.create(store, draft, Actor.SYSTEM);
    var counter = world.rate(store, Method.PICKUP, 0);
    var ways = List.of(api.rate, byValue, counter);
    var goods = List.of(api.goods, world.goods(store, 999, null), world.goods(store, 35, null));
    for (int cart = 0; cart < 12; cart++) {
      var body = api.body();
      var items = body.putArray("items");
      for (int i = 0; i < goods.size(); i++) {
        int units = (cart * (i + 2) + i) % 5;
        if (units > 0)
          items.addObject().put("variant_id", goods.get(i).publicId()).put("quantity", units);
      }
      var rate = ways.get(cart % 3);
      body.put("rate_id", rate);
      if (cart % 2 == 0) body.putArray("codes").add("hanami");
      var asked = body.deepCopy();
      asked.remove("customer");
      var price = JSON.readTree(api.post("/price", asked.toString(), null).body());
      var quote = api.post("/shipping/quote", asked.toString(), null);
      assertThat(quote.statusCode()).as(quote.body()).isEqualTo(200);
      var quoted = JSON.readTree(quote.body());
      assertThat(
              quoted
                  .get("rates")
                  .valueStream()
                  .filter(it -> it.get("id").stringValue().equals(rate))
                  .map(it -> it.get("price")))
          .as(body.toString())
          .containsExactly(price.get("shipping"));
      body.set("total", price.get("total"));
      body.put("quote_id", quoted.get("quote_id").stringValue());
      var placed = place(body, "cart " + cart);
      assertThat(placed.statusCode()).as(placed.body()).isEqualTo(201);
      var order = JSON.readTree(placed.body());
      for (var amount : List.of("subtotal", "shipping", "discount", "tax", "total"))
        assertThat(order.get(amount)).as(amount + " of " + body).isEqualTo(price.get(amount));
    }
  }

  private void rule(String name, Effect effect, int units, long value, ByCode code) {
    var when = new When(Set.of(), null, null, null, units, value, code);
    var draft = new RuleDraft(name, effect, Target.EVERYTHING, when, "", 0, true);
    rules.create(api.store, draft, Actor.SYSTEM);
  }

  private HttpResponse<String> place(ObjectNode body, String key) {
    return api.post("/checkout", body.toString(), key);
  }

  private int orders() {
    return db.fetchCount(only(api.store, ORDERS));
  }

  private static String quote(CheckoutCalls api) {
    var answer = api.post("/shipping/quote", api.quoteBody(), null);
    return JSON.readTree(answer.body()).get("quote_id").stringValue();
  }

  private JsonNode price(ObjectNode order) {
    var body = JSON.createObjectNode();
    for (var name : List.of("items", "address", "rate_id")) body.set(name, order.get(name));
    return JSON.readTree(api.post("/price", body.toString(), null).body());
  }
}
