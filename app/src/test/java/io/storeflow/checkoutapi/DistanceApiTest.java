package io.storeflow.checkoutapi;

import static io.storeflow.checkoutapi.CheckoutCalls.JSON;
import static io.storeflow.db.Tables.GEOCODE_ANSWER;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.testing.AppTest;
import io.storeflow.testing.ByDistance;
import io.storeflow.testing.World;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Delivery by how far it is, for programs. */
@AppTest
class DistanceApiTest {
  @Autowired World world;
  @Autowired DSLContext db;
  @Autowired AutowireCapableBeanFactory beans;
  @LocalServerPort int port;

  private CheckoutCalls api;
  private String bike;

  @BeforeEach
  void open() {
    api = new CheckoutCalls(world, port);
    bike = beans.createBean(ByDistance.class).open(api.store);
  }

  @Test
  void quotesPricesAndOrdersByHowFarItIs() {
    var quote = quote(ByDistance.FURTHER);
    assertThat(quote.at("/rates").findValuesAsString("id")).contains(bike, api.rate);
    assertThat(outcome(quote)).isEqualTo("offered");
    assertThat(price(quote)).isEqualTo(490);
    assertThat(price(quote(ByDistance.NEAR))).isEqualTo(290);
    var price = body(ByDistance.NEAR).put("rate_id", bike);
    var priced = api.post("/price", price.toString(), null);
    assertThat(JSON.readTree(priced.body()).at("/shipping/amount_minor").longValue())
        .isEqualTo(290);
    var order = order(ByDistance.FURTHER).put("quote_id", quote.get("quote_id").stringValue());
    var placed = api.post("/checkout", order.toString(), "k");
    assertThat(placed.statusCode()).as(placed.body()).isEqualTo(201);
    assertThat(JSON.readTree(placed.body()).at("/shipping/amount_minor").longValue())
        .isEqualTo(490);
  }

  @Test
  void aQuoteHoldsForItsDoor() {
    var id = quote(ByDistance.NEAR).get("quote_id").stringValue();
    var further = order(ByDistance.FURTHER).put("quote_id", id);
    var moved = api.post("/checkout", further.toString(), "k");
    assertThat(CheckoutCalls.code(moved)).isEqualTo("quote_changed");
  }

  @Test
  void saysWhyItIsNotOffered() {
    var unknown = quote(ByDistance.UNKNOWN);
    assertThat(outcome(unknown)).isEqualTo("nowhere");
    assertThat(text(unknown)).endsWith("The geocoder does not know this address.");
    assertThat(text(quote(ByDistance.AWAY))).contains("The geocoder does not answer right now.");
    assertThat(outcome(quote(ByDistance.FAR))).isEqualTo("over");
    assertThat(unknown.at("/rates").findValuesAsString("id")).containsExactly(api.rate);
    var refused = api.post("/checkout", order(ByDistance.AWAY).toString(), "k");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("/rate_id");
  }

  @Test
  void asksNobodyInAStoreWithoutSuchRates() {
    var other = new CheckoutCalls(world, port);
    assertThat(other.post("/shipping/quote", other.quoteBody(), null).statusCode()).isEqualTo(200);
    assertThat(db.fetchCount(only(other.store, GEOCODE_ANSWER))).isZero();
  }

  private JsonNode quote(Map<String, String> address) {
    return JSON.readTree(api.post("/shipping/quote", body(address).toString(), null).body());
  }

  private ObjectNode order(Map<String, String> address) {
    var order = api.body().put("rate_id", bike);
    order.set("address", body(address).get("address"));
    return order;
  }

  private ObjectNode body(Map<String, String> address) {
    var body = (ObjectNode) JSON.readTree(api.quoteBody());
    body.putObject("address")
        .put("country", "DE")
        .put("postal_code", address.get("postalCode"))
        .put("city", address.get("city"))
        .put("line1", address.get("line1"));
    return body;
  }

  private long price(JsonNode quote) {
    for (var rate : quote.get("rates"))
      if (rate.get("id").stringValue().equals(bike))
        return rate.at("/price/amount_minor").longValue();
    return -1;
  }

  private static String outcome(JsonNode quote) {
    return bike(quote).get("reason").stringValue();
  }

  private static String text(JsonNode quote) {
    return bike(quote).get("text").stringValue();
  }

  private static JsonNode bike(JsonNode quote) {
    for (var zone : quote.get("tried"))
      for (var rate : zone.get("rates"))
        if (rate.get("name").stringValue().equals("Bike")) return rate;
    throw new AssertionError(quote.toString());
  }
}
