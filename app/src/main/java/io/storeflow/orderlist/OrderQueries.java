package io.storeflow.orderlist;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import io.storeflow.db.tables.Orders;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.platform.paging.Keyset;
import io.storeflow.platform.paging.Page;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  private final DSLContext db;
  private final OrderSearch search;
  private final Clock clock;

  OrderQueries(DSLContext db, OrderSearch search, Clock clock) {
    this.db = db;
    this.search = search;
    this.clock = clock;
  }

  public Page<OrderRow> page(Store store, OrderFilter filter, @Nullable String cursor) {
    var o = only(store, ORDERS);
    var boundTo = store.id() + " " + filter.parameters();
    var keyset = Keyset.of(o.PLACED_AT, o.ID, !filter.oldestFirst(), boundTo, cursor, PAGE);
    var hits = search.in(store, filter, o);
    var rows =
        rows(o, hits.table())
            .where(matches(store, filter, o))
            .and(hits.which())
            .and(keyset.beyond())
            .orderBy(keyset.order())
            .limit(keyset.limit())
            .fetch(row -> OrderColumns.row(row, 0));
    return keyset.page(rows, OrderRow::placedAt, OrderRow::id);
  }

  /** These orders as they are now, whatever list they were on, in the order given. */
  List<OrderRow> numbered(Store store, List<Long> numbers) {
    var o = only(store, ORDERS);
    var found =
        rows(o, o).where(o.NUMBER.in(numbers)).fetch(row -> OrderColumns.row(row, 0)).stream()
            .collect(Collectors.toMap(OrderRow::number, Function.identity()));
    return numbers.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  /** How many of the list were placed after all of these rows; at most {@link #COUNTED}. */
  int newer(Store store, OrderFilter filter, List<OrderRow> rows) {
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
    var o = only(store, ORDERS);
    var views = Stream.of(OrderView.values()).filter(view -> view != OrderView.ALL).toList();
    var row = db.select(views.stream().map(view -> counted(o, on(view, o))).toList()).fetchSingle();
    var counts = new EnumMap<OrderView, Integer>(OrderView.class);
    for (int i = 0; i < views.size(); i++) counts.put(views.get(i), row.get(i, Integer.class));
    return counts;
  }

  /** How many wait for somebody; at most {@link #COUNTED}. */
  int open(Store store) {
    var o = only(store, ORDERS);
    return db.select(counted(o, on(OrderView.TODO, o))).fetchSingle().value1();
  }

  private static Field<Integer> counted(Table<?> orders, Condition which) {
    var some = select(inline(1).as("one")).from(orders).where(which).limit(inline(COUNTED));
    return field(selectCount().from(some.asTable("some")));
  }

  private SelectJoinStep<Record> rows(Orders o, Table<?> from) {
    return db.select(OrderColumns.of(o)).from(from);
  }

  private Condition matches(Store store, OrderFilter filter, Orders o) {
    var zone = store.timeZone();
    return on(filter.view(), o)
        .and(filter.fulfilment() == null ? noCondition() : state(o, filter.fulfilment()))
        .and(filter.payment() == null ? noCondition() : o.PAYMENT_STATE.eq(filter.payment()))
        .and(filter.payment() == PaymentState.PAID ? settled(o, !filter.due()) : noCondition())
        .and(filter.method() == null ? noCondition() : o.METHOD.eq(filter.method()))
        .and(filter.since(zone, clock.instant()).map(o.PLACED_AT::ge).orElse(noCondition()))
        .and(filter.until(zone).map(o.PLACED_AT::lt).orElse(noCondition()));
  }

  /** Open orders are those that are not closed, which an index knows in the order they came. */
  private static Condition on(OrderView view, Orders o) {
    var open = view.isOpen() ? o.CLOSED_AT.isNull() : noCondition();
    if (view == OrderView.TODO || view == OrderView.ALL) return open;
    return open.and(
        view.states().size() == 1
            ? state(o, view.states().iterator().next())
            : o.FULFILMENT_STATE.in(view.states()));
  }

  private static Condition state(Orders o, FulfilmentState state) {
    return o.FULFILMENT_STATE.eq(state);
  }

  private static Condition settled(io.storeflow.db.tables.Orders o, boolean yes) {
    return yes ? o.SETTLED_AT.isNotNull() : o.SETTLED_AT.isNull();
  }
}
