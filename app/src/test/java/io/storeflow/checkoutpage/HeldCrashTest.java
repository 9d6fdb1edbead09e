package io.storeflow.checkoutpage;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.STORE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.currentTimestamp;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;

import io.storeflow.inventory.StockLaw;
import io.storeflow.platform.job.Lanes;
import io.storeflow.shipping.Method;
import io.storeflow.testing.AppProcess;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Client;
import io.storeflow.testing.World.Goods;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Carts are held and ordered on two nodes, of which one dies as by kill -9 in the middle of an
 * order: what was held for its shoppers is held still, and comes back in time on the other node.
 */
@AppTest
@Tag("processes")
class HeldCrashTest extends AtAShop {
  private static final int SHOPPERS = 40;
  private static final int THERE = 90;

  @Autowired Lanes lanes;
  @Autowired StockLaw law;
  @Autowired Clock clock;

  @Test
  void losesNoUnitAndSellsNoneTwice() throws Exception {
    db.update(STORE)
        .set(STORE.CART_HOLD_MINUTES, (short) 30)
        .where(STORE.ID.eq(store.id()))
        .execute();
    world.rate(store, Method.PICKUP, 0);
    var goods = world.goods(store, 500, THERE);
    var settings =
        Map.of(
            "storeflow.limits.checkout", "100000/1h",
            "storeflow.limits.cart", "100000/1h",
            "storeflow.limits.cart-hold", "100000/1h",
            "-Dstoreflow.failpoint", "stock-taken:6");
    try (var other = AppProcess.start(0, settings)) {
      var shoppers =
          IntStream.range(0, SHOPPERS)
              .<Callable<Boolean>>mapToObj(
                  number -> () -> shop(number % 2 == 0 ? port : other.port(), goods, number))
              .toList();
      try (var threads = Executors.newFixedThreadPool(8)) {
        for (var each : threads.invokeAll(shoppers)) each.get();
      }
      assertThat(other.awaitEnd()).isEqualTo(137);
    }
    var s = only(store, STOCK);
    assertThat(db.select(s.RESERVED).from(s).fetchSingle(s.RESERVED))
        .as("held for those whose node died")
        .isPositive();
    letTheRestRunOut();

    var l = only(store, ORDER_LINE);
    var sold = coalesce(sum(l.QUANTITY).cast(Integer.class), inline(0));
    int units = db.select(sold).from(l).fetchSingle(sold);
    assertThat(units).isPositive();
    var levels = db.select(s.ON_HAND, s.RESERVED).from(s).fetchSingle();
    assertThat(levels.value1()).isEqualTo(THERE - units);
    assertThat(levels.value2()).isZero();
    assertThat(law.breaches(store, 10)).isEmpty();
  }

  /** False when the node died. */
  private boolean shop(int node, Goods goods, int number) {
    try {
      var shopper = new Client(node);
      shopper.put(shop, goods, 1 + number % 3);
      var page = shopper.get(shop + "/checkout");
      if (page.statusCode() != 200) return true;
      shopper.post(shop + "/checkout", CheckoutForms.typed(page, Map.of()));
      return true;
    } catch (UncheckedIOException died) {
      return false;
    }
  }

  private void letTheRestRunOut() {
    var c = only(store, CART);
    var holds = db.select(c.HOLD_ID).from(c).where(c.HOLD_ID.isNotNull()).fetch(c.HOLD_ID);
    db.update(c).set(c.HELD_UNTIL, clock.instant().minusMillis(1)).execute();
    for (var hold : holds)
      db.update(table(name("scheduled_tasks")))
          .set(field(name("execution_time")), currentTimestamp())
          .where(field(name("task_name"), String.class).eq("stock.cart-hold-end"))
          .and(field(name("task_instance"), String.class).eq(store.id() + "." + hold))
          .execute();
    lanes.look("stock");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> db.fetchCount(db.select(c.HOLD_ID).from(c).where(c.HOLD_ID.isNotNull())) == 0);
  }
}
