package io.storeflow.ordertag;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_TAG;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.storeflow.db.tables.Orders;
import io.storeflow.db.tables.records.OrderTagRecord;
import io.storeflow.label.TagStep;
import io.storeflow.label.Tags;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.input.several.Listed;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** The tags of orders: some words each, which staff alone see and find orders by. */
@Service
public class OrderTags {
  /** Of one order. */
  public static final int MOST = 25;

  /** Of one tag, in characters. */
  public static final int LONGEST = 40;

  private static final int PROPOSED = 200;
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final DSLContext db;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;

  OrderTags(DSLContext db, Transactions transactions, ApplicationEventPublisher events) {
    this.db = db;
    this.transactions = transactions;
    this.events = events;
  }

  /**
   * The tags of an order, in the order they were given.
   *
   * @param used which others have, to be proposed
   */
  public record OfOrder(List<String> given, List<String> used) {}

  /** What the page of an order shows, as a piece of its query. */
  public static Field<OfOrder> shown(Store store, Orders o) {
    return field(row(of(store, o), used(store)).mapping(OfOrder::new));
  }

  /** Of each order that is read, as a piece of a query. */
  public static Field<List<String>> of(Store store, Orders o) {
    var t = only(store, ORDER_TAG);
    return multiset(select(t.TAG).from(t).where(t.ORDER_ID.eq(o.ID)).orderBy(t.POSITION, t.FOLDED))
        .convertFrom(rows -> rows.map(Record1::value1));
  }

  /** The tags of these orders, by row id, as a piece of a query. */
  public static Field<Map<Long, List<String>>> of(Store store, Collection<Long> orders) {
    var t = only(store, ORDER_TAG);
    return multiset(
            select(t.ORDER_ID, t.TAG)
                .from(t)
                .where(t.ORDER_ID.in(orders))
                .orderBy(t.ORDER_ID, t.POSITION, t.FOLDED))
        .convertFrom(rows -> rows.intoGroups(Record2::value1, Record2::value2));
  }

  /** Which there are, to be proposed; by name, the first of very many. A piece of a query. */
  public static Field<List<String>> used(Store store) {
    var t = only(store, ORDER_TAG);
    var used =
        select(t.FOLDED).from(t).groupBy(t.FOLDED).orderBy(t.FOLDED).limit(PROPOSED).asTable();
    return multiset(select(spelled(store, used.field(t.FOLDED))).from(used))
        .convertFrom(rows -> rows.map(Record1::value1));
  }

  /** As the first order has it that has it. */
  private static Field<String> spelled(Store store, Field<String> folded) {
    var t = only(store, ORDER_TAG);
    return field(select(t.TAG).from(t).where(t.FOLDED.eq(folded)).orderBy(t.ORDER_ID).limit(1));
  }

  /**
   * Gives and takes tags.
   *
   * @return false if the order had them so
   * @throws NotFound if the store has no such order
   * @throws TooManyTags if it would have more than it may
   */
  public boolean change(Store store, long number, TagStep step, Actor actor) {
    return transactions.write(
        () -> {
          long id = locked(store, number);
          var before = given(store, id);
          var after = step.on(before).stream().map(OrderTags::inOneLine).toList();
          if (after.equals(before)) return false;
          if (after.size() > MOST) throw new TooManyTags(after.size());
          write(store, id, after);
          events.publishEvent(
              Audited.in(
                  store,
                  actor,
                  "order.tagged",
                  "order",
                  Long.toString(number),
                  "#" + number,
                  Audited.Changes.none()
                      .field("tags", Listed.written(before), Listed.written(after))));
          return true;
        });
  }

  /** One blank between two words. */
  private static String inOneLine(String tag) {
    return BLANKS.matcher(tag).replaceAll(" ");
  }

  private List<String> given(Store store, long order) {
    var t = only(store, ORDER_TAG);
    return db.select(t.TAG)
        .from(t)
        .where(t.ORDER_ID.eq(order))
        .orderBy(t.POSITION, t.FOLDED)
        .fetch(t.TAG);
  }

  private long locked(Store store, long number) {
    var o = only(store, ORDERS);
    return db.select(o.ID)
        .from(o)
        .where(o.NUMBER.eq(number))
        .forUpdate()
        .fetchOptional(o.ID)
        .orElseThrow(NotFound::new);
  }

  private void write(Store store, long order, List<String> tags) {
    var t = only(store, ORDER_TAG);
    var spelled = spelled(store, tags);
    db.deleteFrom(t).where(t.ORDER_ID.eq(order)).execute();
    var rows = new ArrayList<OrderTagRecord>();
    for (var tag : tags) {
      var row = new OrderTagRecord();
      row.setOrderId(order);
      row.setFolded(Tags.folded(tag));
      row.setTag(Objects.requireNonNullElse(spelled.get(Tags.folded(tag)), tag));
      row.setPosition((short) rows.size());
      rows.add(row);
    }
    insertAll(db, store, ORDER_TAG, rows);
  }

  /** As other orders have them; null for what none has. One statement. */
  private Map<String, @Nullable String> spelled(Store store, List<String> tags) {
    if (tags.isEmpty()) return Map.of();
    var folded = tags.stream().map(Tags::folded).distinct().toList();
    var found =
        db.select(folded.stream().map(it -> spelled(store, val(it))).toList()).fetchSingle();
    var spelled = new HashMap<String, @Nullable String>();
    for (int i = 0; i < folded.size(); i++) spelled.put(folded.get(i), found.get(i, String.class));
    return spelled;
  }
}
