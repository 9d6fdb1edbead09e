package io.storeflow.orderpaper;

import static io.storeflow.db.Tables.FULFILMENT;
import static io.storeflow.db.Tables.FULFILMENT_LINE;
import static io.storeflow.db.Tables.LOCATION;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.STOCK_LEDGER;
import static io.storeflow.store.Owned.only;
import static java.util.stream.Collectors.joining;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import io.storeflow.fulfilment.FulfilmentStage;
import io.storeflow.modifier.Extra;
import io.storeflow.modifier.LineExtras;
import io.storeflow.order.FulfilmentState;
import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Reads what is to be fetched for many orders: three statements for any number of them. */
@Component
public class PickLists {
  private record Taken(long order, long variant) {}

  private final DSLContext db;
  private final Transactions transactions;

  PickLists(DSLContext db, Transactions transactions) {
    this.db = db;
    this.transactions = transactions;
  }

  /**
   * For these orders; nothing for those on which nobody works any more.
   *
   * @param orders row ids
   * @param reader by whose language goods are sorted
   */
  public PickList of(Store store, Collection<Long> orders, Locale reader) {
    return transactions.snapshot(() -> PickList.of(needs(store, orders), locations(store), reader));
  }

  private Map<Long, String> locations(Store store) {
    var l = only(store, LOCATION);
    var names = new LinkedHashMap<Long, String>();
    db.select(l.ID, l.NAME)
        .from(l)
        .orderBy(l.POSITION, l.ID)
        .forEach(row -> names.put(row.value1(), row.value2()));
    return names;
  }

  private List<PickList.Need> needs(Store store, Collection<Long> orders) {
    var taken = taken(store, orders);
    var o = only(store, ORDERS);
    var l = only(store, ORDER_LINE);
    var f = only(store, FULFILMENT);
    var p = only(store, FULFILMENT_LINE);
    var gone =
        field(
            select(coalesce(sum(p.QUANTITY), 0).cast(Integer.class))
                .from(p)
                .join(f)
                .on(f.ID.eq(p.FULFILMENT_ID))
                .where(p.ORDER_ID.eq(o.ID))
                .and(p.LINE_POSITION.eq(l.POSITION))
                .and(f.STAGE.ne(FulfilmentStage.CANCELLED)));
    var left = l.QUANTITY.minus(l.REMOVED_UNITS).minus(gone);
    return db.select(
            o.ID,
            o.NUMBER,
            l.VARIANT_ID,
            l.TITLE,
            l.VARIANT_TITLE,
            l.SKU,
            LineExtras.of(store, l, o),
            left)
        .from(o)
        .join(l)
        .on(l.ORDER_ID.eq(o.ID))
        .where(o.ID.in(orders))
        .and(l.GIFT_CARD_MINOR.isNull())
        .and(o.FULFILMENT_STATE.notIn(FulfilmentState.COMPLETED, FulfilmentState.CANCELLED))
        .and(left.gt(0))
        .orderBy(o.NUMBER, l.POSITION)
        .fetch(
            mapping(
                (id, number, variant, title, of, sku, extras, units) ->
                    new PickList.Need(
                        number,
                        title,
                        of,
                        sku,
                        choices(extras),
                        units,
                        taken.getOrDefault(new Taken(id, variant), Map.of()))));
  }

  private static String choices(List<Extra> extras) {
    return extras.stream()
        .map(it -> it.quantity() > 1 ? it.quantity() + " × " + it.title() : it.title())
        .collect(joining(", "));
  }

  /** From where the units of orders are taken: what was reserved for them there, or sold. */
  private Map<Taken, Map<Long, Integer>> taken(Store store, Collection<Long> orders) {
    var s = only(store, STOCK_LEDGER);
    var units = sum(s.RESERVED_DELTA.minus(s.ON_HAND_DELTA)).cast(Integer.class);
    var taken = new HashMap<Taken, Map<Long, Integer>>();
    db.select(s.ORDER_ID, s.VARIANT_ID, s.LOCATION_ID, units)
        .from(s)
        .where(s.ORDER_ID.in(orders))
        .groupBy(s.ORDER_ID, s.VARIANT_ID, s.LOCATION_ID)
        .forEach(
            row ->
                taken
                    .computeIfAbsent(new Taken(row.value1(), row.value2()), any -> new HashMap<>())
                    .put(row.value3(), row.value4()));
    return taken;
  }
}
