package io.storeflow.stocktake;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.STOCKTAKE_LINE;
import static io.storeflow.db.Tables.STOCK_LEDGER;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.category.Categories;
import io.storeflow.inventory.LedgerKind;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.paging.Keyset;
import io.storeflow.platform.paging.Page;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what was counted, and what is to be. */
@Component
class StocktakeLines {
  private final DSLContext db;
  private final Categories categories;

  StocktakeLines(DSLContext db, Categories categories) {
    this.db = db;
    this.categories = categories;
  }

  /** Those in one of the views. One statement; two for what is to be counted of a category. */
  Page<StocktakeLine> page(
      Store store, Stocktake of, StocktakeView view, int size, @Nullable String cursor) {
    var v = only(store, VARIANT);
    var keyset =
        Keyset.of(null, v.ID, true, store.id() + " stocktake " + of.id() + view, cursor, size);
    var from = view == StocktakeView.TODO ? there(store, of) : counted(store, of);
    var which =
        switch (view) {
          case TODO -> todo(store, of);
          case COUNTED -> noCondition();
          case DIFFERING -> differs(store, of);
        };
    var rows = read(store, of, from, which.and(keyset.beyond()), keyset.order(), keyset.limit());
    return keyset.page(rows, StocktakeLine::variantId, StocktakeLine::variantId);
  }

  /** What was counted last. One statement. */
  Optional<StocktakeLine> last(Store store, Stocktake of) {
    var order = List.of(STOCKTAKE_LINE.COUNTED_AT.desc());
    return read(store, of, counted(store, of), noCondition(), order, 1).stream().findFirst();
  }

  /** All that differ, with what is needed to write them down. */
  List<StocktakeLine> differing(Store store, Stocktake of) {
    var order = List.of(only(store, VARIANT).ID);
    return read(store, of, counted(store, of), differs(store, of), order, Integer.MAX_VALUE);
  }

  /** Row ids of the variants whose difference nobody can say. */
  Set<Long> toCountAgain(Store store, Stocktake of) {
    var line = only(store, STOCKTAKE_LINE);
    return db.select(line.VARIANT_ID)
        .from(line)
        .where(line.STOCKTAKE_ID.eq(of.id()))
        .and(unsure(store, of))
        .fetchSet(line.VARIANT_ID);
  }

  /** What variants are called, whether their stock is counted or not. */
  List<String> names(Store store, Collection<String> variants) {
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    return db.select(p.TITLE, v.TITLE)
        .from(v)
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .where(v.PUBLIC_ID.in(variants))
        .fetch(it -> it.value2().isEmpty() ? it.value1() : it.value1() + ", " + it.value2());
  }

  /** Row ids, by public id, of those variants whose stock is counted. One statement. */
  Map<String, Long> tracked(Store store, Collection<String> variants) {
    var v = only(store, VARIANT);
    return db.select(v.PUBLIC_ID, v.ID)
        .from(v)
        .where(v.PUBLIC_ID.in(variants))
        .and(v.TRACKED)
        .fetchMap(v.PUBLIC_ID, v.ID);
  }

  /**
   * What is written down as on hand there, now, by row id of the variant; nothing for 0. It does
   * not move before the transaction ends, so that the instant at which they are counted lies before
   * or behind each move.
   */
  Map<Long, Integer> onHand(Store store, Collection<Long> variants, long location) {
    var s = only(store, STOCK);
    return db.select(s.VARIANT_ID, s.ON_HAND)
        .from(s)
        .where(s.VARIANT_ID.in(variants))
        .and(s.LOCATION_ID.eq(location))
        .orderBy(s.VARIANT_ID)
        .forShare()
        .fetchMap(s.VARIANT_ID, s.ON_HAND);
  }

  private Table<?> there(Store store, Stocktake of) {
    var s = only(store, STOCK);
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    return s.straightJoin(v)
        .on(v.ID.eq(s.VARIANT_ID))
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .leftJoin(STOCKTAKE_LINE)
        .on(
            ownedBy(store, STOCKTAKE_LINE),
            STOCKTAKE_LINE.STOCKTAKE_ID.eq(of.id()),
            STOCKTAKE_LINE.VARIANT_ID.eq(v.ID));
  }

  private Condition todo(Store store, Stocktake of) {
    return only(store, VARIANT)
        .TRACKED
        .isTrue()
        .and(only(store, STOCK).LOCATION_ID.eq(of.location()))
        .and(STOCKTAKE_LINE.VARIANT_ID.isNull())
        .and(isOfCategory(store, of.categoryId()));
  }

  /** Of the category or of one below it. */
  private Condition isOfCategory(Store store, @Nullable Long category) {
    if (category == null) return noCondition();
    var tree = categories.tree(store);
    var ids = tree.byId(category).map(tree::idsWithin).orElse(List.of());
    return only(store, PRODUCT).CATEGORY_ID.in(ids);
  }

  private Table<?> counted(Store store, Stocktake of) {
    var line = only(store, STOCKTAKE_LINE);
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    return line.join(v)
        .on(v.ID.eq(line.VARIANT_ID), line.STOCKTAKE_ID.eq(of.id()))
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .leftJoin(STOCK)
        .on(ownedBy(store, STOCK), STOCK.VARIANT_ID.eq(v.ID), STOCK.LOCATION_ID.eq(of.location()));
  }

  /** As {@link StocktakeLine#difference} says. */
  static Field<Integer> difference() {
    return STOCKTAKE_LINE.COUNTED.minus(greatest(STOCKTAKE_LINE.EXPECTED, inline(0)));
  }

  /** A posting writes down each difference as it stands, and nothing is counted after it. */
  private static Field<Integer> booked(Stocktake of) {
    return of.state() == StocktakeState.POSTED ? coalesce(difference(), inline(0)) : inline(0);
  }

  private static Condition differs(Store store, Stocktake of) {
    return difference().ne(0).or(isUnsure(store, of));
  }

  /** Of a stocktake that is over, all is written down. */
  private static Condition isUnsure(Store store, Stocktake of) {
    return of.isOpen() ? unsure(store, of) : falseCondition();
  }

  /**
   * Something moved between the first scan and the last, so that it may have been counted or not;
   * or another stocktake, or an entry of staff, has corrected since what is written down: the same
   * difference would be written down twice.
   */
  private static Condition unsure(Store store, Stocktake of) {
    var l = only(store, STOCK_LEDGER);
    var begun = coalesce(STOCKTAKE_LINE.BEGUN_AT, STOCKTAKE_LINE.COUNTED_AT);
    var corrects = l.KIND.in(LedgerKind.STOCKTAKE, LedgerKind.ADJUSTMENT);
    return exists(
        selectOne()
            .from(l)
            .where(l.VARIANT_ID.eq(STOCKTAKE_LINE.VARIANT_ID))
            .and(l.LOCATION_ID.eq(of.location()))
            .and(l.ID.ge(Ids.before(of.startedAt())))
            .and(l.ON_HAND_DELTA.ne(0))
            .and(l.DOCUMENT_ID.isNull().or(l.DOCUMENT_ID.ne(of.id())))
            .and(l.AT.ge(begun))
            .and(l.AT.lt(STOCKTAKE_LINE.COUNTED_AT).or(corrects)));
  }

  private List<StocktakeLine> read(
      Store store,
      Stocktake of,
      Table<?> from,
      Condition which,
      Collection<? extends OrderField<?>> order,
      int most) {
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    return db.select(
            v.ID,
            v.PUBLIC_ID,
            p.TITLE,
            v.TITLE,
            v.SKU,
            coalesce(STOCK.ON_HAND, inline(0)),
            STOCKTAKE_LINE.COUNTED,
            STOCKTAKE_LINE.EXPECTED,
            booked(of),
            STOCKTAKE_LINE.COUNTED_AT,
            STOCKTAKE_LINE.ACTOR,
            v.COST_MINOR,
            field(isUnsure(store, of)))
        .from(from)
        .where(which)
        .orderBy(order)
        .limit(most)
        .fetch(mapping(StocktakeLine::new));
  }
}
