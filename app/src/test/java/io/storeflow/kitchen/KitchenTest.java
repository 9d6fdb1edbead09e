package io.storeflow.kitchen;

import static io.storeflow.db.Tables.BOARD_PASS;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_TIMELINE;
import static io.storeflow.order.FulfilmentState.ACCEPTED;
import static io.storeflow.order.FulfilmentState.CANCELLED;
import static io.storeflow.order.FulfilmentState.COMPLETED;
import static io.storeflow.order.FulfilmentState.NEW;
import static io.storeflow.order.FulfilmentState.PREPARING;
import static io.storeflow.order.FulfilmentState.READY;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.db.tables.records.OrdersRecord;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Orders;
import io.storeflow.order.PaymentState;
import io.storeflow.order.Timeline;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Owned;
import io.storeflow.store.PaidBy;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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
    placed.order(store, now, NEW, row -> row.setPaymentState(PaymentState.PENDING));
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
        .contains("<data value=\"6\">6</data>", "6 <bdi>Large</bdi>", "Recall " + ready)
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
    var cook = cook(store);
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
    assertThat(cook(store).get(board(store) + "/tickets", SCRIPT).body())
        .doesNotContain("data-cancelled=\"true\"");
    var entry = Owned.only(store, ORDER_TIMELINE);
    assertThat(db.fetchCount(entry, entry.KIND.eq(Timeline.CANCEL_SEEN))).isEqualTo(1);
    for (var path : List.of(kept + "", unseen + "", "99"))
      assertThat(
              cook.postPlain(board(store) + "/tickets/" + path + "/acknowledgement", Map.of())
                  .statusCode())
          .isEqualTo(404);
    assertThat(cook(world.store()).postPlain(seen, Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void speaksTheWordsOfItsTrade() {
    var packs = world.store(world.merchant(), 24 * 60);
    assertThat(cook(packs).get(board(packs)).body())
        .contains("Nothing is being packed", "Packing")
        .doesNotContain("stove", "cook", "Kitchen");
    var owner = staff.visitor(World.signedIn(world.member(packs, Role.OWNER)));
    assertThat(owner.get("/s/" + packs.slug()).body())
        .contains("Packing board")
        .doesNotContain("Kitchen board");
  }

  /** Without a cookie a hundred requests made a hundred passes. */
  @Test
  void aSessionThatKeepsNoCookieHoldsAFewPasses() {
    var store = world.store();
    var cook = cook(store);
    var opened = new HashSet<String>();
    for (int i = 0; i < 20; i++) {
      assertThat(cook.get(board(store)).statusCode()).isEqualTo(200);
      cook.cookies()
          .entrySet()
          .removeIf(it -> it.getKey().contains("board") && opened.add(it.getValue()));
    }
    assertThat(opened).hasSize(20);
    var pass = Owned.only(store, BOARD_PASS);
    var kept = db.select(pass.TOKEN_HASH).from(pass).fetch(pass.TOKEN_HASH);
    assertThat(kept).hasSize(3).doesNotContainAnyElementsOf(opened);
  }

  @Test
  void aTicketOnPaperStandsAlone() {
    var store = world.store();
    var placedAt = Instant.parse("2026-03-05T18:40:00Z");
    long number = placed.order(store, placedAt, NEW, row -> row.setNote("Nuts"));
    var paper = board(store) + "/tickets/" + number + "/paper";
    assertThat(cook(store).get(paper).body())
        .contains(store.name(), ">" + number + "<", "Pickup", "Ayşe Yılmaz", "Nuts")
        .contains("Thursday, 5 March 2026 at 19:40", "Thursday, 5 March 2026 at 20:05")
        .contains("Tonkotsu ramen", "Large", "Gyoza")
        .doesNotContain(" min<", "??");
    assertThat(cook(world.store()).get(paper).statusCode()).isEqualTo(404);
  }

  /** Whoever rides or packs has nothing but the paper. */
  @Test
  void aTicketOnPaperSaysWhereItGoesAndWhatIsToBePaid() {
    var store = world.store();
    var placedAt = Instant.parse("2026-03-05T10:30:00Z");
    long delivery =
        placed.order(
            store,
            placedAt,
            NEW,
            row -> {
              sent(row, Method.DELIVERY, "DE");
              row.setPaidBy(PaidBy.ON_HANDOVER);
              row.setReadyBy(placedAt.plusSeconds(25 * 60));
              row.setPromisedAt(placedAt.plusSeconds(50 * 60));
            });
    var papers = board(store) + "/tickets/";
    var cook = cook(store);
    assertThat(cook.get(papers + delivery + "/paper").body())
        .contains("<bdi>Sonnenallee 112</bdi>", "<bdi>4. OG</bdi>", "<bdi>12045 Berlin</bdi>")
        .contains("<bdi>+49 30 123456</bdi>", ">To collect<", ">€20.00<")
        .containsSubsequence(">Wanted<", "5 March 2026 at 12:20", ">Ready by<", "at 11:55")
        .doesNotContain("RAMEN", "??");
    long parcel =
        placed.order(
            store,
            placedAt,
            NEW,
            row -> {
              sent(row, Method.SHIPPING, "AT");
              row.setPaidBy(PaidBy.TRANSFER);
              row.setSettledAt(placedAt);
              row.setPromisedAt(null);
            });
    assertThat(cook.get(papers + parcel + "/paper").body())
        .contains("<bdi>Sonnenallee 112</bdi>", "<bdi>Austria</bdi>", ">Paid<", "RAMEN-L")
        .doesNotContain(">To collect<", ">Wanted<", "??");
  }

  private static void sent(OrdersRecord row, Method method, String country) {
    row.setMethod(method);
    row.setCountry(country);
    row.setLine1("Sonnenallee 112");
    row.setLine2("4. OG");
    row.setPostalCode("12045");
    row.setCity("Berlin");
    row.setCustomerPhone("+49 30 123456");
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
