package io.storeflow.loyalty;

import static io.storeflow.db.Tables.LOYALTY_LEDGER;
import static io.storeflow.db.Tables.LOYALTY_MEMBER;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.loyalty.Program.Extra;
import io.storeflow.loyalty.Program.Tier;
import io.storeflow.order.FulfilmentState;
import io.storeflow.pricerule.Effect.BuyGet;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What orders earn, and lose again: by the ledger alone, whose sum is the balance. */
@AppTest
class PointsTest extends OfPoints {
  @Autowired private RuleChanges rules;

  @Test
  void anOrderEarnsOnceItIsPaidAndLosesItWhenItIsCancelled() {
    run(20, List.of(new Tier(5, "Silver", 200)));
    order(2, 0);
    awaitBalance(40);
    points.earn(store, lastOrder());
    assertThat(balance()).as("earned once").isEqualTo(40);
    order(1, 0);
    awaitBalance(60);
    orders.move(store, 1002, FulfilmentState.CANCELLED, Actor.SYSTEM);
    assertThat(balance()).isEqualTo(40);
    orders.move(store, 1001, FulfilmentState.CANCELLED, Actor.SYSTEM);
    assertThat(balance()).as("and the welcome with the first order").isZero();
  }

  /** Else each further address would bring points that nobody has paid for. */
  @Test
  void whatCostNothingBringsNoWelcomeAndIsNoFirstOrder() {
    run(20, List.of());
    var sold = goods;
    goods = world.goods(store, 0, 5);
    world.order(store, request(1, 0));
    points.earn(store, lastOrder());
    assertThat(balance()).isZero();
    goods = sold;
    order(1, 0);
    awaitBalance(30);
  }

  /** Nobody spends what was earned by money that the store does not have. */
  @Test
  void anOrderThatIsNotPaidYetHasEarnedNothing() {
    run(20, List.of());
    unpaid(2, 0);
    unpaid(1, 0);
    points.earn(store, lastOrder());
    assertThat(balance()).isZero();
    assertThat(points.pending(store, customer())).as("of both orders").isEqualTo(30);
    pay();
    awaitBalance(30);
    assertThat(points.pending(store, customer())).isEqualTo(20);
    payments.unsettle(store, 1002, Actor.SYSTEM);
    assertThat(balance()).as("the welcome too").isZero();
    pay();
    awaitBalance(30);
    orders.move(store, 1002, FulfilmentState.CANCELLED, Actor.SYSTEM);
    assertThat(balance()).isZero();
  }

  /** An order that is cancelled in the moment in which it earns. */
  @Test
  void whatIsCancelledMeanwhileEarnsNothing() throws Exception {
    run(20, List.of());
    unpaid(2, 0);
    long order = lastOrder();
    var o = only(store, ORDERS);
    // As paid, with the work still to be done.
    world.change(
        store, () -> db.update(o).set(o.SETTLED_AT, Instant.now()).where(o.ID.eq(order)).execute());
    try (var other = Executors.newSingleThreadExecutor()) {
      var cancelled = new CountDownLatch(1);
      var earning =
          other.submit(
              () -> {
                cancelled.await();
                points.earn(store, order);
                return 0;
              });
      transactions.write(
          () -> {
            orders.move(store, 1001, FulfilmentState.CANCELLED, Actor.SYSTEM);
            cancelled.countDown();
            // It waits, or has earned something before this is written.
            assertThat(isDone(earning)).isFalse();
          });
      earning.get();
    }
    assertThat(balance()).isZero();
  }

  private static boolean isDone(Future<?> work) {
    try {
      work.get(1, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException waits) {
      return false;
    } catch (InterruptedException | ExecutionException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** Of an order that came to less than a point, the welcome is as old as that order. */
  @Test
  void theWelcomeIsTakenBackOnce() {
    run(20, List.of());
    goods = world.goods(store, 50, 10);
    order(1, 0);
    awaitBalance(20);
    var l = only(store.merchant(), LOYALTY_LEDGER);
    var long0 = Instant.now().minus(800, ChronoUnit.DAYS);
    db.execute(
        "update loyalty_ledger set since = ? where merchant_id = ?",
        java.sql.Timestamp.from(long0),
        store.merchant().id());
    orders.move(store, 1001, FulfilmentState.CANCELLED, Actor.SYSTEM);
    assertThat(balance()).isZero();
    give(100);
    var m = only(store.merchant(), LOYALTY_MEMBER);
    db.update(m).set(m.JOINED_AT, long0).execute();
    night.run(store);
    assertThat(balance()).isEqualTo(100);
    assertThat(db.fetchCount(l, l.KIND.eq(PointsKind.EXPIRED))).isZero();
  }

  @Test
  void anOrderEarnsForWhatIsLeftOfItWhereSomeCameBackBeforeItWasPaid() {
    run(20, List.of());
    unpaid(3, 0);
    long order = lastOrder();
    var l = only(store, ORDER_LINE);
    long line = db.select(l.ID).from(l).fetchSingle(l.ID);
    transactions.write(() -> redeemed.takeBack(store, order, Map.of(line, 1)));
    assertThat(db.fetchCount(only(store.merchant(), LOYALTY_MEMBER))).as("nobody yet").isZero();
    assertThat(points.pending(store, customer())).as("of the two that are left").isEqualTo(20);
    pay();
    awaitBalance(20 + 20);
    transactions.write(() -> redeemed.takeBack(store, order, Map.of(line, 2)));
    assertThat(balance()).as("the welcome with the last of it").isZero();
  }

  @Test
  void anOrderOfWhichNothingIsLeftBringsNoWelcome() {
    run(20, List.of());
    unpaid(1, 0);
    long order = lastOrder();
    var l = only(store, ORDER_LINE);
    long line = db.select(l.ID).from(l).fetchSingle(l.ID);
    transactions.write(() -> redeemed.takeBack(store, order, Map.of(line, 1)));
    var o = only(store, ORDERS);
    world.change(
        store, () -> db.update(o).set(o.SETTLED_AT, Instant.now()).where(o.ID.eq(order)).execute());
    points.earn(store, order);
    assertThat(db.fetchCount(only(store.merchant(), LOYALTY_LEDGER))).isZero();
  }

  @Test
  void unitsThatWereFreeBringNoExtraPoints() {
    run(0, List.of(), List.of(new Extra(goods.productId(), null, List.of(), 5)));
    var draft =
        new RuleDraft(
            "Two and one", new BuyGet(2, 1, 10_000), Target.EVERYTHING, When.ALWAYS, "", 0, true);
    rules.create(store, draft, Actor.SYSTEM);
    order(3, 0);
    awaitBalance(20 + 2 * 5);
  }

  /** What was bought counts, not what the product has become. */
  @Test
  void goodsEarnAlsoIfTheirProductSellsGiftCardsByNow() {
    run(0, List.of());
    unpaid(3, 0);
    world.becomeGiftCards(store, goods);
    pay();
    awaitBalance(30);
  }

  @Test
  void aChangedProgramHoldsInEveryStoreOfTheMerchant() {
    run(0, List.of());
    var other = world.store(store.merchant());
    assertThat(programs.of(other).runs()).isTrue();
    assertThat(programs.of(world.store()).runs()).isFalse();
    changes.change(store, program(0, List.of(), List.of(), false, 1), Actor.SYSTEM);
    await().atMost(Duration.ofSeconds(5)).until(() -> !programs.of(other).runs());
  }
}
