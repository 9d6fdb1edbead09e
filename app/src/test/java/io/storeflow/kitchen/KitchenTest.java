package io.storeflow.kitchen;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_TIMELINE;
import static io.storeflow.kitchen.Cooks.SCRIPT;
import static io.storeflow.kitchen.Cooks.board;
import static io.storeflow.kitchen.Cooks.bump;
import static io.storeflow.order.FulfilmentState.ACCEPTED;
import static io.storeflow.order.FulfilmentState.CANCELLED;
import static io.storeflow.order.FulfilmentState.COMPLETED;
import static io.storeflow.order.FulfilmentState.NEW;
import static io.storeflow.order.FulfilmentState.PREPARING;
import static io.storeflow.order.FulfilmentState.READY;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.order.Orders;
import io.storeflow.order.PaymentState;
import io.storeflow.order.Timeline;
import io.storeflow.store.Actor;
import io.storeflow.store.Owned;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class KitchenTest {

  @Autowired private World world;
  @Autowired private Placed placed;
  @Autowired private Staff staff;
  @Autowired private KitchenQueries queries;
  @Autowired private Orders orders;
  @Autowired private DSLContext db;
  @Autowired private Clock clock;

  private Cooks cooks;

  @BeforeEach
  void cooks() {
    cooks = new Cooks(staff, queries);
  }

  @Test
  void showsOpenOrdersWhereTheyBelongDueFirst() {
    var store = world.store();
    var now = clock.instant();
    long late = placed.order(store, now.minus(Duration.ofMinutes(40)), PREPARING);
    long fresh = placed.order(store, now.minusSeconds(30), NEW, row -> row.setNote("Nuts & <b>"));
    long accepted = placed.order(store, now.minusSeconds(300), ACCEPTED);
    long ready = placed.order(store, now.minusSeconds(1200), READY);
    placed.order(store, now, NEW, row -> row.setPaymentState(PaymentState.PENDING));
    long done = placed.order(store, now, COMPLETED);
    placed.order(store, now, CANCELLED);
    // Gift cards alone, which come by e-mail.
    placed.order(store, now, NEW, row -> row.setSent(false));
    placed.order(store, now.plusSeconds(600), READY, row -> row.setSent(false));
    placed.order(store, now.plusSeconds(60), COMPLETED, row -> row.setSent(false));
    var board = queries.board(store);
    assertThat(board.more()).isZero();
    assertThat(board.last()).extracting(it -> it.number()).isEqualTo(done);
    var columns = board.columns();
    assertThat(columns.get(0).tickets())
        .extracting(Ticket::number)
        .containsExactly(accepted, fresh);
    assertThat(columns.get(1).tickets()).extracting(Ticket::number).containsExactly(late);
    assertThat(columns.get(2).tickets()).extracting(Ticket::number).containsExactly(ready);
    var html = cooks.of(store).get(board(store)).body();
    assertThat(html)
        .contains(
            "late 15 min", "Nuts &amp; &lt;b&gt;", "aria-keyshortcuts=\"1\"", "Tonkotsu ramen")
        .contains("<data value=\"6\">6</data>", "6 <bdi>Large</bdi>", "Recall " + ready)
        .doesNotContain("??", "style=", "_csrf");
  }

  @Test
  void takesTheSameBumpTwiceAndTellsWhenATicketHasMovedOn() {
    var store = world.store();
    var cook = cooks.of(store);
    long number = placed.order(store, clock.instant(), NEW);
    assertThat(bump(cook, store, number, "to", "PREPARING", "from", "NEW")).isEqualTo(204);
    assertThat(bump(cook, store, number, "to", "PREPARING", "from", "NEW")).isEqualTo(204);
    assertThat(bump(cook, store, number, "to", "READY", "from", "PREPARING")).isEqualTo(204);
    assertThat(cooks.state(store, number)).isEqualTo(READY);
    var seq = queries.seq(store);
    var answer =
        cook.postPlain(
            board(store) + "/tickets/" + number + "/moves",
            Map.of(),
            "to",
            "PREPARING",
            "from",
            "NEW");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("Order #" + number + " is ready now, by Test Person at ");
    assertThat(queries.seq(store)).isEqualTo(seq);
    assertThat(bump(cook, store, 99, "to", "READY")).isEqualTo(404);
    assertThat(bump(cook, store, number, "to", "CANCELLED")).isEqualTo(400);
    assertThat(bump(cook, store, number, "to", "nonsense")).isEqualTo(400);
    assertThat(bump(cook, store, number)).isEqualTo(400);
    assertThat(cooks.state(store, number)).isEqualTo(READY);
  }

  private Map<Long, String> keys(Store store) {
    var keys = new HashMap<Long, String>();
    queries.board(store).tickets().forEach(it -> keys.put(it.number(), it.press()));
    return keys;
  }

  /** A ticket moved from key 2 to 3 to 4 as orders came, and from the tenth on there were none. */
  @Test
  void aTicketKeepsItsKeyWhileItIsOnTheBoard() {
    var store = world.store();
    var now = clock.instant();
    var first = placed.orders(store, 4, now, NEW);
    var keys = keys(store);
    assertThat(keys.values()).containsExactlyInAnyOrder("1", "2", "3", "4");
    placed.orders(store, 20, now.minus(Duration.ofHours(1)), NEW);
    orders.move(store, first.getFirst(), PREPARING, Actor.SYSTEM);
    orders.move(store, first.getFirst(), READY, Actor.SYSTEM);
    assertThat(keys(store)).containsAllEntriesOf(keys).hasSize(24);
    assertThat(keys(store).values()).doesNotHaveDuplicates().doesNotContain("");
    orders.move(store, first.getFirst(), COMPLETED, Actor.SYSTEM);
    long next = placed.order(store, now, NEW);
    assertThat(keys(store).get(next)).as("a freed key rests").isEqualTo("B7");
    var order = Owned.only(store, ORDERS);
    db.update(order)
        .set(order.CLOSED_AT, now.minus(BoardTickets.REST).minusSeconds(1))
        .where(order.NUMBER.eq(first.getFirst()))
        .execute();
    long later = placed.order(store, now, NEW);
    assertThat(keys(store)).containsEntry(later, keys.get(first.getFirst()));
  }

  @Test
  void aCancelledTicketStaysUntilSomebodyHasSeenIt() {
    var store = world.store();
    var cook = cooks.of(store);
    long cooked = placed.order(store, clock.instant(), PREPARING);
    long kept = placed.order(store, clock.instant(), NEW);
    cook.get(board(store));
    long unseen = placed.order(store, clock.instant(), NEW);
    orders.move(store, cooked, CANCELLED, Actor.SYSTEM);
    orders.move(store, unseen, CANCELLED, Actor.SYSTEM);
    var preparing = queries.board(store).columns().get(1);
    assertThat(preparing.tickets()).singleElement().matches(Ticket::isCancelled);
    assertThat(preparing.count()).isZero();
    assertThat(cook.get(board(store) + "/tickets", SCRIPT).body())
        .contains("data-cancelled=\"true\"", "Stop: this order was cancelled")
        .contains("<data value=\"2\">2</data>");
    long seq = queries.seq(store);
    var seen = board(store) + "/tickets/" + cooked + "/acknowledgement";
    assertThat(cook.postPlain(seen, Map.of()).statusCode()).isEqualTo(204);
    assertThat(cook.postPlain(seen, Map.of()).statusCode()).isEqualTo(204);
    assertThat(queries.seq(store)).as("other screens hear of it, once").isEqualTo(seq + 1);
    assertThat(queries.board(store).tickets()).extracting(Ticket::number).containsExactly(kept);
    assertThat(cooks.of(store).get(board(store) + "/tickets", SCRIPT).body())
        .doesNotContain("data-cancelled=\"true\"");
    var entry = Owned.only(store, ORDER_TIMELINE);
    assertThat(db.fetchCount(entry, entry.KIND.eq(Timeline.CANCEL_SEEN))).isEqualTo(1);
    for (var path : List.of(kept + "", unseen + "", "99"))
      assertThat(
              cook.postPlain(board(store) + "/tickets/" + path + "/acknowledgement", Map.of())
                  .statusCode())
          .isEqualTo(404);
    assertThat(cooks.of(world.store()).postPlain(seen, Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void speaksTheWordsOfItsTrade() {
    var packs = world.store(world.merchant(), 24 * 60);
    assertThat(cooks.of(packs).get(board(packs)).body())
        .contains("Nothing is being packed", "Packing")
        .doesNotContain("stove", "cook", "Kitchen");
    var owner = staff.visitor(packs, Role.OWNER);
    assertThat(owner.get("/s/" + packs.slug()).body())
        .contains("Packing board")
        .doesNotContain("Kitchen board");
  }

  /** What a screen holds is what was true at its number, whatever happens around it. */
  @Test
  void agreesWithTheNumberItCarriesWhileOrdersMove() throws Exception {
    var store = world.store();
    var numbers = placed.orders(store, 30, clock.instant(), NEW);
    long first = queries.seq(store);
    try (var people = Executors.newSingleThreadExecutor()) {
      var moves =
          people.submit(
              () -> numbers.forEach(it -> orders.move(store, it, PREPARING, Actor.SYSTEM)));
      do {
        var board = queries.board(store);
        long moved = board.tickets().stream().filter(it -> it.state() == PREPARING).count();
        assertThat(moved).isEqualTo(board.seq() - first);
      } while (!moves.isDone());
      moves.get();
    }
    assertThat(queries.board(store).seq() - first).isEqualTo(30);
  }
}
