package io.storeflow.loyalty;

import static io.storeflow.db.Tables.CUSTOMER;
import static io.storeflow.db.Tables.LOYALTY_LEDGER;
import static io.storeflow.db.Tables.LOYALTY_MEMBER;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_ADJUSTMENT;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.max;

import io.storeflow.checkout.Checkout;
import io.storeflow.checkout.CheckoutRequest;
import io.storeflow.checkout.CheckoutResult;
import io.storeflow.checkout.KeyedRequest;
import io.storeflow.checkout.Refusal;
import io.storeflow.customer.Customers;
import io.storeflow.loyalty.Program.Extra;
import io.storeflow.loyalty.Program.Terms;
import io.storeflow.loyalty.Program.Tier;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderPayments;
import io.storeflow.order.Orders;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pricerule.Effect.BuyGet;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.pricing.Claims;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Points come and go by the ledger alone, whose sum is the balance. */
@AppTest
class PointsTest {
  @Autowired private World world;
  @Autowired private DSLContext db;
  @Autowired private ProgramChanges changes;
  @Autowired private Programs programs;
  @Autowired private Members members;
  @Autowired private OrderPoints points;
  @Autowired private LoyaltyNight night;
  @Autowired private Orders orders;
  @Autowired private OrderPayments payments;
  @Autowired private Checkout checkout;
  @Autowired private Transactions transactions;
  @Autowired private Statements statements;
  @Autowired private Customers customers;
  @Autowired private RuleChanges rules;
  @Autowired private Stores stores;

  private Store store;
  private World.Goods goods;
  private String rate;

  @BeforeEach
  void open() {
    store = world.store();
    goods = world.goods(store, 1000, 500);
    rate = world.rate(store, Method.PICKUP, 0);
  }

  @AfterEach
  void theSumIsTheBalance() {
    var l = only(store.merchant(), LOYALTY_LEDGER);
    var m = only(store.merchant(), LOYALTY_MEMBER);
    long sum = db.select(l.POINTS).from(l).fetch(l.POINTS).stream().mapToLong(it -> it).sum();
    long all = db.select(m.BALANCE).from(m).fetch(m.BALANCE).stream().mapToLong(it -> it).sum();
    assertThat(all).isEqualTo(sum);
  }

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

  /** What has expired is gone already: an order that is cancelled then takes it no second time. */
  @Test
  void whatHasExpiredIsNotTakenBackOnceMore() {
    run(20, List.of());
    order(2, 0);
    awaitBalance(40);
    order(1, 15);
    // 10.00 less 0.15 for 15 points.
    awaitBalance(34);
    var long0 = Instant.now().minus(800, ChronoUnit.DAYS);
    var m = only(store.merchant(), LOYALTY_MEMBER);
    db.update(m).set(m.JOINED_AT, long0).execute();
    db.execute(
        "update loyalty_ledger set since = ? where merchant_id = ? and order_number = 1001",
        java.sql.Timestamp.from(long0),
        store.merchant().id());
    night.run(store);
    assertThat(balance()).as("15 of the old 40 were spent").isEqualTo(9);
    orders.move(store, 1001, FulfilmentState.CANCELLED, Actor.SYSTEM);
    assertThat(balance()).as("those 15 alone have to come from what is left").isEqualTo(9 - 15);
    orders.move(store, 1002, FulfilmentState.CANCELLED, Actor.SYSTEM);
    assertThat(balance()).as("as if nothing had been").isZero();
    give(30);
    night.run(store);
    assertThat(balance()).as("nothing that is still to be gone").isEqualTo(30);
    age("adjusted", long0);
    night.run(store);
    assertThat(balance()).as("the night had looked at them; 15 came back just now").isEqualTo(15);
  }

  /** Who had spent them in time can spend them once more. */
  @Test
  void pointsThatAreGivenBackLiveForAWhileAlthoughTheyWereOld() {
    run(0, List.of());
    give(300);
    order(1, 200);
    awaitBalance(108);
    var long0 = Instant.now().minus(800, ChronoUnit.DAYS);
    var m = only(store.merchant(), LOYALTY_MEMBER);
    db.update(m).set(m.JOINED_AT, long0).execute();
    age("adjusted", long0);
    orders.move(store, 1001, FulfilmentState.CANCELLED, Actor.SYSTEM);
    assertThat(balance()).isEqualTo(300);
    night.run(store);
    assertThat(balance()).as("what was not spent in time is gone").isEqualTo(200);
    night.run(store);
    assertThat(balance()).isEqualTo(200);
    db.execute(
        "update loyalty_ledger set at = ? where merchant_id = ? and kind = 'given_back'",
        java.sql.Timestamp.from(Instant.now().minus(Expiry.AGAIN).minusSeconds(60)),
        store.merchant().id());
    night.run(store);
    assertThat(balance()).isZero();
  }

  @Test
  void anOrderEarnsForWhatIsLeftOfItWhereSomeCameBackBeforeItWasPaid() {
    run(20, List.of());
    unpaid(3, 0);
    long order = lastOrder();
    var l = only(store, ORDER_LINE);
    long line = db.select(l.ID).from(l).fetchSingle(l.ID);
    transactions.write(() -> points.takeBack(store, order, Map.of(line, 1)));
    assertThat(db.fetchCount(only(store.merchant(), LOYALTY_MEMBER))).as("nobody yet").isZero();
    pay();
    awaitBalance(20 + 20);
    transactions.write(() -> points.takeBack(store, order, Map.of(line, 2)));
    assertThat(balance()).as("the welcome with the last of it").isZero();
  }

  @Test
  void anOrderOfWhichNothingIsLeftBringsNoWelcome() {
    run(20, List.of());
    unpaid(1, 0);
    long order = lastOrder();
    var l = only(store, ORDER_LINE);
    long line = db.select(l.ID).from(l).fetchSingle(l.ID);
    transactions.write(() -> points.takeBack(store, order, Map.of(line, 1)));
    var o = only(store, ORDERS);
    world.change(
        store, () -> db.update(o).set(o.SETTLED_AT, Instant.now()).where(o.ID.eq(order)).execute());
    points.earn(store, order);
    assertThat(db.fetchCount(only(store.merchant(), LOYALTY_LEDGER))).isZero();
  }

  @Test
  void theNightComesToEachMerchantOnceHoweverFewItKnowsAtATime() {
    run(0, List.of());
    give(300);
    world.store(store.merchant());
    var long0 = Instant.now().minus(800, ChronoUnit.DAYS);
    var m = only(store.merchant(), LOYALTY_MEMBER);
    db.update(m).set(m.JOINED_AT, long0).execute();
    age("adjusted", long0);
    var other = world.store();
    assertThat(merchants(2))
        .contains(store.merchant().id(), other.merchant().id())
        .doesNotHaveDuplicates()
        .isEqualTo(merchants(1000));
    night.run(1);
    assertThat(balance()).isZero();
  }

  /** As the night goes through them. */
  private List<Long> merchants(int step) {
    var all = new ArrayList<Long>();
    long behind = Long.MIN_VALUE;
    for (var some = stores.firsts(behind, step); !some.isEmpty(); ) {
      for (long id : some) all.add(behind = stores.reopen(id).merchant().id());
      some = stores.firsts(behind, step);
    }
    return all;
  }

  private void age(String kind, Instant since) {
    db.execute(
        "update loyalty_ledger set since = ? where merchant_id = ? and kind = ?",
        java.sql.Timestamp.from(since),
        store.merchant().id(),
        kind);
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

  @Test
  void pointsAreADiscountOnTheLinesAndComeBackWithThem() {
    run(0, List.of());
    give(700);
    order(1, 700);
    assertThat(balance()).isLessThanOrEqualTo(3);
    var o = only(store, ORDERS);
    assertThat(db.select(o.DISCOUNT_MINOR, o.TOTAL_MINOR).from(o).fetchSingle().intoList())
        .containsExactly(700L, 300L);
    var a = only(store, ORDER_ADJUSTMENT);
    assertThat(db.select(a.KIND, a.LABEL, a.AMOUNT_MINOR).from(a).fetchSingle().intoList())
        .containsExactly("points", "Stars", -700L);
    awaitBalance(3);
    orders.move(store, 1001, FulfilmentState.CANCELLED, Actor.SYSTEM);
    assertThat(balance()).isEqualTo(700);
  }

  @Test
  void unitsThatComeBackTakeTheirPartAndAllOfThemAll() {
    run(0, List.of());
    give(100);
    order(3, 100);
    awaitBalance(29);
    var l = only(store, ORDER_LINE);
    long line = db.select(l.ID).from(l).fetchSingle(l.ID);
    long order = lastOrder();
    for (int i = 0; i < 4; i++)
      transactions.write(() -> points.takeBack(store, order, Map.of(line, 1)));
    assertThat(balance()).isEqualTo(100);
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
  void whatIsSpentInManyTabsAtOnceIsSpentOnce() throws Exception {
    run(0, List.of());
    give(500);
    var results = AtOnce.all(Collections.nCopies(8, () -> place(request(1, 500))));
    assertThat(results).filteredOn(it -> it instanceof CheckoutResult.Placed).hasSize(1);
    assertThat(results)
        .filteredOn(
            it -> it instanceof CheckoutResult.Refused(Refusal.PointsRefused(var spent)) && spent)
        .hasSize(7);
    assertThat(db.fetchCount(only(store, ORDERS))).isEqualTo(1);
    pay();
    awaitBalance(5);
  }

  @Test
  void aStoreWithoutPointsTakesNone() {
    assertThat(place(request(1, 500)))
        .isEqualTo(new CheckoutResult.Refused(new Refusal.PointsRefused(false)));
  }

  @Test
  void anOrderWithoutPointsCostsNoStatement() {
    world.order(store, request(1, 0));
    var without = statements.during(() -> world.order(store, request(1, 0)));
    assertThat(without).noneMatch(it -> it.contains("loyalty"));
    run(0, List.of());
    world.order(store, request(1, 0));
    var with = statements.during(() -> world.order(store, request(1, 0)));
    assertThat(with).as("the job alone").hasSizeLessThanOrEqualTo(without.size() + 1);
    assertThat(with).as("the program is known").noneMatch(it -> it.contains("loyalty"));
  }

  @Test
  void oldPointsGoAndBirthdaysComeOnceAYear() {
    run(0, List.of());
    give(300);
    var m = only(store.merchant(), LOYALTY_MEMBER);
    long customer = db.select(m.CUSTOMER_ID).from(m).fetchSingle(m.CUSTOMER_ID);
    var today = MonthDay.from(LocalDate.now(store.timeZone()));
    members.celebrate(store, customer, today);
    members.celebrate(store, customer, MonthDay.of(1, 1));
    assertThat(members.of(store.merchant(), customer).orElseThrow().birthday()).isEqualTo(today);
    night.run(store);
    assertThat(balance()).as("who has bought nothing gets nothing").isEqualTo(300);
    order(1, 0);
    awaitBalance(310);
    night.run(store);
    night.run(store);
    assertThat(balance()).isEqualTo(360);

    var long0 = Instant.now().minus(800, ChronoUnit.DAYS);
    db.update(m).set(m.JOINED_AT, long0).execute();
    var l = only(store.merchant(), LOYALTY_LEDGER);
    age("adjusted", long0);
    night.run(store);
    night.run(store);
    assertThat(balance()).isEqualTo(60);
    assertThat(db.fetchCount(l, l.KIND.eq(PointsKind.EXPIRED))).isEqualTo(1);
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

  private void run(int welcome, List<Tier> tiers) {
    run(welcome, tiers, List.of());
  }

  private void run(int welcome, List<Tier> tiers, List<Extra> extras) {
    changes.change(store, program(welcome, tiers, extras, true, 0), Actor.SYSTEM);
    await().atMost(Duration.ofSeconds(5)).until(() -> programs.of(store).runs());
  }

  private static Program program(
      int welcome, List<Tier> tiers, List<Extra> extras, boolean on, int version) {
    var terms = new Terms(100, 100, 100);
    return new Program(on, "Stars", welcome, 50, 24, 0, terms, tiers, extras, version);
  }

  /** To the customer of orders here, who has none yet. */
  private void give(int many) {
    long customer =
        transactions.write(
            () -> customers.findOrCreate(store, "ayse@example.com", "Ayşe", "").id());
    var c = only(store.merchant(), CUSTOMER);
    var id = db.select(c.PUBLIC_ID).from(c).where(c.ID.eq(customer)).fetchSingle(c.PUBLIC_ID);
    members.adjust(store, id, many, "A gift", Actor.SYSTEM);
  }

  private void order(int units, int redeemed) {
    unpaid(units, redeemed);
    pay();
  }

  private void unpaid(int units, int redeemed) {
    world.order(store, request(units, redeemed));
  }

  /** The latest order. */
  private void pay() {
    var o = only(store, ORDERS);
    long number = db.select(max(o.NUMBER)).from(o).fetchSingle().value1();
    payments.settle(store, number, Actor.SYSTEM);
  }

  private CheckoutResult place(CheckoutRequest request) {
    var keyed = new KeyedRequest(PublicId.random(), "hash", false, it -> it.publicId());
    return checkout.place(store, keyed, request);
  }

  private CheckoutRequest request(int units, int redeemed) {
    var claims = Claims.NONE.withPoints(redeemed);
    return World.request(rate, null, goods, units).but().claiming(claims).build();
  }

  private long customer() {
    var c = only(store.merchant(), CUSTOMER);
    return db.select(c.ID).from(c).fetchSingle(c.ID);
  }

  private long lastOrder() {
    var o = only(store, ORDERS);
    return db.select(o.ID).from(o).orderBy(o.ID.desc()).limit(1).fetchSingle(o.ID);
  }

  private long balance() {
    var m = only(store.merchant(), LOYALTY_MEMBER);
    return db.select(m.BALANCE).from(m).fetchOptional(m.BALANCE).orElse(0L);
  }

  private void awaitBalance(long points) {
    await().atMost(Duration.ofSeconds(30)).until(() -> balance() == points);
  }
}
