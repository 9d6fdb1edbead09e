package io.storeflow.orderpage;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.order.FulfilmentState.CANCELLED;
import static io.storeflow.order.FulfilmentState.COMPLETED;
import static io.storeflow.order.FulfilmentState.NEW;
import static io.storeflow.order.FulfilmentState.PREPARING;
import static io.storeflow.order.FulfilmentState.READY;
import static io.storeflow.orderpage.OrderPageTest.page;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.IllegalMove;
import io.storeflow.order.OrderPayments;
import io.storeflow.order.OrderStep;
import io.storeflow.order.Orders;
import io.storeflow.order.PaymentState;
import io.storeflow.order.Timeline;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.shipping.Method;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What staff do with an order on its page, and what they are told when somebody was faster. */
@AppTest
class OrderMovesTest {
  @Autowired private World world;
  @Autowired private Placed placed;
  @Autowired private Staff staff;
  @Autowired private OrderPageQueries queries;
  @Autowired private Orders orders;
  @Autowired private OrderPayments payments;
  @Autowired private Timeline timeline;
  @Autowired private DSLContext db;
  @Autowired private Clock clock;

  @ParameterizedTest
  @CsvSource({
    "NEW, acceptance, ACCEPTED",
    "NEW, preparation, PREPARING",
    "ACCEPTED, preparation, PREPARING",
    "ACCEPTED, readiness, READY",
    "PREPARING, readiness, READY",
    "PREPARING, acceptance, ACCEPTED",
    "READY, completion, COMPLETED",
    "READY, preparation, PREPARING",
    "COMPLETED, readiness, READY",
  })
  void movesAlongTheWaysThatThereAre(FulfilmentState from, String noun, FulfilmentState to) {
    var store = world.store();
    var visitor = staff.visitor(store, Role.SUPPORT);
    long number = placed.order(store, clock.instant(), from);
    var page = page(store, number);
    var answer = visitor.post(page, page + "/" + noun, "from", from.name());
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(state(store, number)).isEqualTo(to);
    assertThat(visitor.get(page).body()).contains("class=\"toast\"");
    boolean undo = to.canBecome(from);
    assertThat(visitor.post(page, page + "/" + noun, "from", to.name()).statusCode())
        .isEqualTo(302);
    if (undo) {
      var back = OrderStep.to(from).orElseThrow();
      visitor.post(page, page + "/" + back.noun() + "?from=" + to.name());
      assertThat(state(store, number)).isEqualTo(from);
    }
  }

  @Test
  void tellsWhoWasFasterInsteadOfOverwriting() {
    var store = world.store();
    var visitor = staff.visitor(store, Role.FULFILMENT);
    long number = placed.order(store, clock.instant(), PREPARING);
    var page = page(store, number);
    orders.move(store, number, READY, World.actor("Yūko"));
    orders.move(store, number, COMPLETED, World.actor("Yūko"));
    visitor.post(page, page + "/readiness", "from", "PREPARING");
    assertThat(state(store, number)).isEqualTo(COMPLETED);
    assertThat(visitor.get(page).body())
        .contains("Order #" + number + " is completed now, by Yūko at ")
        .contains("Nothing was changed.");
  }

  @Test
  void letsExactlyOneOfManyWinAndTellsTheOthers() throws Exception {
    var store = world.store();
    for (int round = 0; round < 10; round++) {
      long number = placed.order(store, clock.instant(), READY);
      var barrier = new CyclicBarrier(4);
      var told = Collections.synchronizedList(new ArrayList<FulfilmentState>());
      try (var people = Executors.newFixedThreadPool(4)) {
        var all = new ArrayList<Future<?>>();
        for (var to : List.of(COMPLETED, CANCELLED, PREPARING, CANCELLED)) {
          all.add(
              people.submit(
                  () -> {
                    barrier.await();
                    try {
                      orders.move(store, number, READY, to, World.actor("Racer"));
                    } catch (IllegalMove lost) {
                      told.add(lost.present());
                    }
                    return to;
                  }));
        }
        for (var each : all) each.get();
      }
      var order = queries.find(store, number).orElseThrow();
      var winner = order.fulfilment();
      assertThat(told).hasSize(winner == CANCELLED ? 2 : 3).containsOnly(winner);
      assertThat(timeline.of(store, order.id()))
          .filteredOn(entry -> entry.kind().startsWith("moved_"))
          .hasSize(1);
    }
  }

  @Test
  void cancelsWithItsReasonAndGivesTheStockBack() {
    var store = world.store();
    var goods = world.goods(store, 1000, 5);
    var rate = world.rate(store, Method.PICKUP, 0);
    var receipt = world.order(store, World.request(rate, null, goods, 2));
    long number = receipt.number();
    var page = page(store, number);
    var support = staff.visitor(store, Role.SUPPORT);
    assertThat(support.get(page).body()).contains("there is nothing to give back.", "Keep order");
    support.post(page, page + "/cancellation", "from", "NEW", "reason", " <i>Guest</i> called ");
    var html = support.get(page).body();
    assertThat(html)
        .contains("Order #" + number + " cancelled", "&lt;i&gt;Guest&lt;/i&gt; called")
        .contains("Nothing taken")
        .doesNotContain("Keep order", "Refunded");
    assertThat(state(store, number)).isEqualTo(CANCELLED);
    support.post(page, page + "/cancellation", "from", "NEW", "reason", "again");
    assertThat(timeline.of(store, queries.find(store, number).orElseThrow().id()))
        .filteredOn(entry -> entry.kind().equals(Timeline.COMMENT))
        .hasSize(1);
  }

  @Test
  void forgetsSinceWhenAnOrderWasReadyWhenItIsCookedAgain() {
    var store = world.store();
    long number = placed.order(store, clock.instant(), PREPARING);
    orders.move(store, number, READY, World.actor("cook"));
    assertThat(readyAt(store, number)).isNotNull();
    orders.move(store, number, PREPARING, World.actor("cook"));
    assertThat(readyAt(store, number)).isNull();
    orders.move(store, number, READY, World.actor("cook"));
    var ready = readyAt(store, number);
    orders.move(store, number, COMPLETED, World.actor("cook"));
    orders.move(store, number, READY, World.actor("cook"));
    assertThat(readyAt(store, number)).isNotNull().isEqualTo(ready);
  }

  private @Nullable Instant readyAt(Store store, long number) {
    var order = only(store, ORDERS);
    return db.select(order.READY_AT)
        .from(order)
        .where(order.NUMBER.eq(number))
        .fetchSingle()
        .value1();
  }

  @Test
  void refusesThePaymentOfAnOrderThatHasExpired() {
    var store = world.store();
    long number =
        placed.order(store, clock.instant(), NEW, row -> row.setPaymentState(PaymentState.PENDING));
    long id = queries.find(store, number).orElseThrow().id();
    payments.expire(store, id);
    assertThat(state(store, number)).isEqualTo(CANCELLED);
    assertThat(payments.pay(store, id)).isFalse();
    assertThat(queries.find(store, number).orElseThrow().payment())
        .isEqualTo(PaymentState.CANCELLED);
    long paid =
        placed.order(store, clock.instant(), NEW, row -> row.setPaymentState(PaymentState.PENDING));
    long other = queries.find(store, paid).orElseThrow().id();
    assertThat(payments.pay(store, other)).isTrue();
    payments.expire(store, other);
    assertThat(state(store, paid)).isEqualTo(NEW);
  }

  private FulfilmentState state(Store store, long number) {
    return queries.find(store, number).orElseThrow(NotFound::new).fulfilment();
  }
}
