package io.storeflow.order;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_WORD;
import static io.storeflow.order.FulfilmentState.CANCELLED;
import static io.storeflow.order.FulfilmentState.COMPLETED;
import static io.storeflow.order.FulfilmentState.NEW;
import static io.storeflow.order.FulfilmentState.PREPARING;
import static io.storeflow.order.FulfilmentState.READY;
import static io.storeflow.store.Owned.only;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class OrderListTest {
  @Autowired private World world;
  @Autowired private Placed placed;
  @Autowired private Staff staff;
  @Autowired private Statements statements;
  @Autowired private OrderQueries queries;
  @Autowired private OrderIndex index;
  @Autowired private Orders orders;
  @Autowired private DSLContext db;
  @Autowired private Clock clock;

  /** Four orders: a new one of now, one in preparation, one done ten days ago, one cancelled. */
  private Map<String, Long> four(Store store) {
    var now = clock.instant();
    var numbers = new HashMap<String, Long>();
    numbers.put("new", placed.order(store, now.minusSeconds(60), NEW));
    numbers.put(
        "preparing",
        placed.order(
            store,
            now.minusSeconds(120),
            PREPARING,
            row -> {
              row.setCustomerName("Björn Öztürk");
              row.setCustomerEmail("bjorn.o@web.example.com");
              row.setCustomerPhone("+49 30 123456");
              row.setMethod(Method.DELIVERY);
            }));
    numbers.put("done", placed.order(store, now.minus(Duration.ofDays(10)), COMPLETED));
    numbers.put(
        "cancelled",
        placed.order(
            store,
            now.minus(Duration.ofDays(40)),
            CANCELLED,
            row -> row.setMethod(Method.SHIPPING)));
    return numbers;
  }

  @ParameterizedTest
  @CsvSource({
    "'', new preparing",
    "view=all, new preparing done cancelled",
    "view=new, new",
    "view=preparing, preparing",
    "view=ready, ''",
    "view=completed, done",
    "view=cancelled, cancelled",
    "view=nonsense, new preparing",
    "view=all&fulfilment=completed, done",
    "view=all&fulfilment=nonsense, new preparing done cancelled",
    "view=all&payment=refunded, cancelled",
    "view=all&payment=due, new preparing done",
    "view=all&method=delivery, preparing",
    "view=all&method=pickup&fulfilment=new, new",
    "view=all&placed=7d, new preparing",
    "view=all&placed=30d, new preparing done",
    "view=all&to=1999-01-01, ''",
    "view=all&from=2999-01-01, ''",
    "view=all&from=not-a-day, new preparing done cancelled",
    "q=Björn, preparing",
    "q=bjorn, preparing",
    "q=Öztürk, preparing",
    "q=oeztuerk bj, preparing",
    "q=ztürk, ''",
    "q=bjorn.o@web.example.com, preparing",
    "q=BJORN.O@, preparing",
    "q=web.example, preparing",
    "q=example.com, new preparing done cancelled",
    "q=björn web, preparing",
    "q=björn yilmaz, ''",
    "q=3456, preparing",
    "q=030 123456, preparing",
    "q=+49 (0)30 12 34 56, preparing",
    "q=456, ''",
    "q=ＲＡＭＥＮ-l, new preparing done cancelled",
    "q=ramen-l yilmaz, new done cancelled",
    "q=AMEN-L, ''",
    "q=%, ''",
    "q=_, ''",
    "view=todo&q=ayşe, new",
    "view=completed&q=yilm, done",
    "view=all&sort=oldest, cancelled done preparing new",
  })
  void showsWhatTheAddressAsksFor(String address, String expected) {
    var store = world.store();
    var numbers = four(store);
    var parameters = new HashMap<String, String>();
    for (var pair : address.split("&"))
      if (pair.contains("=")) parameters.put(pair.split("=")[0], pair.split("=", 2)[1]);
    var wanted =
        expected.isEmpty()
            ? List.<Long>of()
            : List.of(expected.split(" ")).stream().map(numbers::get).toList();
    var found = queries.page(store, OrderFilter.of(parameters), null).rows();
    assertThat(found).extracting(OrderRow::number).containsExactlyElementsOf(wanted);
    var page = staff.visitor(World.signedIn(world.member(store, Role.VIEWER)));
    var html = page.get("/s/" + store.slug() + "/orders?" + encoded(address)).body();
    for (var number : wanted) assertThat(html).contains("id=\"o" + number + "\"");
    assertThat(html.split("<tr id=\"o", -1).length - 1).isEqualTo(wanted.size());
  }

  @Test
  void findsAnOrderByItsNumberWithOrWithoutSign() {
    var store = world.store();
    long number = java.util.Objects.requireNonNull(four(store).get("done"));
    for (var q : List.of("" + number, "#" + number)) {
      assertThat(queries.page(store, OrderFilter.search(q), null).rows())
          .extracting(OrderRow::number)
          .containsExactly(number);
    }
    var visitor = staff.visitor(World.signedIn(world.member(store, Role.VIEWER)));
    var answer = visitor.get("/s/" + store.slug() + "/search?q=%23" + number);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .endsWith("/s/" + store.slug() + "/orders/" + number);
  }

  @Test
  void countsViewsAndStopsCountingWhereNobodyNeedsMore() {
    var store = world.store();
    four(store);
    assertThat(queries.counts(store))
        .containsEntry(OrderView.TODO, 2)
        .containsEntry(OrderView.NEW, 1)
        .containsEntry(OrderView.PREPARING, 1)
        .containsEntry(OrderView.READY, 0)
        .doesNotContainKey(OrderView.ALL);
    placed.orders(store, 1200, clock.instant(), COMPLETED);
    assertThat(queries.counts(store)).containsEntry(OrderView.COMPLETED, OrderQueries.COUNTED);
    var visitor = staff.visitor(World.signedIn(world.member(store, Role.VIEWER)));
    assertThat(visitor.get("/s/" + store.slug() + "/orders").body()).contains("999+");
  }

  /** No order twice, none left out, however many share a moment and whatever comes in between. */
  @Test
  void walksBackAndForthWithoutSkippingOrRepeating() {
    for (int seed = 0; seed < 4; seed++) {
      var random = new Random(seed);
      var store = world.store();
      var now = clock.instant().minus(Duration.ofHours(1));
      var rows = new ArrayList<io.storeflow.db.tables.records.OrdersRecord>();
      int count = 130 + random.nextInt(90);
      for (int i = 0; i < count; i++)
        rows.add(
            placed.row(now.minusSeconds(random.nextInt(20)), random.nextBoolean() ? NEW : READY));
      placed.write(store, rows);
      for (var sort : List.of("", "oldest")) {
        var filter = OrderFilter.of(Map.of("view", "all", "sort", sort));
        var there = new ArrayList<Long>();
        @Nullable String cursor = null;
        var before = new ArrayList<@Nullable String>();
        do {
          before.add(cursor);
          var page = queries.page(store, filter, cursor);
          page.rows().forEach(row -> there.add(row.number()));
          cursor = page.older();
          if (sort.isEmpty()) placed.order(store, clock.instant(), NEW);
        } while (cursor != null);
        assertThat(there).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(count);
        assertThat(new HashSet<>(there))
            .containsAll(rows.stream().map(row -> row.getNumber()).toList());
        var last = queries.page(store, filter, before.getLast());
        var newer = queries.page(store, filter, last.newer());
        int end = there.size() - last.rows().size();
        assertThat(newer.rows())
            .extracting(OrderRow::number)
            .isEqualTo(there.subList(end - newer.rows().size(), end));
      }
    }
  }

  @Test
  void refusesACursorOfAnotherListAndADamagedOne() {
    var store = world.store();
    placed.orders(store, 60, clock.instant(), NEW);
    var visitor = staff.visitor(World.signedIn(world.member(store, Role.VIEWER)));
    var page = "/s/" + store.slug() + "/orders";
    var older = queries.page(store, OrderFilter.of(Map.of()), null).older();
    assertThat(visitor.get(page + "?cursor=" + older).statusCode()).isEqualTo(200);
    assertThat(visitor.get(page + "?view=all&cursor=" + older).statusCode()).isEqualTo(400);
    assertThat(visitor.get(page + "?cursor=nonsense").statusCode()).isEqualTo(400);
    var forged =
        io.storeflow.platform.web.Paging.encode(
            store.id() + " " + OrderFilter.of(Map.of()).parameters(), "a", "not a time", 5);
    assertThat(visitor.get(page + "?cursor=" + forged).statusCode()).isEqualTo(400);
  }

  @Test
  void sendsTheSameStatementsForOneOrderAndForAThousand() {
    var store = world.store();
    var visitor = staff.visitor(World.signedIn(world.member(store, Role.MANAGER)));
    placed.order(store, clock.instant(), NEW);
    var few = statements.ofRequests(() -> visitor.get("/s/" + store.slug() + "/orders"));
    placed.orders(store, 1000, clock.instant(), NEW);
    var many = statements.ofRequests(() -> visitor.get("/s/" + store.slug() + "/orders"));
    assertThat(many).hasSameSizeAs(few);
    assertThat(few).hasSizeLessThanOrEqualTo(7);
  }

  /** What is rare is looked up, what is common is met: both walk through the same list. */
  @Test
  void findsTheSameByARareAndByACommonWord() {
    var store = world.store();
    var visitor = staff.visitor(World.signedIn(world.member(store, Role.MANAGER)));
    var now = clock.instant();
    long rare = placed.order(store, now, NEW, row -> row.setCustomerName("Aysun Kaya"));
    var few =
        statements.ofRequests(
            () -> visitor.get("/s/" + store.slug() + "/orders?view=all&q=ays+kay"));
    placed.orders(store, OrderSearch.FEW + 60, now.minusSeconds(60), COMPLETED);
    var both = OrderFilter.search("ays");
    var first = queries.page(store, both, null);
    assertThat(first.rows()).hasSize(OrderQueries.PAGE);
    assertThat(first.rows().getFirst().number()).isEqualTo(rare);
    var second = queries.page(store, both, first.older());
    assertThat(second.rows()).hasSize(OrderQueries.PAGE).doesNotContainAnyElementsOf(first.rows());
    assertThat(queries.page(store, OrderFilter.search("ays kaya"), null).rows())
        .extracting(OrderRow::number)
        .containsExactly(rare);
    assertThat(queries.newer(store, both, List.of())).isEqualTo(OrderQueries.COUNTED);
    assertThat(queries.newer(store, OrderFilter.search("kaya"), List.of())).isOne();
    var many =
        statements.ofRequests(
            () -> visitor.get("/s/" + store.slug() + "/orders?view=all&q=ays+kay"));
    assertThat(many).hasSameSizeAs(few).hasSizeLessThanOrEqualTo(8);
  }

  @Test
  void writesTheWordsOfOrdersThatHaveNone() {
    var store = world.store();
    var numbers = new ArrayList<Long>();
    for (int i = 0; i < 3; i++) numbers.add(placed.order(store, clock.instant(), NEW));
    var word = only(store, ORDER_WORD);
    db.deleteFrom(word).where(word.ORDER_ID.eq(id(store, numbers.get(1)))).execute();
    var yilmaz = OrderFilter.search("yilmaz");
    assertThat(queries.page(store, yilmaz, null).rows()).hasSize(2);
    assertThat(index.catchUp(store, Long.MIN_VALUE).written()).isOne();
    assertThat(queries.page(store, yilmaz, null).rows()).hasSize(3);
    assertThat(index.catchUp(store, Long.MIN_VALUE).written()).isZero();
  }

  /** Who changes or erases the details of a customer has the words written again. */
  @Test
  void forgetsTheWordsOfDetailsThatAreErased() {
    var store = world.store();
    long number = placed.order(store, clock.instant(), NEW);
    long id = id(store, number);
    var o = only(store, ORDERS);
    db.update(o).set(o.CUSTOMER_NAME, "Erased").set(o.CUSTOMER_EMAIL, "").execute();
    index.rewrite(store, List.of(id));
    assertThat(queries.page(store, OrderFilter.search("yilmaz"), null).rows()).isEmpty();
    assertThat(queries.page(store, OrderFilter.search("example.com"), null).rows()).isEmpty();
    assertThat(queries.page(store, OrderFilter.search("erased"), null).rows()).hasSize(1);
    assertThat(queries.page(store, OrderFilter.search("ramen-l"), null).rows()).hasSize(1);
  }

  private long id(Store store, long number) {
    var o = only(store, ORDERS);
    return db.select(o.ID).from(o).where(o.NUMBER.eq(number)).fetchSingle(o.ID);
  }

  @Test
  void tellsOfNewOrdersWithoutMovingTheRowsThatAreRead() {
    var store = world.store();
    var visitor = staff.visitor(World.signedIn(world.member(store, Role.MANAGER)));
    var now = clock.instant().minusSeconds(600);
    long first = placed.order(store, now, NEW);
    var page = visitor.get("/s/" + store.slug() + "/orders").body();
    var src = page.replaceAll("(?s).*data-src=\"([^\"]+)\".*", "$1").replace("&amp;", "&");
    orders.move(store, first, PREPARING, Actor.SYSTEM);
    long second = placed.order(store, now.plusSeconds(60), NEW);
    var region = visitor.get(src).body();
    assertThat(region).contains("1 new order", "id=\"o" + first + "\"", ">Preparing<");
    assertThat(region).doesNotContain("id=\"o" + second + "\"");
    var time = "(?s).*(<td data-at=\"none\">.*?</td>).*";
    assertThat(region.replaceAll(time, "$1")).isEqualTo(page.replaceAll(time, "$1"));
  }

  @Test
  void movesTickedOrdersAndNamesThoseThatCouldNot() {
    var store = world.store();
    var visitor = staff.visitor(World.signedIn(world.member(store, Role.FULFILMENT)));
    var now = clock.instant();
    long one = placed.order(store, now, NEW);
    long two = placed.order(store, now, NEW);
    long gone = placed.order(store, now, CANCELLED);
    var list = "/s/" + store.slug() + "/orders";
    var answer =
        visitor.post(
            list,
            list + "/moves?view=todo",
            "order",
            "" + one,
            "order",
            "" + two,
            "order",
            "" + gone,
            "order",
            "99",
            "order",
            "<b>",
            "step",
            "acceptance");
    assertThat(answer.statusCode()).isEqualTo(302);
    var page = visitor.get(visitor.path(answer)).body();
    assertThat(page)
        .contains("Accepted 2 orders: #" + one + ", #" + two)
        .contains("Order #" + gone + " is cancelled now")
        .contains("There is no order #99.");
    assertThat(queries.counts(store)).containsEntry(OrderView.NEW, 0);
  }

  @Test
  void neverTakesTickedOrdersBack() {
    var store = world.store();
    var visitor = staff.visitor(World.signedIn(world.member(store, Role.FULFILMENT)));
    var now = clock.instant();
    long fresh = placed.order(store, now, NEW);
    long cooking = placed.order(store, now, PREPARING);
    long ready = placed.order(store, now, READY);
    long over = placed.order(store, now, COMPLETED);
    var list = "/s/" + store.slug() + "/orders";
    for (var step : List.of("acceptance", "preparation", "readiness")) {
      var form = new ArrayList<>(List.of("step", step));
      for (long number : List.of(cooking, ready, over, fresh))
        form.addAll(List.of("order", "" + number));
      visitor.post(list, list + "/moves?view=all", form.toArray(String[]::new));
      assertThat(state(store, over)).isEqualTo(COMPLETED);
      assertThat(state(store, ready)).isEqualTo(READY);
      if (step.equals("acceptance")) assertThat(state(store, cooking)).isEqualTo(PREPARING);
    }
    assertThat(state(store, fresh)).isEqualTo(READY);
  }

  private FulfilmentState state(Store store, long number) {
    var order = only(store, ORDERS);
    return db.select(order.FULFILMENT_STATE)
        .from(order)
        .where(order.NUMBER.eq(number))
        .fetchSingle()
        .value1();
  }

  @Test
  void letsOnlyThoseWhoMayEditMoveAndNobodyOfAnotherStore() {
    var store = world.store();
    long number = placed.order(store, clock.instant(), NEW);
    var list = "/s/" + store.slug() + "/orders";
    var viewer = staff.visitor(World.signedIn(world.member(store, Role.VIEWER)));
    assertThat(
            viewer
                .post(list, list + "/moves", "order", "" + number, "step", "acceptance")
                .statusCode())
        .isEqualTo(403);
    var foreign = staff.visitor(World.signedIn(world.member(world.store(), Role.OWNER)));
    assertThat(foreign.get(list).statusCode()).isEqualTo(404);
    assertThat(foreign.get(list + "/region").statusCode()).isEqualTo(404);
    assertThat(queries.counts(store)).containsEntry(OrderView.NEW, 1);
    var cook = staff.visitor(World.signedIn(world.member(store, Role.CATALOGUE)));
    assertThat(cook.get(list).statusCode()).isEqualTo(403);
  }

  @Test
  void readsADayByTheClockOfTheStore() {
    var filter = OrderFilter.of(Map.of("placed", "today", "to", "2026-10-25"));
    var zone = java.time.ZoneId.of("Europe/Berlin");
    assertThat(filter.since(zone, Instant.parse("2026-11-20T23:30:00Z")))
        .contains(Instant.parse("2026-11-20T23:00:00Z"));
    assertThat(filter.until(zone)).contains(Instant.parse("2026-10-25T23:00:00Z"));
  }

  private static String encoded(String address) {
    return Stream.of(address.split("&"))
        .filter(pair -> pair.contains("="))
        .map(pair -> pair.split("=", 2))
        .map(pair -> pair[0] + "=" + URLEncoder.encode(pair[1], UTF_8))
        .collect(joining("&"));
  }
}
