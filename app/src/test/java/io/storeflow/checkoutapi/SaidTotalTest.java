package io.storeflow.checkoutapi;

import static io.storeflow.checkoutapi.CheckoutCalls.JSON;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.SHIPPING_QUOTE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.id.PublicId;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.util.List;
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
