package io.storeflow.orderedit;

import static io.storeflow.db.Tables.LOYALTY_MEMBER;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.loyalty.Program;
import io.storeflow.loyalty.ProgramChanges;
import io.storeflow.loyalty.Programs;
import io.storeflow.loyalty.RedeemedPoints;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderPayments;
import io.storeflow.order.Orders;
import io.storeflow.payment.PaymentKind;
import io.storeflow.pricing.Basket;
import io.storeflow.refund.RefundWish;
import io.storeflow.refund.Refunding;
import io.storeflow.refund.Refunds;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An order has earned for what is in it, however it came there. */
@AppTest
class EditedPointsTest {
  @Autowired World world;
  @Autowired DSLContext db;
  @Autowired ProgramChanges changes;
  @Autowired Programs programs;
  @Autowired OrderPayments payments;
  @Autowired Orders orders;
  @Autowired OrderEdits edits;
  @Autowired EditQueries queries;
  @Autowired Refunds refunds;
  @Autowired RedeemedPoints points;

  Store store;
  World.Goods car;
  World.Goods book;

  /** A point for each euro; cars at €24.90, books at €9.95. */
  @BeforeEach
  void open() {
    store = world.store();
    var terms = new Program.Terms(100, 100, 100);
    changes.change(
        store,
        new Program(true, "Stars", 0, 0, 24, 0, terms, List.of(), List.of(), 0),
        Actor.SYSTEM);
    await().until(() -> programs.of(store).runs());
    car = world.goods(store, 2490, 9);
    book = world.goods(store, 995, 9);
    world.order(store, World.request(world.rate(store, Method.PICKUP, 0), null, car, 3));
  }

  @Test
  void whatIsPutToAPaidOrderEarnsAlsoIfNothingIsDueForIt() {
    payments.settle(store, 1001, Actor.SYSTEM);
    await().until(() -> balance() == 74);
    edit(1, 1);
    assertThat(balance()).as("for goods of 49.80 and 9.95").isEqualTo(59);
    edit(1, 1);
    assertThat(balance()).as("24.90 and 19.90").isEqualTo(44);
    orders.move(store, 1001, FulfilmentState.CANCELLED, Actor.SYSTEM);
    assertThat(balance()).isZero();
  }

  @Test
  void whatIsStillToBePaidEarnsOnceItIs() {
    edit(1, 1);
    assertThat(balance()).isZero();
    payments.settle(store, 1001, Actor.SYSTEM);
    await().until(() -> balance() == 59);
    var told = points.wouldOwe(store, queries.find(store, 1001).order().id(), Map.of());
    assertThat(told.taken()).as("told before more is due").isEqualTo(59);
    edit(0, 1);
    assertThat(balance()).as("9.95 are due").isZero();
    payments.settle(store, 1001, Actor.SYSTEM);
    await().until(() -> balance() == 69);
  }

  /** By the line or as an amount: what is left is what the rule gives for what is kept. */
  @Test
  void whatGoesBackAsAnAmountTakesWhatItHasEarned() {
    payments.settle(store, 1001, Actor.SYSTEM);
    await().until(() -> balance() == 74);
    assertThat(refund(0, 500)).as("of 69.70").isEqualTo(69);
    assertThat(refund(0, 70)).as("of 69.00").isEqualTo(69);
    assertThat(refund(1, 0)).as("of 44.10").isEqualTo(44);
    assertThat(refund(0, 71)).as("of 43.39").isEqualTo(43);
  }

  /** What is left, as it was told before. */
  private long refund(int cars, long amount) {
    var order = queries.find(store, 1001).order();
    var line = order.lines().getFirst();
    var off = List.of(new RefundWish.Units(line.id(), cars, true));
    var wish =
        new RefundWish(cars == 0 ? List.of() : off, store.money(0), store.money(amount), false);
    var told =
        points.would(store, order.id(), cars == 0 ? Map.of() : Map.of(line.row(), cars), amount);
    long after = balance() - told.taken();
    var how = new Refunding(order.version(), PaymentKind.CASH, "", false, null, Actor.SYSTEM);
    refunds.make(store, 1001, wish, how);
    assertThat(balance()).isEqualTo(after);
    return after;
  }

  private void edit(int cars, int books) {
    var seen = queries.find(store, 1001);
    var line = seen.order().lines().getFirst().id();
    var wish =
        new EditWish(
            cars == 0 ? List.of() : List.of(new RefundWish.Units(line, cars, true)),
            List.of(new Basket.Item(book.publicId(), books)));
    int version = seen.order().version();
    var how = new Refunding(version, PaymentKind.CASH, "", false, null, Actor.SYSTEM);
    edits.make(store, 1001, wish, edits.plan(store, seen, wish), how);
  }

  private long balance() {
    var m = only(store.merchant(), LOYALTY_MEMBER);
    return db.select(m.BALANCE).from(m).fetchOptional(m.BALANCE).orElse(0L);
  }
}
