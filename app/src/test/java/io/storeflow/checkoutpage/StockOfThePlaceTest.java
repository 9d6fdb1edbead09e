package io.storeflow.checkoutpage;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.pickup.OwnStock;
import io.storeflow.shipping.Method;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Client;
import io.storeflow.testing.FetchPlaces;
import io.storeflow.testing.FetchPlaces.At;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** What is fetched at a place is taken from its stock, and said to be there before. */
@AppTest
class StockOfThePlaceTest extends AtAShop {
  private static final String HERE = "All of it is in stock here.";
  private static final String LATER = "Not all of it is here yet";
  private static final String MISSING = "Not all of it is in stock here.";

  @Autowired AutowireCapableBeanFactory beans;
  @Autowired Statements statements;

  private FetchPlaces places;
  private World.Goods goods;

  @BeforeEach
  void stock() {
    places = beans.createBean(FetchPlaces.class);
    goods = world.goods(store, 1000, 10);
  }

  @Test
  void goesDownAtThePlaceFirst() {
    var market = places.open(store, "Market", new OwnStock(true, 0));
    places.bring(store, market, goods, 3);
    client.put(shop, goods, 2);
    assertThat(client.get(shop + "/checkout").body()).contains(HERE);
    assertThat(order(market).statusCode()).isEqualTo(303);
    assertThat(places.has(store, market, goods)).isEqualTo(1);
  }

  /** Nobody has chosen yet: the place that has it is chosen for them. */
  @Test
  void isSaidToBeMissingBeforeTheButton() {
    var market = places.open(store, "Market", new OwnStock(true, 0));
    var harbour = places.open(store, "Harbour", new OwnStock(true, 0));
    places.bring(store, harbour, goods, 3);
    client.put(shop, goods, 2);
    var page = client.get(shop + "/checkout");
    assertThat(page.body()).contains(MISSING, HERE);
    assertThat(Client.chosen(page, "rate")).hasValue(harbour.rate());
    var refused = order(market);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Not all of it is in stock at this place.");
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
    assertThat(order(harbour).statusCode()).isEqualTo(303);
    assertThat(places.has(store, harbour, goods)).isEqualTo(1);
  }

  @Test
  void isBroughtFromElsewhereLater() {
    var market = places.open(store, "Market", new OwnStock(false, 600));
    places.bring(store, market, goods, 3);
    client.put(shop, goods, 5);
    assertThat(client.get(shop + "/checkout").body()).contains(LATER);
    assertThat(order(market).statusCode()).isEqualTo(303);
    assertThat(places.has(store, market, goods)).as("its own first").isZero();
    var o = only(store, ORDERS);
    var order = db.selectFrom(o).fetchSingle();
    assertThat(Duration.between(order.get(o.PLACED_AT), order.get(o.READY_BY)))
        .isCloseTo(Duration.ofMinutes(630), Duration.ofMinutes(1));
  }

  /** A page that was opened while it was there. */
  @Test
  void isNotSoldTwiceByTwoPages() {
    var market = places.open(store, "Market", new OwnStock(true, 0));
    places.bring(store, market, goods, 1);
    client.put(shop, goods, 1);
    var chosen = chosen(market);
    var shown = prices(chosen);
    places.bring(store, market, goods, -1);
    var refused = client.post(shop + "/checkout", CheckoutForms.typed(shown, chosen));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Not all of it is in stock at this place.");
  }

  /** Only a store that has places is asked. */
  @Test
  void costsAStatementWhereThereArePlacesAlone() {
    world.rate(store, Method.PICKUP, 0);
    client.put(shop, goods, 2);
    int before = statements.ofWarmRequests(() -> client.get(shop + "/checkout")).size();
    places.open(store, "Market", new OwnStock(true, 0));
    places.open(store, "Harbour", new OwnStock(true, 0));
    assertThat(statements.ofWarmRequests(() -> client.get(shop + "/checkout"))).hasSize(before + 1);
  }

  private HttpResponse<String> order(At at) {
    var chosen = chosen(at);
    return client.post(shop + "/checkout", CheckoutForms.typed(prices(chosen), chosen));
  }

  private HttpResponse<String> prices(Map<String, String> chosen) {
    var page = client.get(shop + "/checkout");
    return client.post(shop + "/checkout/rates", CheckoutForms.typed(page, chosen));
  }

  private static Map<String, String> chosen(At at) {
    return Map.of("method", "pickup", "rate", at.rate());
  }
}
