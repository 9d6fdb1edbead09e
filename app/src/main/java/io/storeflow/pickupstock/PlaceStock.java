package io.storeflow.pickupstock;

import static io.storeflow.db.Tables.RESERVATION;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import io.storeflow.db.tables.Stock;
import io.storeflow.inventory.Availability;
import io.storeflow.pricing.Totals;
import io.storeflow.shipping.Handling;
import io.storeflow.shipping.Rate;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says what places have of what somebody wants to fetch there. Nothing is held by asking: what an
 * order takes is decided by the ledger.
 */
@Component
public class PlaceStock {
  private final DSLContext db;

  PlaceStock(DSLContext db) {
    this.db = db;
  }

  /** Units by row id of the variant, of tracked variants only. */
  public static Map<Long, Integer> units(Totals totals) {
    var units = new TreeMap<Long, Integer>();
    for (var line : totals.lines())
      if (line.variant().tracked())
        units.merge(line.variant().id(), line.quantity(), Math::addExact);
    return units;
  }

  /**
   * What can be fetched by these rates; no statement where none of them has a place, or nothing is
   * counted.
   *
   * @param hold under which some of it is held already; null for none
   */
  public Fetching fetching(
      Store store, Collection<Rate> rates, Map<Long, Integer> units, @Nullable Long hold) {
    var those = rates.stream().filter(it -> it.place() != null).toList();
    if (those.isEmpty() || units.isEmpty()) return Fetching.NONE;
    var levels = levels(store, those, units, hold);
    var there = new HashMap<String, There>();
    for (var rate : those) {
      var has = levels.getOrDefault(place(rate), Map.of());
      boolean all = units.entrySet().stream().allMatch(it -> has(has, it.getKey(), it.getValue()));
      var other = rate.stock().alone() ? There.MISSING : There.LATER;
      there.put(rate.publicId(), all ? There.HERE : other);
    }
    return new Fetching(Map.copyOf(there));
  }

  /** How it is handled by a rate if something has to be brought to its place first. */
  public static Handling handling(
      Store store, Handling usual, @Nullable Rate rate, Fetching fetching) {
    return rate != null && fetching.of(rate.publicId()) == There.LATER
        ? usual.later(store, rate.stock().minutes())
        : usual;
  }

  /** By location, then by variant. */
  private Map<Long, Map<Long, Integer>> levels(
      Store store, List<Rate> rates, Map<Long, Integer> units, @Nullable Long hold) {
    var s = only(store, STOCK);
    var left = Availability.left(s).plus(held(store, s, hold));
    var levels = new HashMap<Long, Map<Long, Integer>>();
    db.select(s.LOCATION_ID, s.VARIANT_ID, left)
        .from(s)
        .where(s.VARIANT_ID.in(units.keySet()))
        .and(s.LOCATION_ID.in(rates.stream().map(PlaceStock::place).distinct().toList()))
        .forEach(
            row ->
                levels
                    .computeIfAbsent(row.value1(), it -> new HashMap<>())
                    .put(row.value2(), row.value3()));
    return levels;
  }

  private static Field<Integer> held(Store store, Stock s, @Nullable Long hold) {
    if (hold == null) return inline(0);
    var r = only(store, RESERVATION);
    return coalesce(
        field(
            select(sum(r.QUANTITY).cast(Integer.class))
                .from(r)
                .where(r.ORDER_ID.eq(hold))
                .and(r.VARIANT_ID.eq(s.VARIANT_ID))
                .and(r.LOCATION_ID.eq(s.LOCATION_ID))),
        inline(0));
  }

  private static boolean has(Map<Long, Integer> there, long variant, int units) {
    return there.getOrDefault(variant, 0) >= units;
  }

  private static long place(Rate rate) {
    return Objects.requireNonNull(rate.place()).id();
  }
}
