package io.storeflow.location;

import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.StockEntry;
import io.storeflow.inventory.StockLaw;
import io.storeflow.platform.db.Transactions;
import io.storeflow.shipping.Address;
import io.storeflow.stockpage.StockBook;
import io.storeflow.stockpage.StockQueries;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A location that is closed in the very moment in which an order takes from it. */
@AppTest
class ClosingRacesTest {
  @Autowired World world;
  @Autowired Locations locations;
  @Autowired Inventory inventory;
  @Autowired StockBook book;
  @Autowired StockQueries queries;
  @Autowired Transactions transactions;
  @Autowired StockLaw law;
  @Autowired DSLContext db;

  final ExecutorService other = Executors.newSingleThreadExecutor();
  Store store;
  Goods goods;
  String counter;

  /** None is left at the counter, which comes first, and ten more may be sold. */
  @BeforeEach
  void openACounterThatHasSoldOut() {
    store = world.store();
    goods = world.goods(store, 500, 0);
    counter = locations.create(store, "Counter", Address.NONE, Actor.SYSTEM);
    locations.move(store, counter, true, Actor.SYSTEM);
    var place = locations.get(store, counter);
    book.enter(store, goods.publicId(), StockEntry.RECEIVED, 1, place, "", Actor.SYSTEM);
    book.enter(store, goods.publicId(), StockEntry.DAMAGED, 1, place, "", Actor.SYSTEM);
    var v = only(store, VARIANT);
    db.update(v).set(v.BACKORDER, 10).where(v.ID.eq(goods.id())).execute();
  }

  @AfterEach
  void nothingIsOwedByAClosedPlace() {
    other.close();
    boolean open = locations.get(store, counter).active();
    assertThat(open || owed("Counter") == 0).as("a closed place owes nothing").isTrue();
    assertThat(law.breaches(store, 5)).isEmpty();
  }

  @Test
  void isNotClosedUnderAnOrderThatOwesFromIt() {
    var closing = new CompletableFuture<Future<?>>();
    transactions.write(
        () -> {
          inventory.announce(store, inventory.sell(store, 1, Map.of(goods.id(), 2), Actor.SYSTEM));
          var work = other.submit(this::close);
          closing.complete(work);
          awaitWaitingOrDone(work);
        });
    assertThatThrownBy(closing.join()::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(LocationRefused.class);
    assertThat(owed("Counter")).isEqualTo(2);
  }

  @Test
  void anOrderGoesElsewhereOnceItIsClosed() throws Exception {
    var order = new CompletableFuture<Future<?>>();
    transactions.write(
        () -> {
          close();
          var work = other.submit(this::order);
          order.complete(work);
          awaitWaitingOrDone(work);
        });
    order.join().get();
    assertThat(locations.get(store, counter).active()).isFalse();
    assertThat(owed("Counter")).isZero();
    assertThat(owed(locations.all(store).stream().filter(Location::main).findFirst().get().name()))
        .isEqualTo(2);
  }

  private void close() {
    locations.open(store, counter, false, Actor.SYSTEM);
  }

  private void order() {
    transactions.write(
        () ->
            inventory.announce(
                store, inventory.sell(store, 1, Map.of(goods.id(), 2), Actor.SYSTEM)));
  }

  /** Both would be wrong to wait for: that it is done before, and that it never waits. */
  private void awaitWaitingOrDone(Future<?> work) {
    await().until(() -> work.isDone() || isAnyWaiting());
  }

  private boolean isAnyWaiting() {
    var state = field(name("trx_state"), String.class);
    var running = table("information_schema.innodb_trx"); // of no schema of ours
    return db.fetchExists(db.selectOne().from(running).where(state.eq("LOCK WAIT")));
  }

  private int owed(String place) {
    return queries.levels(store, List.of(goods.id())).getOrDefault(goods.id(), List.of()).stream()
        .filter(it -> it.place().equals(place))
        .mapToInt(it -> -it.onHand())
        .sum();
  }
}
