package io.storeflow.checkout;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.db.Tables.LOCATION;
import static io.storeflow.db.Tables.MERCHANT;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.STORE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.currentTimestamp;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;

import io.micrometer.core.instrument.MeterRegistry;
import io.storeflow.cart.CartLine;
import io.storeflow.cart.CartRefused;
import io.storeflow.cart.Carts;
import io.storeflow.inventory.Adjustments;
import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.LedgerKind;
import io.storeflow.inventory.StockLaw;
import io.storeflow.location.Locations;
import io.storeflow.order.OrderPayments;
import io.storeflow.order.PaymentState;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.job.Lanes;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Payments;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Carts of five things in any order, held from the cart on, at two places, whose times run out
 * while orders and payments come: never more than there is, and what is left is what nobody has.
 */
@AppTest
class HeldRacesTest {
  private static final int SHOPPERS = 160;
  private static final int THINGS = 6;
  private static final int AT_EACH_PLACE = 40;

  @Autowired World world;
  @Autowired Stores stores;
  @Autowired Carts carts;
  @Autowired Checkout checkout;
  @Autowired OrderPayments payments;
  @Autowired Adjustments adjustments;
  @Autowired Inventory inventory;
  @Autowired Locations locations;
  @Autowired Transactions transactions;
  @Autowired StockLaw law;
  @Autowired Lanes lanes;
  @Autowired MeterRegistry meters;
  @Autowired DSLContext db;
  @Autowired Clock clock;

  Store store;
  String rate;
  List<Goods> goods;

  @BeforeEach
  void openAStoreThatHoldsCartsAtTwoPlaces() {
    var merchant = world.merchant();
    db.update(MERCHANT)
        .set(MERCHANT.PAYMENTS, Payments.AWAITED)
        .where(MERCHANT.PUBLIC_ID.eq(merchant.publicId()))
        .execute();
    var plain = world.store(merchant);
    db.update(STORE)
        .set(STORE.CART_HOLD_MINUTES, (short) 5)
        .where(STORE.ID.eq(plain.id()))
        .execute();
    store = stores.reopen(plain.id());
    rate = world.rate(store, Method.PICKUP, 0);
    goods =
        IntStream.range(0, THINGS).mapToObj(it -> world.goods(store, 500, AT_EACH_PLACE)).toList();
    locations.create(store, "Warehouse", Address.NONE, Actor.SYSTEM);
    var place = only(store, LOCATION);
    long second = db.select(place.ID).from(place).where(place.MAIN.isFalse()).fetchSingle(place.ID);
    transactions.write(
        () ->
            inventory.announce(
                store,
                adjustments.book(
                    store,
                    goods.stream()
                        .map(it -> new Adjustments.Change(it.id(), second, AT_EACH_PLACE))
                        .toList(),
                    new Adjustments.Why(LedgerKind.RECEIPT, "", null),
                    Actor.SYSTEM)));
  }

  @Test
  void sellsNothingTwiceHoweverItRaces() throws Exception {
    double lostBefore = lost();
    var shoppers =
        IntStream.range(0, SHOPPERS)
            .<Callable<Boolean>>mapToObj(number -> () -> shop(number))
            .toList();
    int ordered = 0;
    try (var threads = Executors.newFixedThreadPool(32)) {
      for (var each : threads.invokeAll(shoppers)) if (each.get()) ordered++;
    }
    assertThat(ordered).as("some order, some come too late").isBetween(20, SHOPPERS - 1);
    letTheRestRunOut();

    var o = only(store, ORDERS);
    var l = only(store, ORDER_LINE);
    for (var each : goods) {
      var sold =
          db.select(sum(l.QUANTITY))
              .from(l)
              .join(o)
              .on(o.ID.eq(l.ORDER_ID))
              .where(l.VARIANT_ID.eq(each.id()))
              .and(o.PAYMENT_STATE.eq(PaymentState.PAID))
              .fetchSingle()
              .value1();
      int units = sold == null ? 0 : sold.intValueExact();
      assertThat(units).isLessThanOrEqualTo(2 * AT_EACH_PLACE);
      var s = only(store, STOCK);
      var levels =
          db.select(sum(s.ON_HAND), sum(s.RESERVED))
              .from(s)
              .where(s.VARIANT_ID.eq(each.id()))
              .fetchSingle();
      assertThat(levels.value1().intValueExact()).isEqualTo(2 * AT_EACH_PLACE - units);
      assertThat(levels.value2().intValueExact()).isZero();
    }
    assertThat(law.breaches(store, 10)).isEmpty();
    assertThat(lost() - lostBefore)
        .as("tries that lost a race and were run again: fewer than 1 in 100 carts")
        .isLessThan(SHOPPERS / 100.0);
  }

  /** Puts five things into a cart, changes its mind or dawdles now and then, orders, pays. */
  private boolean shop(int number) {
    var random = new Random(number);
    var visitor = PublicId.random();
    var mine = new ArrayList<>(goods);
    Collections.shuffle(mine, random);
    for (var each : mine.subList(0, 5))
      try {
        carts.add(store, visitor, each.publicId(), 1 + random.nextInt(3));
      } catch (CartRefused soldOut) {
        continue;
      }
    if (number % 7 == 0) runOut(visitor);
    if (number % 5 == 0) carts.fill(store, visitor, Map.of(mine.getFirst().publicId(), 0), null);
    if (number % 11 == 0) return false;
    var cart = carts.of(store, visitor);
    var version = cart.version();
    if (version == null || !cart.isBuyable() || cart.isEmpty()) return false;
    var hold = cart.hold();
    var request =
        CheckoutRequest.of(
                new CheckoutRequest.Contact("Mika", "mika" + number + "@example.com", ""),
                rate,
                cart.lines().stream().map(CartLine::item).toList(),
                "storefront")
            .to(Address.NONE)
            .build();
    var keyed = new KeyedRequest("k" + number, "h", false, PlacedOrder::publicId);
    var confirmed =
        new Confirmed(cart.subtotal(), visitor, version, hold == null ? null : hold.id());
    if (!(checkout.place(store, keyed, request, confirmed) instanceof CheckoutResult.Placed placed))
      return false;
    var o = only(store, ORDERS);
    long id = db.select(o.ID).from(o).where(o.PUBLIC_ID.eq(placed.answer())).fetchSingle(o.ID);
    if (number % 4 == 0) timeIsUp("order", "order.payment-deadline", id);
    payments.pay(store, id);
    return true;
  }

  private void runOut(String visitor) {
    var c = only(store, CART);
    var hold = db.select(c.HOLD_ID).from(c).where(c.VISITOR.eq(visitor)).fetchOne(c.HOLD_ID);
    if (hold == null) return;
    db.update(c)
        .set(c.HELD_UNTIL, clock.instant().minusMillis(1))
        .where(c.VISITOR.eq(visitor))
        .execute();
    timeIsUp("stock", "stock.cart-hold-end", hold);
  }

  private void letTheRestRunOut() {
    var c = only(store, CART);
    db.select(c.VISITOR)
        .from(c)
        .where(c.HOLD_ID.isNotNull())
        .fetch(c.VISITOR)
        .forEach(this::runOut);
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                db.fetchCount(db.select(c.VISITOR).from(c).where(c.HOLD_ID.isNotNull())) == 0
                    && db.fetchCount(
                            db.select(only(store, ORDERS).ID)
                                .from(only(store, ORDERS))
                                .where(only(store, ORDERS).PAYMENT_STATE.eq(PaymentState.PENDING)))
                        == 0);
  }

  private void timeIsUp(String lane, String kind, long id) {
    db.update(table(name("scheduled_tasks")))
        .set(field(name("execution_time")), currentTimestamp())
        .where(field(name("task_name"), String.class).eq(kind))
        .and(field(name("task_instance"), String.class).eq(store.id() + "." + id))
        .execute();
    lanes.look(lane);
  }

  private double lost() {
    return meters.find("storeflow.db.lost").counters().stream().mapToDouble(it -> it.count()).sum();
  }
}
