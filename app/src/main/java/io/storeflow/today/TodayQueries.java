package io.storeflow.today;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.sum;

import io.storeflow.inventory.Availability;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Orders;
import io.storeflow.platform.money.Money;
import io.storeflow.pricelist.OrderMoney;
import io.storeflow.product.ForSale;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;
import org.springframework.stereotype.Component;

/** Reads what the front page tells; each kind of fact in one statement. */
@Component
class TodayQueries {
  private static final Duration TYPICAL_OVER = Duration.ofHours(1);
  private static final Duration LONGEST_COOKING = Duration.ofHours(6);
  private static final int SAMPLE = 500;

  /**
   * Orders in a state, and since when the oldest of them waits.
   *
   * @param onBoard how many of them boards show
   */
  record Waiting(int orders, Instant oldest, int onBoard) {}

  /** A variant of which little is left. */
  record Low(String product, String title, String variant, int left, int lowAt) {}

  /** A store beside this one: what is open, and what it sold on its own day. */
  record Other(Store store, int open, Money sales) {}

  private final DSLContext db;
  private final Clock clock;

  TodayQueries(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  Map<FulfilmentState, Waiting> open(Store store) {
    var o = only(store, ORDERS);
    var waiting = new EnumMap<FulfilmentState, Waiting>(FulfilmentState.class);
    db.select(
            o.FULFILMENT_STATE,
            count(),
            min(o.PLACED_AT),
            count().filterWhere(Orders.areOnBoard(o)))
        .from(o)
        .where(o.CLOSED_AT.isNull())
        .groupBy(o.FULFILMENT_STATE)
        .forEach(
            row ->
                waiting.put(row.value1(), new Waiting(row.value2(), row.value3(), row.value4())));
    return waiting;
  }

  /** For whom the oldest ready orders wait. */
  List<String> readyFor(Store store, int most) {
    var o = only(store, ORDERS);
    return db.select(o.CUSTOMER_NAME)
        .from(o)
        .where(o.FULFILMENT_STATE.eq(FulfilmentState.READY))
        .orderBy(o.PLACED_AT, o.ID)
        .limit(most)
        .fetch(o.CUSTOMER_NAME);
  }

  /** Minutes from order to ready in the last hour, of the one in the middle. */
  OptionalLong typicalMinutes(Store store) {
    var now = clock.instant();
    var o = only(store, ORDERS);
    var minutes =
        db
            .select(o.PLACED_AT, o.READY_AT)
            .from(o)
            .where(o.PLACED_AT.ge(now.minus(LONGEST_COOKING)))
            .and(o.READY_AT.ge(now.minus(TYPICAL_OVER)))
            .orderBy(o.PLACED_AT.desc())
            .limit(SAMPLE)
            .fetch(row -> Duration.between(row.value1(), row.value2()).toMinutes())
            .stream()
            .sorted()
            .toList();
    return minutes.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(minutes.get(minutes.size() / 2));
  }

  List<Low> low(Store store, int most) {
    var s = only(store, STOCK);
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    var there = Availability.of(store, v);
    var left = there.left();
    return db.select(p.PUBLIC_ID, p.TITLE, v.TITLE, left, there.lowAt())
        .from(s)
        .join(v)
        .on(v.ID.eq(s.VARIANT_ID))
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .where(ForSale.is(p, v))
        .and(there.isLow(s))
        .orderBy(left, p.TITLE, v.ID)
        .limit(most)
        .fetch(mapping(Low::new));
  }

  /** What is open in each of these stores and what it has sold today, by its own clock. */
  List<Other> others(List<Store> stores) {
    return IntStream.range(0, stores.size())
        .mapToObj(i -> other(i, stores.get(i)))
        .reduce(Select::unionAll)
        .map(
            rows ->
                db.fetch(rows).stream()
                    .map(row -> other(stores.get(row.get(0, Integer.class)), row))
                    .toList())
        .orElse(List.of());
  }

  Sales sales(Store store) {
    var day = Today.of(store, clock);
    var tally = new Tally(day);
    db.fetch(
            quarters(1, store, day.start(), day.now(), day.now())
                .unionAll(quarters(0, store, day.lastStart(), day.lastEnd(), day.lastNow())))
        .forEach(
            row ->
                tally.add(
                    row.get(0, Integer.class) == 1,
                    row.get(1, Integer.class),
                    IntStream.range(2, 7).mapToLong(i -> whole(row, i)).toArray()));
    return tally.sales(store);
  }

  private static Other other(Store store, Record row) {
    return new Other(store, row.get(1, Integer.class), store.money(whole(row, 2)));
  }

  private static long whole(Record row, int index) {
    var value = row.get(index, Long.class);
    return value == null ? 0 : value;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // all of them have the same columns
  private Select<Record> other(int index, Store store) {
    var o = only(store, ORDERS);
    var now = clock.instant();
    var open = field(selectCount().from(o).where(o.CLOSED_AT.isNull()));
    var sales =
        field(
            select(sum(OrderMoney.worth(o)))
                .from(o)
                .where(o.PLACED_AT.ge(Today.of(store.timeZone(), now).start()))
                .and(o.FULFILMENT_STATE.ne(FulfilmentState.CANCELLED)));
    return (Select) select(inline(index).as("store"), open.as("open"), sales.as("sales"));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // both of them have the same columns
  private static Select<Record> quarters(
      int today, Store store, Instant from, Instant until, Instant byNow) {
    var o = only(store, ORDERS);
    var quarter = Quarters.since(o.PLACED_AT, from).as("quarter");
    var soFar = o.PLACED_AT.le(byNow);
    return (Select)
        select(
                inline(today).as("today"),
                quarter,
                sum(OrderMoney.worth(o)).as("sum"),
                Quarters.sumIf(soFar, OrderMoney.worth(o)).as("sum_by_now"),
                Quarters.countIf(soFar).as("orders"),
                Quarters.countIf(o.PROMISED_AT.isNotNull()).as("promised"),
                Quarters.countIf(Quarters.late(o, byNow)).as("late"))
            .from(o)
            .where(o.PLACED_AT.ge(from))
            .and(o.PLACED_AT.lt(until))
            .and(o.FULFILMENT_STATE.ne(FulfilmentState.CANCELLED))
            .groupBy(quarter);
  }
}
