package io.storeflow.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.storeflow.platform.db.Transactions;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class OrderMetersTest {
  @Autowired World world;
  @Autowired Orders orders;
  @Autowired Transactions transactions;
  @Autowired MeterRegistry meters;

  @Test
  void countsOrdersThatAreCommittedAndThoseAlone() {
    var store = world.store();
    var order =
        World.request(world.rate(store, Method.PICKUP, 0), null, world.goods(store, 500, null), 1);
    double placed = count("placed");
    double cancelled = count("cancelled");
    assertThatThrownBy(
            () ->
                transactions.write(
                    () -> {
                      world.order(store, order);
                      throw new IllegalStateException("after the order");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(count("placed")).isEqualTo(placed);

    long number = world.order(store, order).number();
    assertThat(count("placed")).isEqualTo(placed + 1);
    orders.move(store, number, FulfilmentState.ACCEPTED, Actor.SYSTEM);
    assertThat(count("cancelled")).isEqualTo(cancelled);
    orders.cancel(store, number, null, null, "", Actor.SYSTEM);
    assertThat(count("cancelled")).isEqualTo(cancelled + 1);
  }

  private double count(String what) {
    return meters.get("storeflow.orders." + what).counter().count();
  }
}
