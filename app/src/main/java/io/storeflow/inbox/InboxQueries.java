package io.storeflow.inbox;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.Orders;
import io.storeflow.order.PaymentState;
import io.storeflow.orderlist.OrderColumns;
import io.storeflow.orderlist.OrderQueries;
import io.storeflow.orderlist.OrderSearch;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.db.Together;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;
import org.springframework.stereotype.Component;

/**
 * Reads over several stores in one statement: a select of its own for each, with its owner, put
 * together.
 */
@Component
class InboxQueries {
  private final DSLContext db;

  private final Clock clock;

  InboxQueries(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Open orders of these stores, oldest first. */
  List<InboxRow> open(List<Store> stores, InboxFilter filter, int most) {
    return Together.all(
            IntStream.range(0, stores.size()).mapToObj(i -> rows(i, stores.get(i), filter, most)))
        .map(
            rows ->
                db.selectFrom(rows.asTable("inbox"))
                    .orderBy(field(name("placed_at")), field(name("id")))
                    .limit(most)
                    .fetch(
                        row ->
                            new InboxRow(
                                stores.get(row.get(0, Integer.class)), OrderColumns.row(row, 1))))
        .map(found -> (List<InboxRow>) new ArrayList<>(found))
        .orElse(List.of());
  }

  /** How many orders each view shows of each of these stores, by the store's id. */
  Map<Long, Map<InboxView, Integer>> counts(List<Store> stores) {
    var counts = new HashMap<Long, Map<InboxView, Integer>>();
    Together.all(IntStream.range(0, stores.size()).mapToObj(i -> counted(i, stores.get(i))))
        .ifPresent(
            rows ->
                db.fetch(rows)
                    .forEach(
                        row -> counts.put(stores.get(row.get(0, Integer.class)).id(), views(row))));
    return counts;
  }

  private static Map<InboxView, Integer> views(Record row) {
    var views = new EnumMap<InboxView, Integer>(InboxView.class);
    for (var view : InboxView.values()) views.put(view, row.get(view.code(), Integer.class));
    return views;
  }

  private Select<? extends Record> rows(int store, Store owner, InboxFilter filter, int most) {
    var o = only(owner, ORDERS);
    return select(inline(store).as("store"))
        .select(OrderColumns.of(o))
        .from(o)
        .where(o.CLOSED_AT.isNull())
        .and(filter.view().holds(o, clock.instant()))
        .and(isPaid(filter, o))
        .and(OrderSearch.meant(owner, filter.words(), o))
        .orderBy(o.PLACED_AT, o.ID)
        .limit(most);
  }

  private static Condition isPaid(InboxFilter filter, Orders o) {
    var state =
        filter.isDue()
            ? PaymentState.PAID
            : Coded.find(PaymentState.class, filter.payment()).orElse(null);
    return OrderQueries.isPaid(state, filter.isDue(), o);
  }

  private Select<? extends Record> counted(int store, Store owner) {
    var o = only(owner, ORDERS);
    var now = clock.instant();
    return select(inline(store).as("store"))
        .select(
            Stream.of(InboxView.values())
                .map(view -> count().filterWhere(view.holds(o, now)).as(view.code()))
                .toList())
        .from(o)
        .where(o.CLOSED_AT.isNull());
  }
}
