package io.storeflow.checkout;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.cart.Carts;
import io.storeflow.checkout.CheckoutResult.Refused;
import io.storeflow.pickup.OwnStock;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.id.PublicId;
import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.FetchPlaces;
import io.storeflow.testing.World;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Many who buy in the same moment, while prices change. */
@AppTest
class CheckoutRacesTest {
  @Autowired AutowireCapableBeanFactory beans;
  @Autowired Carts carts;
  @Autowired Checkout checkout;
  @Autowired World world;
  @Autowired DSLContext db;

  private ApiBuyer buyer;
  private Store store;
  private String rate;

  @BeforeEach
  void open() {
    buyer = beans.createBean(ApiBuyer.class);
    store = buyer.store;
    rate = world.rate(store, Method.SHIPPING, 490);
  }

  @Test
  void neverSellsMoreThanThereIs() throws Exception {
    var goods = world.goods(store, 500, 50);
    var sold = new AtomicInteger();
    var refused = new AtomicInteger();
    List<Callable<Void>> buyers =
        IntStream.range(0, 500)
            .<Callable<Void>>mapToObj(
                number ->
                    () -> {
                      try {
                        buyer.place("k" + number, World.request(rate, null, goods, 1));
                        sold.incrementAndGet();
                      } catch (Problem problem) {
                        if (problem.code().equals("insufficient_stock")) refused.incrementAndGet();
                        else throw problem;
                      }
                      return null;
                    })
            .toList();
    try (var threads = Executors.newFixedThreadPool(32)) {
      for (var result : threads.invokeAll(buyers)) result.get();
    }
    assertThat(sold).hasValue(50);
    assertThat(refused).hasValue(450);
    assertThat(db.fetchCount(only(store, ORDERS))).isEqualTo(50);
    new Shelf(db, store).holds(goods, 0, 0);
  }

  @Test
  void neverSellsMoreThanAPlaceHas() throws Exception {
    var goods = world.goods(store, 500, 50);
    var places = beans.createBean(FetchPlaces.class);
    var market = places.open(store, "Market", new OwnStock(true, 0));
    places.bring(store, market, goods, 7);
    var sold = new AtomicInteger();
    Callable<Void> buys =
        () -> {
          try {
            var key = "p" + ThreadLocalRandom.current().nextLong();
            buyer.place(key, World.request(market.rate(), null, goods, 1));
            sold.incrementAndGet();
          } catch (Problem problem) {
            if (!problem.code().equals("insufficient_stock")) throw problem;
          }
          return null;
        };
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var result : threads.invokeAll(Collections.nCopies(40, buys))) result.get();
    }
    assertThat(sold).hasValue(7);
    assertThat(places.has(store, market, goods)).isZero();
  }

  /** The last unit of a place is promised to one: others wait until theirs is brought. */
  @Test
  void promisesTheLastUnitOfAPlaceOnce() throws Exception {
    var goods = world.goods(store, 500, 50);
    var places = beans.createBean(FetchPlaces.class);
    var market = places.open(store, "Market", new OwnStock(false, 600));
    places.bring(store, market, goods, 1);
    var numbers = IntStream.range(0, 24);
    List<Callable<String>> buys =
        numbers
            .<Callable<String>>mapToObj(
                it -> () -> buyer.place("l" + it, World.request(market.rate(), null, goods, 1)))
            .toList();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var result : threads.invokeAll(buys)) result.get();
    }
    var o = only(store, ORDERS);
    assertThat(db.select(o.PLACED_AT, o.READY_BY).from(o).fetch())
        .hasSize(24)
        .filteredOn(
            it -> Duration.between(it.value1(), it.value2()).compareTo(Duration.ofHours(10)) < 0)
        .hasSize(1);
    assertThat(places.has(store, market, goods)).isZero();
  }

  /** Somebody was faster than the press: the shopper is told, and gets no later day unasked. */
  @Test
  void tellsWhoWasShownThatAllOfItIsThere() {
    var goods = world.goods(store, 500, 50);
    var places = beans.createBean(FetchPlaces.class);
    var market = places.open(store, "Market", new OwnStock(false, 600));
    var visitor = PublicId.random();
    carts.add(store, visitor, goods.publicId(), 1);
    var version = Objects.requireNonNull(carts.of(store, visitor).version());
    var request = World.request(market.rate(), null, goods, 1);
    var total = store.money(500);
    var seen = new Confirmed(total, visitor, version, null, total, null, null, true, null);
    assertThat(checkout.place(store, buyer.keyed("gone", request), request, seen))
        .isEqualTo(new Refused(new Refusal.PromiseMoved()));
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
    places.bring(store, market, goods, 1);
    assertThat(checkout.place(store, buyer.keyed("there", request), request, seen))
        .isInstanceOf(CheckoutResult.Placed.class);
  }

  @Test
  void makesOneOrderOfTheSameKeyFromManyThreads() throws Exception {
    var goods = world.goods(store, 500, 50);
    var request = World.request(rate, null, goods, 1);
    Callable<String> press =
        () -> {
          try {
            return buyer.place("k", request);
          } catch (Problem problem) {
            return problem.code();
          }
        };
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (var result : threads.invokeAll(IntStream.range(0, 20).mapToObj(i -> press).toList())) {
        assertThat(result.get())
            .satisfiesAnyOf(
                answer -> assertThat(answer).contains("\"number\":\"10"),
                answer -> assertThat(answer).isEqualTo("request_in_progress"));
      }
    }
    assertThat(db.fetchCount(only(store, ORDERS))).isEqualTo(1);
  }

  @Test
  void chargesThePriceOfTheMomentAndNeverOneOfBefore() throws Exception {
    var goods = world.goods(store, 1000, null);
    assertThat(buyer.place("before", World.request(rate, null, goods, 1)))
        .contains("\"total\":{\"amount_minor\":1490");
    world.reprice(store, goods, 1200);
    assertThat(buyer.place("after", World.request(rate, null, goods, 1)))
        .contains("\"total\":{\"amount_minor\":1690");

    // No order is written at a price that was over before it was asked for.
    var raised = new AtomicLong(1200);
    var placed = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(5)) {
      var raise =
          threads.submit(
              () -> {
                for (long price = 1300; price <= 3000; price += 100) {
                  world.reprice(store, goods, price);
                  raised.set(price);
                  int before = placed.get();
                  while (placed.get() < Math.min(before + 4, 80)) Thread.onSpinWait();
                }
              });
      var buyers =
          IntStream.range(0, 4)
              .mapToObj(
                  number ->
                      threads.submit(
                          () -> {
                            try {
                              for (int i = 0; i < 20; i++) {
                                long least = raised.get();
                                var receipt =
                                    buyer.place(
                                        number + "-" + i, World.request(rate, null, goods, 1));
                                placed.incrementAndGet();
                                assertThat(subtotal(receipt)).isGreaterThanOrEqualTo(least);
                              }
                            } catch (Problem | AssertionError failure) {
                              placed.set(80); // nobody waits for those who have failed
                              throw failure;
                            }
                          }))
              .toList();
      raise.get();
      for (var each : buyers) each.get();
    }
    assertThat(buyer.place("last", World.request(rate, null, goods, 1)))
        .contains("\"total\":{\"amount_minor\":3490");
  }

  private static long subtotal(String receipt) {
    return Long.parseLong(
        receipt.replaceAll("(?s).*\"subtotal\":\\{\"amount_minor\":(\\d+).*", "$1"));
  }

  /** The offer changes in each try, between the plan and its proof. */
  @Test
  void saysSoWhenPricesKeepMoving() {
    var goods = world.goods(store, 1000, 5);
    var tries = new AtomicInteger();
    var keyed =
        new KeyedRequest(
            "moving",
            "hash",
            false,
            order -> {
              world.reprice(store, goods, 1000 + tries.incrementAndGet());
              return order.publicId();
            });
    var request = World.request(rate, null, goods, 1);
    assertThat(checkout.place(store, keyed, request))
        .isEqualTo(new Refused(new Refusal.PricesKeepMoving()));
    assertThat(tries.get()).as("tries").isBetween(10, 50);
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
    new Shelf(db, store).holds(goods, 5, 0);
    assertThat(buyer.place("moving", request)).contains("public_id");
  }
}
