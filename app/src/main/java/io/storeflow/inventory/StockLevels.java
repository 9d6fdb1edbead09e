package io.storeflow.inventory;

import static io.storeflow.db.Tables.LOCATION;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import io.storeflow.inventory.InsufficientStock.Level;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What there is of variants at their places, held still until the transaction ends. */
@Component
class StockLevels {
  private final DSLContext db;

  StockLevels(DSLContext db) {
    this.db = db;
  }

  /**
   * The levels of the variants, at all places; nobody else changes them before the commit. The rows
   * are locked in the order of their keys.
   */
  Map<Long, List<StockLevel>> lock(Store store, Collection<Long> variants) {
    var s = only(store, STOCK);
    var l = only(store, LOCATION);
    var v = only(store, VARIANT);
    // Read beside the rows, not joined to them: only those are locked.
    var main = field(select(l.MAIN).from(l).where(l.ID.eq(s.LOCATION_ID)));
    var open = field(select(l.ACTIVE).from(l).where(l.ID.eq(s.LOCATION_ID)));
    var position = field(select(l.POSITION).from(l).where(l.ID.eq(s.LOCATION_ID)));
    var backorder = field(select(v.BACKORDER).from(v).where(v.ID.eq(s.VARIANT_ID)));
    return db
        .select(s.VARIANT_ID, s.LOCATION_ID, main, open, position, s.ON_HAND, s.RESERVED, backorder)
        .from(s)
        .where(s.VARIANT_ID.in(variants))
        .orderBy(s.VARIANT_ID, s.LOCATION_ID)
        .forUpdate()
        .fetch(
            mapping(
                (variant, location, isMain, isOpen, at, onHand, reserved, beyond) ->
                    new StockLevel(
                        new StockPlace(variant, location),
                        isMain,
                        isOpen,
                        at,
                        onHand,
                        reserved,
                        beyond)))
        .stream()
        .collect(Collectors.groupingBy(level -> level.place().variant()));
  }

  /**
   * The same levels as of now, which may be later than the locks were asked for, where no location
   * opens or closes before the commit. Takes locks of locations behind those of stock, where who
   * writes down stock takes them before: whoever deadlocks with one of these is run again.
   */
  Map<Long, List<StockLevel>> holdOpen(Store store, Map<Long, List<StockLevel>> there) {
    var l = only(store, LOCATION);
    var open = db.select(l.ID).from(l).where(l.ACTIVE).orderBy(l.ID).forShare().fetchSet(l.ID);
    var now = new HashMap<Long, List<StockLevel>>();
    there.forEach(
        (variant, levels) ->
            now.put(
                variant,
                levels.stream().map(it -> it.open(open.contains(it.place().location()))).toList()));
    return now;
  }

  /** How many can be sold, of one variant over all its places; below 0 what is owed. */
  static int available(@Nullable List<StockLevel> levels) {
    return levels == null ? 0 : levels.stream().mapToInt(StockLevel::available).sum();
  }

  /** How many more of it may be sold when none is left. */
  static int backorder(@Nullable List<StockLevel> levels) {
    return levels == null || levels.isEmpty() ? 0 : levels.getFirst().backorder();
  }

  /** Of one variant, over all its places. */
  static Level total(@Nullable List<StockLevel> levels) {
    if (levels == null) return Level.NOTHING;
    return new Level(
        levels.stream().mapToInt(StockLevel::onHand).sum(),
        levels.stream().mapToInt(StockLevel::reserved).sum(),
        backorder(levels));
  }
}
