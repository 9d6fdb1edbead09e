package io.storeflow.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.checkoutpage.CheckoutForms;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What one address may not do without end. */
@AppTest
class CrowdsTest {
  @Autowired World world;
  @Autowired RateLimits limits;
  @LocalServerPort int port;

  Store store;
  Visitor visitor;

  @BeforeEach
  void open() {
    store = world.store();
    visitor = new Visitor(port);
  }

  @Test
  void refusesNewCartsButNotWhatIsPutIntoOneThatIsThere() {
    var shop = "/shop/" + store.slug();
    var goods = Map.of("variant", world.goods(store, 500, null).publicId(), "quantity", "1");
    assertThat(visitor.post(shop, shop + "/cart", goods).statusCode()).isEqualTo(303);
    exhaust(Rule.CART, visitor.address());
    assertThat(visitor.post(shop, shop + "/cart", goods).statusCode()).isEqualTo(303);
    var fresh = new Visitor(port);
    exhaust(Rule.CART, fresh.address());
    assertThat(fresh.post(shop, shop + "/cart", goods).statusCode()).isEqualTo(429);
  }

  @Test
  void refusesCheckoutsOfTheApiAndOfThePage() {
    var client = new Client(port);
    exhaust(Rule.CHECKOUT, client.address());
    var api = "/api/v1/stores/" + store.slug() + "/checkout";
    var answer = client.json(api, "{}", "Idempotency-Key", "k");
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    assertThat(answer.body()).contains("\"code\":\"rate_limited\"");

    var shop = "/shop/" + store.slug();
    var goods = Map.of("variant", world.goods(store, 500, null).publicId(), "quantity", "1");
    world.rate(store, Method.PICKUP, 0);
    client.post(shop + "/cart", goods);
    var page = client.get(shop + "/checkout");
    assertThat(page.statusCode()).isEqualTo(200);
    var typed = CheckoutForms.typed(page, Map.of("note", "Ring twice"));
    var refused = client.post(shop + "/checkout", typed);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body())
        .contains("Nothing was done with what you sent. Go back", shop + "/checkout\">Try again")
        .as("as the shop looks, with when to come again")
        .contains("class=\"shop\"", store.name(), "Try again in ");
    assertThat(client.get(shop + "/checkout").body())
        .as("what was typed waits")
        .contains("mika@example.com", "Ring twice");
  }

  @Test
  void refusesSearchesButNotTheCatalogue() {
    var shop = "/shop/" + store.slug();
    var api = "/api/v1/stores/" + store.slug() + "/products";
    var client = new Client(port);
    assertThat(client.get(shop + "/search?q=a").statusCode()).isEqualTo(200);
    assertThat(client.get(api + "?q=a").statusCode()).isEqualTo(200);
    exhaust(Rule.SEARCH, client.address());
    assertThat(client.get(shop + "/search?q=a").statusCode()).isEqualTo(429);
    var refused = client.get(api + "?q=a");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    assertThat(client.get(api).statusCode()).isEqualTo(200);
    assertThat(client.get(shop + "/search").statusCode()).isEqualTo(200);
  }

  private void exhaust(Rule rule, String address) {
    while (limits.take(rule, address).allowed()) {}
  }
}
