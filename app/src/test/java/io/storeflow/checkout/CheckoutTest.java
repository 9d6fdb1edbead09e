package io.storeflow.checkout;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.STORE_PULSE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.storeflow.checkout.CheckoutResult.Placed;
import io.storeflow.checkout.CheckoutResult.Refused;
import io.storeflow.checkoutapi.CheckoutProblems;
import io.storeflow.inventory.Inventory;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Orders;
import io.storeflow.order.PaymentState;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.id.PublicId;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Offer;
import io.storeflow.shipping.ShippingQuotes;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@AppTest
class CheckoutTest {
  @Autowired Checkout checkout;
  @Autowired Orders orders;
  @Autowired Inventory inventory;
  @Autowired ShippingQuotes quotes;
  @Autowired World world;
  @Autowired DSLContext db;
  @Autowired JsonMapper json;

  Store store;
  String rate;

  @BeforeEach
  void open() {
    store = world.store();
    rate = world.rate(store, Method.SHIPPING, 490);
  }

  @Test
  void writesASnapshotThatAddsUp() {
    var goods = world.goods(store, 1290, 10);
    var answer = place("k", World.request(rate, null, goods, 3));

    assertThat(answer).contains("\"number\":\"1001\"").contains("\"payment_state\":\"paid\"");
    assertThat(answer)
        .contains(
            "\"total\":{\"amount_minor\":4360,\"currency\":\"EUR\",\"formatted\":\"€43.60\"}");
    var o = only(store, ORDERS);
    var row =
        db.select(o.SUBTOTAL_MINOR, o.SHIPPING_MINOR, o.TOTAL_MINOR, o.VERSION)
            .from(o)
            .fetchSingle();
    assertThat(List.of(row.value1(), row.value2(), row.value3()))
        .containsExactly(3870L, 490L, 4360L);
    new Shelf(db, store).holds(goods, 7, 0);
    assertThat(PublicId.looksRight(goods.publicId())).isTrue();
  }

  @Test
  void givesTheSameAnswerToTheSameRequestAndOneOrder() {
    var goods = world.goods(store, 1290, 10);
    var request = World.request(rate, null, goods, 1);
    var first = place("k", request);
    assertThat(place("k", request)).isEqualTo(first);
    assertThat(db.fetchCount(only(store, ORDERS))).isEqualTo(1);
    new Shelf(db, store).holds(goods, 9, 0);
  }

  @Test
  void refusesAKeyThatWasUsedForAnotherBody() {
    var goods = world.goods(store, 1290, 10);
    place("k", World.request(rate, null, goods, 1));
    var problem = refused(() -> place("k", World.request(rate, null, goods, 2)));
    assertThat(problem.code()).isEqualTo("idempotency_key_reused");
  }

  @Test
  void freesTheKeyOfARefusedRequest() {
    var goods = world.goods(store, 1290, 1);
    assertThat(refused(() -> place("k", World.request(rate, null, goods, 2))).code())
        .isEqualTo("insufficient_stock");
    assertThat(place("k", World.request(rate, null, goods, 1))).contains("public_id");
  }

  @Test
  void namesTheLineThatFallsShortAndWhatIsLeft() {
    var goods = world.goods(store, 1290, 4);
    var problem = refused(() -> place("k", World.request(rate, null, goods, 5)));
    assertThat(problem.faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.pointer()).isEqualTo("/items/0/quantity");
              assertThat(fault.rule()).isEqualTo("stock.left");
              assertThat(fault.with()).contains(4);
            });
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
    new Shelf(db, store).holds(goods, 4, 0);
  }

  @Test
  void neverSellsMoreThanThereIs() throws Exception {
    var goods = world.goods(store, 500, 50);
    var sold = new AtomicInteger();
    var refused = new AtomicInteger();
    List<Callable<Void>> buyers =
        IntStream.range(0, 500)
            .<Callable<Void>>mapToObj(
                buyer ->
                    () -> {
                      try {
                        place("k" + buyer, World.request(rate, null, goods, 1));
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
  void makesOneOrderOfTheSameKeyFromManyThreads() throws Exception {
    var goods = world.goods(store, 500, 50);
    var request = World.request(rate, null, goods, 1);
    Callable<String> buyer =
        () -> {
          try {
            return place("k", request);
          } catch (Problem problem) {
            return problem.code();
          }
        };
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (var result : threads.invokeAll(IntStream.range(0, 20).mapToObj(i -> buyer).toList())) {
        assertThat(result.get())
            .satisfiesAnyOf(
                answer -> assertThat(answer).contains("\"number\":\"10"),
                answer -> assertThat(answer).isEqualTo("request_in_progress"));
      }
    }
    assertThat(db.fetchCount(only(store, ORDERS))).isEqualTo(1);
  }

  @Test
  void freezesTheQuotedRateAndTellsAChangedOne() {
    var goods = world.goods(store, 500, null);
    var basket = Map.of(goods.publicId(), 1);
    var offer = new Offer(rate, "Flat", Method.SHIPPING, store.money(490));
    var quote = quotes.keep(store, World.BERLIN, basket, List.of(offer)).id();
    world.reprice(store, rate, 990);

    assertThat(place("held", World.request(rate, quote, goods, 1)))
        .contains("\"shipping\":{\"amount_minor\":490");
    var problem = refused(() -> place("other items", World.request(rate, quote, goods, 2)));
    assertThat(problem.code()).isEqualTo("quote_changed");
    assertThat(problem.more().toString()).contains("990");
    assertThat(place("none", World.request(rate, null, goods, 2)))
        .contains("\"shipping\":{\"amount_minor\":990");
  }

  @Test
  void chargesThePriceOfTheMomentAndNeverOneOfBefore() throws Exception {
    var goods = world.goods(store, 1000, null);
    assertThat(place("before", World.request(rate, null, goods, 1)))
        .contains("\"total\":{\"amount_minor\":1490");
    world.reprice(store, goods, 1200);
    assertThat(place("after", World.request(rate, null, goods, 1)))
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
                  buyer ->
                      threads.submit(
                          () -> {
                            try {
                              for (int i = 0; i < 20; i++) {
                                long least = raised.get();
                                var receipt =
                                    place(buyer + "-" + i, World.request(rate, null, goods, 1));
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
      for (var buyer : buyers) buyer.get();
    }
    assertThat(place("last", World.request(rate, null, goods, 1)))
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
    assertThat(place("moving", request)).contains("public_id");
  }

  @Test
  void doesNotSellWhatIsNotForSaleAnyMore() {
    var goods = world.goods(store, 1000, null);
    place("before", World.request(rate, null, goods, 1));
    var variant = only(store, VARIANT);
    world.change(
        store,
        () ->
            db.update(variant)
                .set(variant.ACTIVE, false)
                .where(variant.ID.eq(goods.id()))
                .execute());
    var problem = refused(() -> place("after", World.request(rate, null, goods, 1)));
    assertThat(problem.status().value()).isEqualTo(422);
    world.change(
        store,
        () ->
            db.update(variant)
                .set(variant.ACTIVE, true)
                .where(variant.ID.eq(goods.id()))
                .execute());
    place("again", World.request(rate, null, goods, 1));
  }

  @Test
  void doesNotKnowGoodsAndRatesOfOtherStores() {
    var other = world.store();
    var foreign = world.goods(other, 500, null);
    assertThat(
            refused(() -> place("k", World.request(rate, null, foreign, 1)))
                .faults()
                .getFirst()
                .pointer())
        .isEqualTo("/items/0/variant_id");
    var foreignRate = world.rate(other, Method.SHIPPING, 490);
    var goods = world.goods(store, 500, null);
    assertThat(
            refused(() -> place("k", World.request(foreignRate, null, goods, 1)))
                .faults()
                .getFirst()
                .pointer())
        .isEqualTo("/rate_id");
  }

  @Test
  void cancellingGivesTheStockBackOnce() {
    var goods = world.goods(store, 500, 10);
    place("k", World.request(rate, null, goods, 3));
    orders.move(store, 1001, FulfilmentState.CANCELLED, Actor.SYSTEM);
    orders.move(store, 1001, FulfilmentState.CANCELLED, Actor.SYSTEM);
    new Shelf(db, store).holds(goods, 10, 0);
    var o = only(store, ORDERS);
    assertThat(db.select(o.PAYMENT_STATE).from(o).fetchSingle(o.PAYMENT_STATE))
        .isEqualTo(PaymentState.REFUNDED);
  }

  @Test
  void raisesThePulseByOneForEachChange() {
    var goods = world.goods(store, 500, 10);
    place("k", World.request(rate, null, goods, 1));
    orders.move(store, 1001, FulfilmentState.PREPARING, Actor.SYSTEM);
    var pulse = only(store, STORE_PULSE);
    var beat = db.select(pulse.ORDERS_SEQ, pulse.INVENTORY_SEQ).from(pulse).fetchSingle();
    assertThat(beat.value1()).isEqualTo(2);
    assertThat(beat.value2()).isEqualTo(1);
  }

  /** The receipt, or the refusal as the API says it. */
  private String place(String key, CheckoutRequest request) {
    return switch (checkout.place(store, keyed(key, request), request)) {
      case Placed(String answer) -> answer;
      case Refused(Refusal why) -> throw CheckoutProblems.of(store, why);
    };
  }

  private KeyedRequest keyed(String key, CheckoutRequest request) {
    return new KeyedRequest(
        key,
        request.items().toString(),
        false,
        order -> json.writeValueAsString(Receipt.of(order, store.locale())));
  }

  private static Problem refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable attempt) {
    return catchThrowableOfType(Problem.class, attempt);
  }
}
