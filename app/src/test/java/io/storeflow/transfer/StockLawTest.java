package io.storeflow.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.inventory.InsufficientStock;
import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.Reservations;
import io.storeflow.inventory.StockEntry;
import io.storeflow.inventory.StockLaw;
import io.storeflow.location.Location;
import io.storeflow.location.Locations;
import io.storeflow.platform.db.Transactions;
import io.storeflow.shipping.Address;
import io.storeflow.stockpage.StockBook;
import io.storeflow.stockpage.StockQueries;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The law of stock, after random moves of all kinds at two locations. */
@AppTest
class StockLawTest {
  private static final Actor ACTOR = Actor.SYSTEM;
  private static final int GOODS = 5;

  @Autowired World world;
  @Autowired Locations locations;
  @Autowired Transfers transfers;
  @Autowired Transactions transactions;
  @Autowired Inventory inventory;
  @Autowired Reservations reservations;
  @Autowired StockBook book;
  @Autowired StockQueries stock;
  @Autowired StockLaw law;

  Store store;
  List<Goods> goods;
  List<Location> places;

  @BeforeEach
  void open() {
    store = world.store();
    goods = IntStream.range(0, GOODS).mapToObj(i -> world.goods(store, 500, 20)).toList();
    locations.create(store, "Warehouse", Address.NONE, ACTOR);
    places = locations.all(store);
    for (var each : goods)
      book.enter(store, each.publicId(), StockEntry.RECEIVED, 20, places.get(1), "", ACTOR);
  }

  @Test
  void holdsAfterEachOfManyMoves() {
    var random = new Random(20261126);
    for (int i = 0; i < 300; i++) {
      move(random, i);
      if (i % 20 == 0) assertThat(law.breaches(store, 5)).as("after move %d", i).isEmpty();
    }
    assertThat(law.breaches(store, 5)).isEmpty();
  }

  /** Carts of several lines in random order too, with transfers and counts between them. */
  @Test
  void holdsWhenThirtyTwoMoveAtOnce() throws Exception {
    var work =
        IntStream.range(0, 32)
            .<Callable<Integer>>mapToObj(
                worker ->
                    () -> {
                      var random = new Random(worker);
                      int done = 0;
                      for (int i = 0; i < 12; i++)
                        if (move(random, 1_000 + worker * 100L + i)) done++;
                      return done;
                    })
            .toList();
    int done = 0;
    try (var threads = Executors.newFixedThreadPool(32)) {
      for (var each : threads.invokeAll(work)) done += each.get();
    }
    assertThat(done).isGreaterThan(200);
    assertThat(law.breaches(store, 5)).isEmpty();
    for (var each : goods) {
      var row = stock.row(store, each.publicId()).orElseThrow();
      assertThat(row.available()).isNotNegative();
    }
  }

  private boolean move(Random random, long order) {
    var one = goods.get(random.nextInt(GOODS));
    var place = places.get(random.nextInt(2));
    int units = 1 + random.nextInt(4);
    try {
      switch (random.nextInt(8)) {
        case 0 -> book.enter(store, one.publicId(), StockEntry.RECEIVED, units, place, "", ACTOR);
        case 1 -> book.enter(store, one.publicId(), StockEntry.DAMAGED, units, place, "", ACTOR);
        case 2 -> book.enter(store, one.publicId(), StockEntry.COUNTED, 20, place, "", ACTOR);
        case 3 -> transfer(random, one, units);
        case 4 -> reserveAndEnd(random, order, cart(random));
        default -> {
          var cart = cart(random);
          transactions.write(() -> inventory.sell(store, order, cart, ACTOR));
          if (random.nextBoolean())
            transactions.write(() -> inventory.giveBack(store, order, ACTOR));
        }
      }
      return true;
    } catch (InsufficientStock few) {
      return false;
    }
  }

  /** Up to five lines. */
  private Map<Long, Integer> cart(Random random) {
    var cart = new java.util.HashMap<Long, Integer>();
    for (int i = 0; i < 5; i++)
      cart.put(goods.get(random.nextInt(GOODS)).id(), 1 + random.nextInt(3));
    return cart;
  }

  private void reserveAndEnd(Random random, long order, Map<Long, Integer> cart) {
    var until = Instant.now().plus(Duration.ofMinutes(15));
    transactions.write(() -> reservations.reserve(store, order, cart, until, ACTOR));
    switch (random.nextInt(3)) {
      case 0 -> transactions.write(() -> reservations.settle(store, order, ACTOR));
      case 1 -> transactions.write(() -> reservations.release(store, order, "", ACTOR));
      default -> {}
    }
  }

  private void transfer(Random random, Goods one, int units) {
    int from = random.nextInt(2);
    var transfer = transfers.begin(store, places.get(from), places.get(1 - from), "", ACTOR);
    transfers.write(store, transfer, 1, Map.of(one.id(), units));
    transfers.send(store, transfer, 2, ACTOR);
    switch (random.nextInt(3)) {
      case 0 -> transfers.cancel(store, transfer, transfers.get(store, transfer).version(), ACTOR);
      case 1 ->
          transfers.receive(
              store,
              transfer,
              transfers.get(store, transfer).version(),
              Map.of(one.publicId(), units - 1),
              true,
              "",
              ACTOR);
      default ->
          transfers.receive(
              store,
              transfer,
              transfers.get(store, transfer).version(),
              Map.of(one.publicId(), units),
              false,
              "",
              ACTOR);
    }
  }
}
