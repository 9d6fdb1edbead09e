package io.storeflow.orderlist;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.order.FulfilmentState.NEW;
import static io.storeflow.order.FulfilmentState.PREPARING;
import static io.storeflow.order.FulfilmentState.READY;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.order.Orders;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The list is walked page by page while others order. */
@AppTest
class OrderPagingTest {
  @Autowired private World world;
  @Autowired private Placed placed;
  @Autowired private Staff staff;
  @Autowired private OrderQueries queries;
  @Autowired private Orders orders;
  @Autowired private DSLContext db;
  @Autowired private Clock clock;

  /** No order twice, none left out, however many share a moment and whatever comes in between. */
  @Test
  void walksBackAndForthWithoutSkippingOrRepeating() {
    for (int seed = 0; seed < 4; seed++) {
      var random = new Random(seed);
      var store = world.store();
      var now = clock.instant().minus(Duration.ofHours(1));
      var rows = new ArrayList<io.storeflow.db.tables.records.OrdersRecord>();
      int count = 130 + random.nextInt(90);
      for (int i = 0; i < count; i++) {
        var row =
            placed.row(now.minusSeconds(random.nextInt(20)), random.nextBoolean() ? NEW : READY);
        row.setTotalMinor((long) random.nextInt(5));
        row.setCustomerName(List.of("Ayşe", "ayse", "Zoë", "Åse").get(random.nextInt(4)));
        if (random.nextBoolean()) row.setReadyBy(row.getPromisedAt());
        if (random.nextBoolean()) row.setPromisedAt(null);
        rows.add(row);
      }
      placed.write(store, rows);
      var sorts = List.of("", "oldest", "total", "-total", "due", "-due", "customer", "-customer");
      for (var sort : seed == 0 ? sorts : sorts.subList(0, 2)) {
        var filter = OrderFilter.of(store, Map.of("view", "all", "sort", sort), Locale.ENGLISH);
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
        assertThat(there).as(sort).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(count);
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
    var visitor = staff.visitor(store, Role.VIEWER);
    var page = "/s/" + store.slug() + "/orders";
    var older = queries.page(store, OrderFilter.of(store, Map.of(), Locale.ENGLISH), null).older();
    assertThat(visitor.get(page + "?cursor=" + older).statusCode()).isEqualTo(200);
    assertThat(visitor.get(page + "?view=all&cursor=" + older).statusCode()).isEqualTo(400);
    assertThat(visitor.get(page + "?cursor=nonsense").statusCode()).isEqualTo(400);
    var forged =
        io.storeflow.platform.paging.Paging.encode(
            store.id() + " " + OrderFilter.of(store, Map.of(), Locale.ENGLISH).parameters(),
            "a",
            "not a time",
            5);
    assertThat(visitor.get(page + "?cursor=" + forged).statusCode()).isEqualTo(400);
  }

  private long id(Store store, long number) {
    var o = only(store, ORDERS);
    return db.select(o.ID).from(o).where(o.NUMBER.eq(number)).fetchSingle(o.ID);
  }

  @Test
  void tellsOfNewOrdersWithoutMovingTheRowsThatAreRead() {
    var store = world.store();
    var visitor = staff.visitor(store, Role.MANAGER);
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
}
