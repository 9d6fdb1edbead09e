package io.storeflow.checkoutapi;

import static io.storeflow.checkoutapi.CheckoutCalls.JSON;
import static io.storeflow.db.Tables.SHIPPING_QUOTE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.rates.RateChanges;
import io.storeflow.rates.ZoneChanges;
import io.storeflow.rates.ZoneDraft;
import io.storeflow.shipping.Area;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.time.Instant;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A quote says what was tried, is told anew when it has expired, and stays with its order. */
@AppTest
class QuotesExplainedTest {
  @Autowired World world;
  @Autowired Staff staff;
  @Autowired ShippingBooks books;
  @Autowired ZoneChanges zones;
  @Autowired RateChanges rates;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  private CheckoutCalls api;
  private Store store;

  @BeforeEach
  void open() {
    api = new CheckoutCalls(world, port);
    store = api.store;
    var islands = new ZoneDraft("Islands", Method.SHIPPING, Area.of(Set.of("IS")), null);
    zones.create(store, islands, false, Actor.SYSTEM);
  }

  private JsonNode quote() {
    return JSON.readTree(api.post("/shipping/quote", api.quoteBody(), null).body());
  }

  @Test
  void saysWhatWasTriedButNotWhatTheShopDoesNotShow() {
    var hidden = world.rate(store, Method.SHIPPING, 100);
    rates.change(store, hidden, false, Actor.SYSTEM);
    var tried = quote().get("tried");
    assertThat(tried).hasSize(2);
    assertThat(tried.at("/0").propertyNames())
        .containsExactly("method", "zone", "reason", "text", "rates");
    assertThat(tried.at("/0/zone").stringValue()).isEqualTo("Germany");
    assertThat(tried.at("/0/reason").stringValue()).isEqualTo("decides");
    assertThat(tried.at("/0/text").stringValue()).isEqualTo("This zone decides.");
    assertThat(tried.at("/0/rates")).hasSize(1);
    assertThat(tried.at("/0/rates/0/id").stringValue()).isEqualTo(api.rate);
    assertThat(tried.at("/0/rates/0/reason").stringValue()).isEqualTo("offered");
    assertThat(tried.at("/1/zone").stringValue()).isEqualTo("Islands");
    assertThat(tried.at("/1/text").stringValue()).isEqualTo("Not in this country.");
    assertThat(tried.at("/1/rates")).isEmpty();
  }

  @Test
  void anExpiredQuoteIsToldWithANewOneThatHolds() {
    var old = quote().get("quote_id").stringValue();
    var q = only(store, SHIPPING_QUOTE);
    db.update(q).set(q.EXPIRES_AT, Instant.now().minusSeconds(1)).execute();
    world.reprice(store, api.rate, 990);
    var refused = api.post("/checkout", api.body().put("quote_id", old).toString(), "k");
    assertThat(refused.statusCode()).isEqualTo(409);
    var problem = JSON.readTree(refused.body());
    assertThat(problem.get("code").stringValue()).isEqualTo("quote_changed");
    assertThat(problem.at("/rates/0/price/amount_minor").intValue()).isEqualTo(990);
    assertThat(problem.at("/expires_at").stringValue()).endsWith("Z");
    var again = problem.get("quote_id").stringValue();
    assertThat(again).isNotEqualTo(old);
    world.reprice(store, api.rate, 1990);
    var placed = api.post("/checkout", api.body().put("quote_id", again).toString(), "k");
    assertThat(placed.statusCode()).as(placed.body()).isEqualTo(201);
    assertThat(JSON.readTree(placed.body()).at("/shipping/amount_minor").intValue()).isEqualTo(990);
  }

  /** Zones and rates may go: the order still says what they were. */
  @Test
  void theOrderSaysWhyItIsBroughtAtItsPrice() {
    var quoted = quote().get("quote_id").stringValue();
    world.reprice(store, api.rate, 990);
    var placed = api.post("/checkout", api.body().put("quote_id", quoted).toString(), "k");
    assertThat(placed.statusCode()).as(placed.body()).isEqualTo(201);
    for (var zone : books.of(store).zones()) zones.delete(store, zone.publicId(), Actor.SYSTEM);
    var number = JSON.readTree(placed.body()).get("number").stringValue();
    var page =
        staff.visitor(store, Role.OWNER).get(store.page("/orders/" + number + "/why")).body();
    assertThat(page)
        .contains("Why this shipping price", "the difference to what was quoted", "€9.90", "−€5.00")
        .contains("A quote had promised this price until")
        .contains("Islands", "Not in this country", "Germany", "This zone decides");
  }

  /** Who fetches it has asked no zone. */
  @Test
  void ofWhatIsFetchedItSaysThePlaceAlone() {
    var rate = world.rate(store, Method.PICKUP, 100);
    var goods = world.goods(store, 1000, null);
    var placed = world.order(store, World.request(rate, null, goods, 1));
    var page =
        staff.visitor(store, Role.OWNER).get(store.page("/orders/" + placed.number() + "/why"));
    assertThat(page.body())
        .contains("Why this shipping price", "Fetched at", store.name())
        .doesNotContain("Zones that were tried", "Islands");
  }
}
