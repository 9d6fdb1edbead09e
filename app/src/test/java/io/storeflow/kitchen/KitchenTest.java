package io.storeflow.kitchen;

import static io.storeflow.db.Tables.BOARD_PASS;
import static io.storeflow.order.FulfilmentState.ACCEPTED;
import static io.storeflow.order.FulfilmentState.CANCELLED;
import static io.storeflow.order.FulfilmentState.COMPLETED;
import static io.storeflow.order.FulfilmentState.NEW;
import static io.storeflow.order.FulfilmentState.PREPARING;
import static io.storeflow.order.FulfilmentState.READY;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.desk.Actor;
import io.storeflow.merchant.Owned;
import io.storeflow.merchant.Role;
import io.storeflow.merchant.Store;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Orders;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class KitchenTest {
  private static final String[] SCRIPT = {"X-Requested-With", "fetch"};

  @Autowired private World world;
  @Autowired private Placed placed;
  @Autowired private Staff staff;
  @Autowired private Statements statements;
  @Autowired private KitchenQueries queries;
  @Autowired private BoardPages pages;
  @Autowired private Orders orders;
  @Autowired private DSLContext db;
  @Autowired private Clock clock;

  private static String board(Store store) {
    return "/s/" + store.slug() + "/board/kitchen";
  }

  private Staff.Visitor cook(Store store) {
    return staff.visitor(World.signedIn(world.member(store, Role.FULFILMENT)));
  }

  private int bump(Staff.Visitor cook, Store store, long number, String... fields) {
    return cook.postPlain(
            board(store) + "/tickets/" + number + "/moves",
            Map.of("X-Requested-With", "fetch"),
            fields)
        .statusCode();
  }

  private FulfilmentState state(Store store, long number) {
    return queries.board(store).tickets().stream()
        .filter(ticket -> ticket.number() == number)
        .findFirst()
        .map(Ticket::state)
        .orElse(COMPLETED);
  }

  @Test
  void showsOpenOrdersWhereTheyBelongDueFirst() {
    var store = world.store();
    var now = clock.instant();
    long late = placed.order(store, now.minus(Duration.ofMinutes(40)), PREPARING);
    long fresh = placed.order(store, now.minusSeconds(30), NEW, row -> row.setNote("Nuts & <b>"));
    long accepted = placed.order(store, now.minusSeconds(300), ACCEPTED);
    long ready = placed.order(store, now.minusSeconds(1200), READY);
    placed.order(store, now, NEW, row -> row.setPaymentState("pending"));
    placed.order(store, now, COMPLETED);
    placed.order(store, now, CANCELLED);
    var columns = queries.board(store).columns();
    assertThat(columns.get(0).tickets())
        .extracting(Ticket::number)
        .containsExactly(accepted, fresh);
    assertThat(columns.get(1).tickets()).extracting(Ticket::number).containsExactly(late);
    assertThat(columns.get(2).tickets()).extracting(Ticket::number).containsExactly(ready);
    var html = cook(store).get(board(store)).body();
    assertThat(html)
        .contains(
            "late 15 min", "Nuts &amp; &lt;b&gt;", "aria-keyshortcuts=\"1\"", "Tonkotsu ramen")
        .contains("<data value=\"6\">6</data>", "6 Large", "Recall " + ready)
        .doesNotContain("??", "style=", "_csrf");
  }

  @Test
  void takesTheSameBumpTwiceAndTellsWhenATicketHasMovedOn() {
    var store = world.store();
    var cook = cook(store);
    long number = placed.order(store, clock.instant(), NEW);
    assertThat(bump(cook, store, number, "to", "PREPARING", "from", "NEW")).isEqualTo(204);
    assertThat(bump(cook, store, number, "to", "PREPARING", "from", "NEW")).isEqualTo(204);
    assertThat(bump(cook, store, number, "to", "READY", "from", "PREPARING")).isEqualTo(204);
    assertThat(state(store, number)).isEqualTo(READY);
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
    assertThat(state(store, number)).isEqualTo(READY);
  }

  @Test
  void refusesBumpsThatOtherSitesMakeABrowserSend() {
    var store = world.store();
    var cook = cook(store);
    long number = placed.order(store, clock.instant(), NEW);
    var moves = board(store) + "/tickets/" + number + "/moves";
    assertThat(
            cook.postPlain(moves, Map.of("Origin", "https://evil.example"), "to", "PREPARING")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            cook.postPlain(moves, Map.of("Sec-Fetch-Site", "cross-site"), "to", "PREPARING")
                .statusCode())
        .isEqualTo(403);
    assertThat(state(store, number)).isEqualTo(NEW);
    assertThat(
            cook.postPlain(moves, Map.of("Sec-Fetch-Site", "same-origin"), "to", "PREPARING")
                .statusCode())
        .isEqualTo(204);
  }

  @Test
  void outlivesTheSessionOfWhoOpenedItButNotItsPass() {
    var store = world.store();
    var cook = cook(store);
    long number = placed.order(store, clock.instant(), NEW);
    assertThat(cook.get(board(store)).statusCode()).isEqualTo(200);
    staff.end(cook);
    assertThat(cook.get(board(store) + "/tickets", SCRIPT).body())
        .contains("id=\"t" + number + "\"");
    assertThat(cook.get(board(store)).body())
        .contains("id=\"t" + number + "\"")
        .doesNotContain("??");
    assertThat(bump(cook, store, number, "to", "PREPARING")).isEqualTo(204);
    assertThat(cook.get("/s/" + store.slug() + "/orders").statusCode())
        .as("a pass opens the board alone")
        .isEqualTo(302);
    var other = world.store(store.merchant());
    assertThat(cook.get(board(other) + "/tickets", SCRIPT).statusCode()).isEqualTo(401);
    var pass = Owned.only(store, BOARD_PASS);
    db.deleteFrom(pass).execute();
    assertThat(cook.get(board(store) + "/tickets", SCRIPT).statusCode()).isEqualTo(401);
    assertThat(bump(cook, store, number, "to", "READY")).isEqualTo(401);
    var page = cook.get(board(store));
    assertThat(page.statusCode()).isEqualTo(302);
    assertThat(page.headers().firstValue("Location").orElseThrow()).endsWith("/login");
    assertThat(state(store, number)).isEqualTo(PREPARING);
  }

  /** A pass is prolonged while it is used, and is none once its time is over. */
  @Test
  void isShutWhenItsPassHasRunOut() {
    var store = world.store();
    var cook = cook(store);
    cook.get(board(store));
    staff.end(cook);
    var pass = Owned.only(store, BOARD_PASS);
    db.update(pass).set(pass.EXPIRES_AT, clock.instant().plusSeconds(60)).execute();
    assertThat(cook.get(board(store) + "/tickets", SCRIPT).statusCode()).isEqualTo(200);
    assertThat(db.select(pass.EXPIRES_AT).from(pass).fetchSingle(pass.EXPIRES_AT))
        .isAfter(clock.instant().plus(java.time.Duration.ofHours(12)));
    db.update(pass).set(pass.EXPIRES_AT, clock.instant().minusSeconds(1)).execute();
    assertThat(cook.get(board(store) + "/tickets", SCRIPT).statusCode()).isEqualTo(401);
  }

  @Test
  void isWhereASignInLeadsBackTo() {
    var store = world.store();
    var person = world.member(store, Role.FULFILMENT);
    var screen = staff.visitor(null);
    assertThat(screen.path(screen.get(board(store), "Accept", "text/html"))).isEqualTo("/login");
    var answer =
        screen.post("/login", "/login", "email", person.email(), "password", World.PASSWORD);
    assertThat(screen.path(answer)).isEqualTo(board(store));
  }

  @Test
  void opensForThoseWhoMayUseItAlone() {
    var store = world.store();
    var viewer = staff.visitor(World.signedIn(world.member(store, Role.VIEWER)));
    assertThat(viewer.get(board(store)).statusCode()).isEqualTo(403);
    var foreign = staff.visitor(World.signedIn(world.member(world.store(), Role.OWNER)));
    assertThat(foreign.get(board(store)).statusCode()).isEqualTo(404);
    assertThat(foreign.get(board(store) + "/tickets", SCRIPT).statusCode()).isEqualTo(404);
    var nobody = staff.visitor(null);
    assertThat(nobody.get("/s/no-such-store/board/kitchen/tickets", SCRIPT).statusCode())
        .isEqualTo(401);
    assertThat(nobody.cookies()).as("no session for nobody").doesNotContainKey("SESSION");
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

  @Test
  void isRenderedOnceForAllScreensOfAMoment() {
    var store = world.store();
    placed.orders(store, 20, clock.instant(), NEW);
    var one = cook(store);
    var two = cook(store);
    long before = pages.rendered();
    for (int i = 0; i < 10; i++) {
      assertThat(one.get(board(store) + "/tickets", SCRIPT).body())
          .isEqualTo(two.get(board(store) + "/tickets", SCRIPT).body());
    }
    assertThat(pages.rendered()).isEqualTo(before + 1);
    long number = queries.board(store).tickets().getFirst().number();
    orders.move(store, number, PREPARING, Actor.SYSTEM);
    assertThat(two.get(board(store) + "/tickets", SCRIPT).body())
        .contains("data-seq=\"" + queries.seq(store) + "\"");
    assertThat(pages.rendered()).isEqualTo(before + 2);
  }

  /** The store itself is kept for a second, so one statement more or less is the clock's doing. */
  private List<String> fewest(Staff.Visitor cook, Store store) {
    cook.get(board(store));
    return Stream.generate(() -> statements.ofRequests(() -> cook.get(board(store))))
        .limit(4)
        .min(Comparator.comparingInt(List::size))
        .orElseThrow();
  }

  @Test
  void sendsTheSameStatementsForOneTicketAndForAThousandAndCapsThem() {
    var store = world.store();
    var cook = cook(store);
    placed.order(store, clock.instant(), NEW);
    var few = fewest(cook, store);
    placed.orders(store, 1000, clock.instant(), NEW);
    assertThat(cook.get(board(store)).body()).contains("801 more open orders wait");
    var many = fewest(cook, store);
    assertThat(many).hasSameSizeAs(few);
    assertThat(queries.board(store).tickets()).hasSize(KitchenQueries.MOST);
    assertThat(few).hasSizeLessThanOrEqualTo(14);
  }
}
