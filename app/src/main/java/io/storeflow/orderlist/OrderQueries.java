package io.storeflow.orderlist;

import static io.storeflow.db.Tables.CUSTOMER;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import io.storeflow.db.tables.Orders;
import io.storeflow.order.BalanceRows;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.platform.paging.Keyset;
import io.storeflow.platform.paging.Page;
import io.storeflow.platform.paging.Sought.Hits;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads lists of orders; any page of any list costs about the same. */
@Component
public class OrderQueries {
  static final int PAGE = 50;

  /**
   * Nothing is counted further than this: what is shown as "999+" costs no more than that many
   * entries of an index, however many orders a store has.
   */
  static final int COUNTED = 1000;

  /** Those that are counted. */
  private static final List<OrderView> VIEWS =
      Stream.of(OrderView.values()).filter(view -> view != OrderView.ALL).toList();

  private final DSLContext db;
  private final OrderSearch search;
  private final Clock clock;

  OrderQueries(DSLContext db, OrderSearch search, Clock clock) {
    this.db = db;
    this.search = search;
    this.clock = clock;
  }

  public Page<OrderRow> page(Store store, OrderFilter filter, @Nullable String cursor) {
    return page(store, filter, cursor, PAGE);
  }

  /** The same with as many rows as that. */
  public Page<OrderRow> page(Store store, OrderFilter filter, @Nullable String cursor, int size) {
    var o = only(store, ORDERS);
    var keyset = keyset(store, filter, o, cursor, size);
    var rows = rows(store, filter, search.in(store, filter, o), o, keyset);
    return keyset.page(rows, filter.sort()::of, OrderRow::id);
  }

  /** Numbers of the orders before and after one in a list; null where there is none. */
  public record Neighbours(@Nullable Long newer, @Nullable Long older) {}

  /**
   * What stands beside an order in the list, as if it stood there itself: it may have left it by
   * what was done to it.
   */
  public Neighbours neighbours(Store store, OrderFilter filter, long number) {
    var here = numbered(store, List.of(number));
    if (here.isEmpty()) return new Neighbours(null, null);
    var o = only(store, ORDERS);
    var hits = search.in(store, filter, o);
    return new Neighbours(
        beside(store, filter, hits, o, here.getFirst(), true),
        beside(store, filter, hits, o, here.getFirst(), false));
  }

  private @Nullable Long beside(
      Store store, OrderFilter filter, Hits hits, Orders o, OrderRow here, boolean up) {
    var at = Keyset.cursor(boundTo(store, filter), up, filter.sort().of(here), here.id());
    return rows(store, filter, hits, o, keyset(store, filter, o, at, 1)).stream()
        .findFirst()
        .map(OrderRow::number)
        .orElse(null);
  }

  /** The number of the first of the list. */
  public Optional<Long> first(Store store, OrderFilter filter) {
    var o = only(store, ORDERS);
    var hits = search.in(store, filter, o);
    return rows(store, filter, hits, o, keyset(store, filter, o, null, 1)).stream()
        .findFirst()
        .map(OrderRow::number);
  }

  /** Row ids of the first so many of the list. */
  public List<Long> ids(Store store, OrderFilter filter, int most) {
    var o = only(store, ORDERS);
    var hits = search.in(store, filter, o);
    return db.select(o.ID)
        .from(hits.table())
        .where(matches(store, filter, o))
        .and(hits.which())
        .orderBy(keyset(store, filter, o, null, most).order())
        .limit(most)
        .fetch(o.ID);
  }

  private static Keyset keyset(
      Store store, OrderFilter filter, Orders o, @Nullable String cursor, int size) {
    var by = filter.sort().field(o);
    return Keyset.of(by, o.ID, filter.descending(), boundTo(store, filter), cursor, size);
  }

  private static String boundTo(Store store, OrderFilter filter) {
    return store.id() + " " + filter.parameters();
  }

  private List<OrderRow> rows(Store store, OrderFilter filter, Hits hits, Orders o, Keyset keyset) {
    return rows(o, hits.table())
        .where(matches(store, filter, o))
        .and(hits.which())
        .and(keyset.beyond())
        .orderBy(keyset.order())
        .limit(keyset.limit())
        .fetch(row -> OrderColumns.row(row, 0));
  }

  /** These orders as they are now, whatever list they were on, in the order given. */
  public List<OrderRow> numbered(Store store, List<Long> numbers) {
    var o = only(store, ORDERS);
    var found =
        rows(o, o).where(o.NUMBER.in(numbers)).fetch(row -> OrderColumns.row(row, 0)).stream()
            .collect(Collectors.toMap(OrderRow::number, Function.identity()));
    return numbers.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  /** How many of the list were placed after all of these rows; at most {@link #COUNTED}. */
  public int newer(Store store, OrderFilter filter, List<OrderRow> rows) {
    var o = only(store, ORDERS);
    var later =
        rows.stream()
            .map(OrderRow::placedAt)
            .max(Comparator.naturalOrder())
            .map(o.PLACED_AT::gt)
            .orElse(noCondition());
    var hits = search.in(store, filter, o);
    var which = matches(store, filter, o).and(hits.which()).and(later);
    return db.select(counted(hits.table(), which)).fetchSingle().value1();
  }

  /** How many are on each view, but for those that grow for ever; at most {@link #COUNTED}. */
  Map<OrderView, Integer> counts(Store store) {
    return counts(db.select(counted(store)).fetchSingle());
  }

  /** The same as pieces of a query, first in its row. */
  static List<Field<Integer>> counted(Store store) {
    var o = only(store, ORDERS);
    return VIEWS.stream().map(view -> counted(o, on(view, o))).toList();
  }

  static Map<OrderView, Integer> counts(Record row) {
    var counts = new EnumMap<OrderView, Integer>(OrderView.class);
    for (int i = 0; i < VIEWS.size(); i++) counts.put(VIEWS.get(i), row.get(i, Integer.class));
    return counts;
  }

  /** How many wait for somebody; at most {@link #COUNTED}. */
  static Field<Integer> open(Store store) {
    var o = only(store, ORDERS);
    return counted(o, on(OrderView.TODO, o));
  }

  private static Field<Integer> counted(Table<?> orders, Condition which) {
    var some = select(inline(1).as("one")).from(orders).where(which).limit(inline(COUNTED));
    return field(selectCount().from(some.asTable("some")));
  }

  private SelectJoinStep<Record> rows(Orders o, Table<?> from) {
    return db.select(OrderColumns.of(o)).from(from);
  }

  private Condition matches(Store store, OrderFilter filter, Orders o) {
    return on(filter.view(), o)
        .and(is(filter.fulfilment(), o.FULFILMENT_STATE))
        .and(isPaid(filter.payment(), filter.due(), o))
        .and(is(filter.returned(), o.RETURN_STATE))
        .and(is(filter.method(), o.METHOD))
        .and(is(filter.channel() == null ? null : filter.channel().code(), o.SOURCE))
        .and(filter.customer().isEmpty() ? noCondition() : of(store, filter.customer(), o))
        .and(on(store, filter.placed(), o.PLACED_AT))
        .and(on(store, filter.promised(), o.DUE_BY))
        .and(filter.promised().isLate() ? late(o) : noCondition())
        .and(filter.least() == null ? noCondition() : o.OWN_WORTH_MINOR.ge(filter.least().minor()))
        .and(filter.most() == null ? noCondition() : o.OWN_WORTH_MINOR.le(filter.most().minor()));
  }

  /**
   * Where its money is, as {@link PaymentState#word} says it.
   *
   * @param state null for anywhere
   * @param due what counts as paid and of which the store does not have all yet, whatever the state
   */
  public static Condition isPaid(@Nullable PaymentState state, boolean due, Orders o) {
    if (due) return o.PAYMENT_STATE.in(PaymentState.COUNTED).andNot(BalanceRows.isSettled(o));
    boolean counted = state != null && PaymentState.COUNTED.contains(state);
    return is(state, o.PAYMENT_STATE).and(counted ? BalanceRows.isSettled(o) : noCondition());
  }

  private static <T> Condition is(@Nullable T value, Field<T> field) {
    return value == null ? noCondition() : field.eq(value);
  }

  private Condition on(Store store, Days days, Field<Instant> at) {
    var zone = store.timeZone();
    var now = clock.instant();
    return noCondition()
        .and(days.since(zone, now).map(at::ge).orElse(noCondition()))
        .and(days.until(zone, now).map(at::lt).orElse(noCondition()));
  }

  /** As {@link OrderRow#isLate}. */
  private Condition late(Orders o) {
    return o.DUE_BY
        .lt(clock.instant())
        .and(o.CLOSED_AT.isNull())
        .and(o.FULFILMENT_STATE.ne(FulfilmentState.READY));
  }

  private static Condition of(Store store, String customer, Orders o) {
    var c = only(store.merchant(), CUSTOMER);
    return o.CUSTOMER_ID.eq(select(c.ID).from(c).where(c.PUBLIC_ID.eq(customer)));
  }

  /** Open orders are those that are not closed, which an index knows in the order they came. */
  private static Condition on(OrderView view, Orders o) {
    var open = view.isOpen() ? o.CLOSED_AT.isNull() : noCondition();
    if (view == OrderView.TODO || view == OrderView.ALL) return open;
    return open.and(
        view.states().size() == 1
            ? o.FULFILMENT_STATE.eq(view.states().iterator().next())
            : o.FULFILMENT_STATE.in(view.states()));
  }
}
