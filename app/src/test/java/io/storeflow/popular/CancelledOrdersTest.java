package io.storeflow.popular;

import static io.storeflow.db.Tables.EVENT_READER;
import static io.storeflow.db.Tables.PRODUCT_SOLD;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Orders;
import io.storeflow.outbox.EventReading;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.SellingStore;
import io.storeflow.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is popular is what was ordered and not cancelled. */
@AppTest
class CancelledOrdersTest extends SellingStore {
  @Autowired Orders orders;
  @Autowired EventReading reading;
  @Autowired CancelledOrders cancelled;

  @Test
  void takesCancelledOnesOffOnceHoweverOftenItIsTold() {
    long kept = order(3);
    long cancelled = order(4);
    reading.read(store);
    assertThat(sold()).isEqualTo(7);
    move(cancelled, FulfilmentState.PREPARING);
    move(cancelled, FulfilmentState.CANCELLED);
    move(kept, FulfilmentState.PREPARING);
    reading.read(store);
    assertThat(sold()).isEqualTo(3);
    readAllAgain();
    assertThat(sold()).as("the same events again").isEqualTo(3);
    move(kept, FulfilmentState.CANCELLED);
    reading.read(store);
    assertThat(sold()).isZero();
  }

  /** One that is cancelled before anybody has counted it is counted and taken off. */
  @Test
  void isExactWhereBothAreReadAtOnce() {
    order(2);
    move(order(5), FulfilmentState.CANCELLED);
    reading.read(store);
    assertThat(sold()).isEqualTo(2);
  }

  private long order(int units) {
    return world.order(store, World.request(rate, null, goods, units)).number();
  }

  private void move(long order, FulfilmentState to) {
    orders.move(store, order, to, Actor.SYSTEM);
  }

  private void readAllAgain() {
    var r = only(store, EVENT_READER);
    int again = db.update(r).set(r.POSITION, 0L).where(r.READER.eq(cancelled.reader())).execute();
    assertThat(again).isOne();
    reading.read(store);
  }

  private int sold() {
    var s = only(store, PRODUCT_SOLD);
    return db.select(coalesce(sum(s.UNITS), inline(0)))
        .from(s)
        .where(s.PRODUCT_ID.eq(goods.productId()))
        .fetchSingle()
        .value1()
        .intValueExact();
  }
}
