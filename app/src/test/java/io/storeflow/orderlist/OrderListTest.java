package io.storeflow.orderlist;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.order.FulfilmentState.CANCELLED;
import static io.storeflow.order.FulfilmentState.COMPLETED;
import static io.storeflow.order.FulfilmentState.NEW;
import static io.storeflow.order.FulfilmentState.PREPARING;
import static io.storeflow.store.Owned.only;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.label.TagStep;
import io.storeflow.order.Orders;
import io.storeflow.order.ReturnState;
import io.storeflow.ordertag.OrderTags;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  @Autowired private Orders orders;
  @Autowired private OrderTags tags;
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
              row.setSource("storefront");
              row.setTotalMinor(3000L);
              row.setPromisedAt(now.minusSeconds(30));
            }));
    numbers.put(
        "done",
        placed.order(
            store,
            now.minus(Duration.ofDays(10)),
            COMPLETED,
            row -> row.setReturnState(ReturnState.REQUESTED)));
    numbers.put(
        "cancelled",
        placed.order(
            store,
            now.minus(Duration.ofDays(40)),
            CANCELLED,
            row -> {
              row.setMethod(Method.SHIPPING);
              row.setPromisedAt(null);
              row.setReadyBy(now.minus(Duration.ofDays(39)));
              // In another currency: what counts is what it comes to in that of the store.
              row.setCurrency("USD");
              row.setTotalMinor(100L);
              row.setStoreCurrency("EUR");
              row.setStoreTotalMinor(5000L);
              row.setMinorRate(new BigDecimal("0.02"));
            }));
    tag(store, numbers.get("preparing"), "VIP");
    tag(store, numbers.get("done"), "vip", "Gift wrap");
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
    "view=all&return=requested, done",
    "view=all&return=nonsense, new preparing done cancelled",
    "view=all&channel=storefront, preparing",
    "view=all&channel=api&method=pickup, new done",
    "view=all&tag=VIP, preparing done",
    "view=all&tag=gift  Wrap, done",
    "view=all&tag=gift, ''",
    "view=todo&tag=vip, preparing",
    "view=all&tag=vip&q=yilmaz, done",
    "view=all&tag=vip&q=gyoza, preparing done",
    "view=all&min=25, preparing cancelled",
    "view=all&min=20.00&max=30, new preparing done",
    "view=all&max=€ 19.99, ''",
    "view=all&min=much, new preparing done cancelled",
    "view=all&due=late, preparing",
    "view=new&due=late, ''",
    "view=all&dueto=1999-01-01, ''",
    "view=all&duefrom=2999-01-01, ''",
    "view=all&sort=total, new done preparing cancelled",
    "view=all&sort=-total, cancelled preparing done new",
    "view=all&sort=customer, new done cancelled preparing",
    "view=all&sort=-customer, preparing cancelled done new",
    "view=all&sort=due, cancelled done preparing new",
    "view=all&sort=-due, new preparing done cancelled",
    "view=all&sort=placed, cancelled done preparing new",
    "view=all&sort=-placed, new preparing done cancelled",
    "view=all&sort=nonsense, new preparing done cancelled",
    "q=gyoza björn, preparing",
    "q=豚骨ラーメン, new preparing done cancelled",
    "q=骨ラ yilmaz, new done cancelled",
    "q=ラーメン屋, ''",
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
    var found = queries.page(store, OrderFilter.of(store, parameters, Locale.ENGLISH), null).rows();
    assertThat(found).extracting(OrderRow::number).containsExactlyElementsOf(wanted);
    var page = staff.visitor(store, Role.VIEWER);
    var html = page.get("/s/" + store.slug() + "/orders?" + encoded(address)).body();
    for (var number : wanted) assertThat(html).contains("id=\"o" + number + "\"");
    assertThat(html.split("<tr id=\"o", -1).length - 1).isEqualTo(wanted.size());
  }

  @Test
  void findsAnOrderByItsNumberWithOrWithoutSign() {
    var store = world.store();
    long number = java.util.Objects.requireNonNull(four(store).get("done"));
    for (var q : List.of("" + number, "#" + number)) {
      assertThat(queries.page(store, OrderFilter.search(store, q), null).rows())
          .extracting(OrderRow::number)
          .containsExactly(number);
    }
    var visitor = staff.visitor(store, Role.VIEWER);
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
    var visitor = staff.visitor(store, Role.VIEWER);
    assertThat(visitor.get("/s/" + store.slug() + "/orders").body()).contains("999+");
  }

  @Test
  void sendsTheSameStatementsForOneOrderAndForAThousand() {
    var store = world.store();
    var visitor = staff.visitor(store, Role.MANAGER);
    placed.order(store, clock.instant(), NEW);
    var few = statements.ofRequests(() -> visitor.get("/s/" + store.slug() + "/orders"));
    placed.orders(store, 1000, clock.instant(), NEW);
    var many = statements.ofRequests(() -> visitor.get("/s/" + store.slug() + "/orders"));
    assertThat(many).hasSameSizeAs(few);
    assertThat(few).hasSizeLessThanOrEqualTo(7);
  }

  private void tag(Store store, @Nullable Long number, String... tags) {
    var step = new TagStep(List.of(tags), List.of());
    this.tags.change(store, requireNonNull(number), step, Actor.SYSTEM);
  }

  private long id(Store store, long number) {
    var o = only(store, ORDERS);
    return db.select(o.ID).from(o).where(o.NUMBER.eq(number)).fetchSingle(o.ID);
  }

  /** Nobody promises an hour of a parcel, but the store has to be done with it by one. */
  @Test
  void aParcelIsDueWhenTheStoreHasToBeDoneWithIt() {
    var store = world.store();
    var now = clock.instant();
    var parcel = parcel(store, true, now.minusSeconds(30));
    parcel(store, false, now.minusSeconds(30)); // a gift card alone, which comes by e-mail
    parcel(store, true, null);
    var found =
        queries.page(store, OrderFilter.of(store, Map.of("due", "late"), Locale.ENGLISH), null);
    assertThat(found.rows()).extracting(OrderRow::number).containsExactly(parcel);
    var html = staff.visitor(store, Role.VIEWER).get("/s/" + store.slug() + "/orders").body();
    assertThat(html.split("data-late=\"true\"", -1)).hasSize(2);
  }

  private long parcel(Store store, boolean sent, @Nullable Instant readyBy) {
    return placed.order(
        store,
        clock.instant().minusSeconds(600),
        NEW,
        row -> {
          row.setMethod(Method.SHIPPING);
          row.setSent(sent);
          row.setPromisedAt(null);
          row.setReadyBy(readyBy);
        });
  }

  @Test
  void readsADayByTheClockOfTheStore() {
    var zone = java.time.ZoneId.of("Europe/Berlin");
    var now = Instant.parse("2026-11-20T23:30:00Z");
    var placed = Days.placed("today", null, "2026-10-25");
    assertThat(placed.since(zone, now)).contains(Instant.parse("2026-11-20T23:00:00Z"));
    assertThat(placed.until(zone, now)).contains(Instant.parse("2026-10-25T23:00:00Z"));
    var tomorrow = Days.due("tomorrow", null, null);
    assertThat(tomorrow.since(zone, now)).contains(Instant.parse("2026-11-21T23:00:00Z"));
    assertThat(tomorrow.until(zone, now)).contains(Instant.parse("2026-11-22T23:00:00Z"));
  }

  private static String encoded(String address) {
    return Stream.of(address.split("&"))
        .filter(pair -> pair.contains("="))
        .map(pair -> pair.split("=", 2))
        .map(pair -> pair[0] + "=" + URLEncoder.encode(pair[1], UTF_8))
        .collect(joining("&"));
  }
}
