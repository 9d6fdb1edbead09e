package io.storeflow.orderpage;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.order.FulfilmentState.ACCEPTED;
import static io.storeflow.order.FulfilmentState.CANCELLED;
import static io.storeflow.order.FulfilmentState.COMPLETED;
import static io.storeflow.order.FulfilmentState.NEW;
import static io.storeflow.order.FulfilmentState.PREPARING;
import static io.storeflow.order.FulfilmentState.READY;
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
import io.storeflow.testing.Statements;
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

@AppTest
class OrderPageTest {
  @Autowired private World world;
  @Autowired private Placed placed;
  @Autowired private Staff staff;
  @Autowired private Statements statements;
  @Autowired private OrderPageQueries queries;
  @Autowired private Orders orders;
  @Autowired private OrderPayments payments;
  @Autowired private Timeline timeline;
  @Autowired private DSLContext db;
  @Autowired private Clock clock;

  private FulfilmentState state(Store store, long number) {
    return queries.find(store, number).orElseThrow(NotFound::new).fulfilment();
  }

  private static String page(Store store, long number) {
    return "/s/" + store.slug() + "/orders/" + number;
  }

  private Staff.Visitor visitor(Store store, Role role) {
    return staff.visitor(World.signedIn(world.member(store, role)));
  }

  @Test
  void showsAnOrderAsItWasBought() {
    var store = world.store();
    var goods = world.goods(store, 1290, 5);
    var rate = world.rate(store, Method.DELIVERY, 290);
    var receipt = world.order(store, World.request(rate, null, goods, 2));
    var html = visitor(store, Role.VIEWER).get(page(store, receipt.number())).body();
    assertThat(html)
        .contains("#" + receipt.number(), "€28.70", "€25.80", "€2.90", "€12.90 each")
        .contains("Ayşe Yılmaz", "ayse@example.com", "Invalidenstraße 1", "10115 Berlin")
        .contains("First order here", "Order placed")
        .contains("/track/" + receipt.publicId())
        .doesNotContain("??", "Mark ready", "Cancel order", "Comment for your team");
  }

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
    var visitor = visitor(store, Role.SUPPORT);
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
    var visitor = visitor(store, Role.FULFILMENT);
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
    var support = visitor(store, Role.SUPPORT);
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

  @Test
  void keepsCommentsAsTheyWereWrittenUpToTheirLength() {
    var store = world.store();
    var visitor = visitor(store, Role.SUPPORT);
    long number = placed.order(store, clock.instant(), NEW);
    var page = page(store, number);
    visitor.post(page, page + "/comments", "text", "Klingel kaputt 🔔 مرحبا");
    var nothing = visitor.post(page, page + "/comments", "text", " \u200B \u3000");
    assertThat(nothing.statusCode()).isEqualTo(422);
    assertThat(nothing.body()).contains("Write something first.");
    visitor.post(page, page + "/comments");
    visitor.post(page, page + "/comments", "text", "🔔".repeat(1000));
    // More than a session keeps: nothing of it may get lost without a word.
    var novel = "Far & wide ".repeat(7_000).strip();
    var refused = visitor.post(page, page + "/comments", "text", novel);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("at most 1,000 characters", "value=\"" + novel.replace("&", "&amp;"));
    var comments = timeline.of(store, queries.find(store, number).orElseThrow().id());
    assertThat(comments).hasSize(2);
    assertThat(comments.getFirst().detail()).isEqualTo("Klingel kaputt 🔔 مرحبا");
    assertThat(comments.getLast().detail()).isEqualTo("🔔".repeat(1000));
  }

  @Test
  void asksForTheRightRoleAndTheRightStore() {
    var store = world.store();
    long number = placed.order(store, clock.instant(), NEW);
    var page = page(store, number);
    var foreign = staff.visitor(World.signedIn(world.member(world.store(), Role.OWNER)));
    var viewer = visitor(store, Role.VIEWER);
    var kitchen = visitor(store, Role.FULFILMENT);
    assertThat(foreign.get(page).statusCode()).isEqualTo(404);
    assertThat(viewer.get(page).statusCode()).isEqualTo(200);
    assertThat(viewer.get(page(store, 1)).statusCode()).isEqualTo(404);
    assertThat(viewer.get("/s/" + store.slug() + "/orders/x").statusCode()).isEqualTo(404);
    for (var noun :
        List.of(
            "acceptance", "preparation", "readiness", "completion", "comments", "cancellation")) {
      var home = "/s/" + store.slug() + "/orders";
      assertThat(viewer.post(home, page + "/" + noun, "text", "x").statusCode())
          .as(noun)
          .isEqualTo(403);
    }
    assertThat(kitchen.post(page, page + "/cancellation").statusCode()).isEqualTo(403);
    assertThat(kitchen.postPlain(page + "/acceptance", java.util.Map.of()).statusCode())
        .as("without its token nothing is done, it is shown to be sent again")
        .isEqualTo(422);
    assertThat(state(store, number)).isEqualTo(NEW);
    assertThat(staff.visitor(null).get(page).statusCode()).isEqualTo(302);
  }

  @Test
  void sendsTheSameStatementsForTwoLinesAndForTwoHundred() {
    var store = world.store();
    var visitor = visitor(store, Role.MANAGER);
    long few = placed.order(store, clock.instant(), NEW);
    long many = placed.order(store, clock.instant(), ACCEPTED);
    placed.moreLines(store, many, 200);
    var two = statements.ofRequests(() -> visitor.get(page(store, few)));
    var lots =
        statements.ofRequests(
            () -> assertThat(visitor.get(page(store, many)).body()).contains("Dish 199"));
    assertThat(lots).hasSameSizeAs(two);
    assertThat(two).hasSizeLessThanOrEqualTo(8);
  }

  @Test
  void knowsTheShopperFromEarlierOrders() {
    var store = world.store();
    var now = clock.instant();
    placed.order(store, now.minusSeconds(900), COMPLETED);
    placed.order(store, now.minusSeconds(800), CANCELLED);
    long third = placed.order(store, now.minusSeconds(700), NEW);
    placed.order(store, now, NEW, row -> row.setCustomerId(2L));
    assertThat(queries.history(store, queries.find(store, third).orElseThrow()))
        .isEqualTo(new OrderPage.History(3, 3, store.money(4000)));
  }
}
