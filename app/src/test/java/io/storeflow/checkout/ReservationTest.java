package io.storeflow.checkout;

import static io.storeflow.db.Tables.MERCHANT;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.currentTimestamp;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.storeflow.order.OrderPayments;
import io.storeflow.order.Orders;
import io.storeflow.order.PaymentState;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.job.Lanes;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Payments;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders that wait for their payment hold stock, for a limited time. */
@AppTest
class ReservationTest {
  @Autowired Checkout checkout;
  @Autowired OrderPayments payments;
  @Autowired Orders orders;
  @Autowired Transactions transactions;
  @Autowired Stores stores;
  @Autowired Lanes lanes;
  @Autowired World world;
  @Autowired DSLContext db;

  Store store;
  String rate;

  @BeforeEach
  void openAStoreWhosePaymentsAreAwaited() {
    var merchant = world.merchant();
    db.update(MERCHANT)
        .set(MERCHANT.PAYMENTS, Payments.AWAITED)
        .where(MERCHANT.PUBLIC_ID.eq(merchant.publicId()))
        .execute();
    store = stores.reopen(world.store(merchant).id());
    rate = world.rate(store, Method.PICKUP, 0);
  }

  @Test
  void whatCostsNothingAwaitsNoPayment() {
    var goods = world.goods(store, 0, 10);
    long order = place("k", goods, 3);
    assertThat(payment(order)).isEqualTo(PaymentState.PAID);
    new Shelf(db, store).holds(goods, 7, 0);
    timeIsUp(order);
    assertThat(payment(order)).isEqualTo(PaymentState.PAID);
    var o = only(store, ORDERS);
    assertThat(db.select(o.SETTLED_AT).from(o).fetchSingle(o.SETTLED_AT)).isNotNull();
  }

  @Test
  void holdsStockAndSellsItWhenThePaymentComes() {
    var goods = world.goods(store, 1290, 10);
    long order = place("k", goods, 3);
    assertThat(payment(order)).isEqualTo(PaymentState.PENDING);
    new Shelf(db, store).holds(goods, 10, 3);
    assertThat(payments.pay(store, order)).isTrue();
    new Shelf(db, store).holds(goods, 7, 0);
    assertThat(payments.pay(store, order)).as("told twice").isTrue();
    new Shelf(db, store).holds(goods, 7, 0);
  }

  @Test
  void letsGoWhenTheTimeIsUp() {
    var goods = world.goods(store, 1290, 10);
    long order = place("k", goods, 3);
    timeIsUp(order);
    await().atMost(Duration.ofMinutes(1)).until(() -> payment(order) != PaymentState.PENDING);
    new Shelf(db, store).holds(goods, 10, 0);
    assertThat(payments.pay(store, order)).as("too late").isFalse();
    new Shelf(db, store).holds(goods, 10, 0);
  }

  @Test
  void neverHoldsMoreThanThereIs() throws Exception {
    var goods = world.goods(store, 500, 50);
    var buyers =
        IntStream.range(0, 200)
            .<Callable<String>>mapToObj(buyer -> () -> outcome("k" + buyer, goods))
            .toList();
    try (var threads = Executors.newFixedThreadPool(32)) {
      var answers = threads.invokeAll(buyers).stream().map(it -> it.resultNow()).toList();
      assertThat(answers.stream().filter("held"::equals)).hasSize(50);
      assertThat(answers.stream().filter("insufficient_stock"::equals)).hasSize(150);
    }
    new Shelf(db, store).holds(goods, 50, 50);
  }

  @Test
  void endsPaidOrReleasedWhenBothComeAtOnce() throws Exception {
    var goods = world.goods(store, 500, 20);
    int paid = 0;
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (int i = 0; i < 20; i++) {
        long order = place("k" + i, goods, 1);
        Callable<Boolean> pay = () -> payments.pay(store, order);
        Callable<Boolean> expire =
            () -> {
              timeIsUp(order);
              return true;
            };
        var done = threads.invokeAll(i % 2 == 0 ? List.of(pay, expire) : List.of(expire, pay));
        boolean taken = done.get(i % 2).get();
        await().atMost(Duration.ofMinutes(1)).until(() -> payment(order) != PaymentState.PENDING);
        assertThat(payment(order)).isEqualTo(taken ? PaymentState.PAID : PaymentState.CANCELLED);
        if (taken) paid++;
      }
    }
    new Shelf(db, store).holds(goods, 20 - paid, 0);
  }

  @Test
  void waitsForTheCancelThatIsUnderWayAndSaysThatThePaymentIsTooLate() throws Exception {
    var goods = world.goods(store, 500, 20);
    long order = place("k", goods, 1);
    var written = new CountDownLatch(1);
    var commit = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var cancel =
          threads.submit(
              () ->
                  transactions.write(
                      () -> {
                        orders.cancel(store, number(order), null, null, "", Actor.SYSTEM);
                        written.countDown();
                        return waited(commit);
                      }));
      assertThat(waited(written)).isTrue();
      var pay = threads.submit(() -> payments.pay(store, order));
      await().atMost(Duration.ofMinutes(1)).until(this::somebodyWaitsForALock);
      commit.countDown();
      assertThat(cancel.get()).isTrue();
      assertThat(pay.get()).isFalse();
    }
    assertThat(payment(order)).isEqualTo(PaymentState.CANCELLED);
    new Shelf(db, store).holds(goods, 20, 0);
  }

  private static boolean waited(CountDownLatch latch) {
    try {
      return latch.await(30, SECONDS);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private boolean somebodyWaitsForALock() {
    var waiting = "select 1 from information_schema.innodb_trx where trx_state = 'LOCK WAIT'";
    return !db.fetch(waiting).isEmpty();
  }

  private long number(long id) {
    var order = only(store, ORDERS);
    return db.select(order.NUMBER).from(order).where(order.ID.eq(id)).fetchSingle().value1();
  }

  private long place(String key, Goods goods, int units) {
    world.order(store, World.request(rate, null, goods, units));
    var order = only(store, ORDERS);
    return db.select(order.ID).from(order).orderBy(order.ID.desc()).limit(1).fetchSingle().value1();
  }

  private String outcome(String key, Goods goods) {
    var keyed = new KeyedRequest(key, key, false, PlacedOrder::publicId);
    return switch (checkout.place(store, keyed, World.request(rate, null, goods, 1))) {
      case CheckoutResult.Placed _ -> "held";
      case CheckoutResult.Refused(Refusal.FellShort _) -> "insufficient_stock";
      case CheckoutResult.Refused(Refusal why) -> why.toString();
    };
  }

  private PaymentState payment(long id) {
    var order = only(store, ORDERS);
    return db.select(order.PAYMENT_STATE).from(order).where(order.ID.eq(id)).fetchSingle().value1();
  }

  /** The deadline is now; the worker does what it does at any deadline. */
  private void timeIsUp(long order) {
    db.update(table(name("scheduled_tasks")))
        .set(field(name("execution_time")), currentTimestamp())
        .where(field(name("task_name"), String.class).eq("order.payment-deadline"))
        .and(field(name("task_instance"), String.class).eq(store.id() + "." + order))
        .execute();
    lanes.look("order");
  }
}
