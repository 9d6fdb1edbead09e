package io.storeflow.bulkedit;

import static io.storeflow.db.Tables.BULK_EDIT;
import static io.storeflow.db.Tables.BULK_EDIT_PRODUCT;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.bulkedit.BulkEditRow.Counts;
import io.storeflow.bulkedit.ProductFacts.VariantFacts;
import io.storeflow.db.tables.Product;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads changes of many products, and the products as they are. */
@Component
class BulkEditQueries {
  private static final io.storeflow.db.tables.BulkEdit UNDO = BULK_EDIT.as("undo");
  private static final io.storeflow.db.tables.BulkEditProduct OLD = BULK_EDIT_PRODUCT.as("old");

  private final DSLContext db;
  private final JsonMapper json;

  BulkEditQueries(DSLContext db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /**
   * What became of a product that was refused.
   *
   * @param publicId null if it is gone
   */
  public record Refused(@Nullable String publicId, @Nullable String title, BulkRefusal why) {}

  /** A product that waits, and for one that is taken back as it was. */
  record Waiting(long productId, @Nullable ProductFacts was, int versionAfter) {}

  /**
   * @throws NotFound if the store has no such
   */
  BulkEditRow get(Store store, String publicId) {
    var b = only(store, BULK_EDIT);
    return read(store, b, b.PUBLIC_ID.eq(publicId));
  }

  BulkEditRow get(Store store, long id) {
    var b = only(store, BULK_EDIT);
    return read(store, b, b.ID.eq(id));
  }

  private BulkEditRow read(
      Store store, io.storeflow.db.tables.BulkEdit b, org.jooq.Condition which) {
    var undo = only(store, UNDO);
    return db.select(
            b.ID,
            b.PUBLIC_ID,
            b.STATE,
            b.EDIT.convertFrom(this::edit),
            b.UNDOES_ID,
            field(exists(selectOne().from(undo).where(undo.UNDOES_ID.eq(b.ID)))),
            b.TOTAL,
            counts(store, b.ID),
            b.FINISHED_AT)
        .from(b)
        .where(which)
        .fetchOptional(mapping(BulkEditRow::new))
        .orElseThrow(NotFound::new);
  }

  private static Field<Counts> counts(Store store, Field<Long> id) {
    var p = only(store, BULK_EDIT_PRODUCT);
    return multiset(
            select(p.OUTCOME, count()).from(p).where(p.BULK_EDIT_ID.eq(id)).groupBy(p.OUTCOME))
        .convertFrom(
            rows -> {
              Map<BulkOutcome, Integer> by = new EnumMap<>(BulkOutcome.class);
              rows.forEach(it -> by.put(it.value1(), it.value2()));
              return new Counts(
                  by.getOrDefault(BulkOutcome.CHANGED, 0),
                  by.getOrDefault(BulkOutcome.SAME, 0),
                  by.getOrDefault(BulkOutcome.REFUSED, 0));
            });
  }

  private BulkEdit edit(String text) {
    return text.isEmpty() ? BulkEdit.NOTHING : json.readValue(text, BulkEdit.class);
  }

  /** The row ids of the products of these public ids. */
  List<Long> ids(Store store, Collection<String> publicIds) {
    var p = only(store, PRODUCT);
    return db.select(p.ID)
        .from(p)
        .where(p.PUBLIC_ID.in(PublicId.possible(publicIds)))
        .orderBy(p.ID)
        .fetch(p.ID);
  }

  /** The next products to be changed, by row id. */
  List<Waiting> waiting(Store store, BulkEditRow edit, int most) {
    var p = only(store, BULK_EDIT_PRODUCT);
    var old = OLD;
    var undone = edit.undoesId() == null ? 0 : edit.undoesId();
    return db.select(p.PRODUCT_ID, old.WAS, old.VERSION_AFTER)
        .from(p)
        .leftJoin(old)
        .on(ownedBy(store, old))
        .and(old.BULK_EDIT_ID.eq(undone))
        .and(old.PRODUCT_ID.eq(p.PRODUCT_ID))
        .where(p.BULK_EDIT_ID.eq(edit.id()))
        .and(p.OUTCOME.eq(BulkOutcome.WAITING))
        .orderBy(p.PRODUCT_ID)
        .limit(most)
        .fetch(
            mapping(
                (id, was, version) -> new Waiting(id, was(was), version == null ? 0 : version)));
  }

  private @Nullable ProductFacts was(@Nullable String text) {
    return text == null ? null : json.readValue(text, ProductFacts.class);
  }

  List<Refused> refused(Store store, BulkEditRow edit, int most) {
    var it = only(store, BULK_EDIT_PRODUCT);
    var p = PRODUCT;
    return db.select(p.PUBLIC_ID, p.TITLE, it.REASON)
        .from(it)
        .leftJoin(p)
        .on(ownedBy(store, p))
        .and(p.ID.eq(it.PRODUCT_ID))
        .where(it.BULK_EDIT_ID.eq(edit.id()))
        .and(it.OUTCOME.eq(BulkOutcome.REFUSED))
        .orderBy(it.PRODUCT_ID)
        .limit(most)
        .fetch(mapping(Refused::new));
  }

  /** The first of the chosen products as they are. */
  List<ProductFacts> chosen(Store store, BulkEditRow edit, int most) {
    var it = only(store, BULK_EDIT_PRODUCT);
    var ids =
        db.select(it.PRODUCT_ID)
            .from(it)
            .where(it.BULK_EDIT_ID.eq(edit.id()))
            .orderBy(it.PRODUCT_ID)
            .limit(most)
            .fetch(it.PRODUCT_ID);
    return facts(store, ids);
  }

  List<ProductFacts> facts(Store store, Collection<Long> ids) {
    var p = only(store, PRODUCT);
    return db.select(
            p.ID, p.PUBLIC_ID, p.TITLE, p.STATE, p.CATEGORY_ID, p.VERSION, variants(store, p))
        .from(p)
        .where(p.ID.in(ids))
        .orderBy(p.ID)
        .fetch(mapping(ProductFacts::new));
  }

  /** The same, and nobody else changes them until the transaction ends. */
  List<ProductFacts> locked(Store store, Collection<Long> ids) {
    var p = only(store, PRODUCT);
    db.select(p.ID).from(p).where(p.ID.in(ids)).orderBy(p.ID).forUpdate().fetch();
    return facts(store, ids);
  }

  private static Field<List<VariantFacts>> variants(Store store, Product p) {
    var v = only(store, VARIANT);
    return multiset(
            select(
                    v.ID,
                    v.PUBLIC_ID,
                    v.TITLE,
                    v.ACTIVE,
                    row(v.PRICE_MINOR, v.COMPARE_AT_MINOR).mapping(PriceStep.Prices::new))
                .from(v)
                .where(v.PRODUCT_ID.eq(p.ID))
                .and(v.REMOVED.isFalse())
                .orderBy(v.POSITION, v.ID))
        .convertFrom(rows -> rows.map(mapping(VariantFacts::new)));
  }
}
