package io.storeflow.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.location.Locations;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an order costs the database in stock. */
@AppTest
class CheckoutCostTest {
  @Autowired World world;
  @Autowired Locations locations;
  @Autowired Statements statements;

  @Test
  void stockTakesThreeStatementsHoweverManyLocationsThereAre() {
    var store = world.store();
    var goods = world.goods(store, 500, 50);
    var rate = world.rate(store, Method.PICKUP, 0);
    world.order(store, World.request(rate, null, goods, 1));
    var one = statements.during(() -> world.order(store, World.request(rate, null, goods, 1)));
    locations.create(store, "Warehouse", Address.NONE, Actor.SYSTEM);
    var two = statements.during(() -> world.order(store, World.request(rate, null, goods, 1)));
    assertThat(ofStock(two)).as(String.join("\n", two)).hasSize(3);
    assertThat(ofStock(one)).as(String.join("\n", one)).hasSize(3);
  }

  private static List<String> ofStock(List<String> all) {
    return all.stream()
        .filter(it -> it.contains("`stock`") || it.contains("`stock_ledger`"))
        .filter(
            it -> it.contains("for update") || it.startsWith("update") || it.startsWith("insert"))
        .toList();
  }
}
