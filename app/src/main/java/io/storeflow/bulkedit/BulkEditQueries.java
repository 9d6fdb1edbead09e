package io.storeflow.bulkedit;

import static io.storeflow.db.Tables.BULK_EDIT;
import static io.storeflow.db.Tables.BULK_EDIT_PRODUCT;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_TAG;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import io.storeflow.bulkedit.BulkEditRow.Counts;
import io.storeflow.bulkedit.ProductFacts.VariantFacts;
import io.storeflow.db.tables.Product;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads changes of many products, and the products as they are. */
@Component
class BulkEditQueries {
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

  /** A product before it was changed. */
  record Before(ProductFacts was, int versionAfter) {}

  /**
   * @throws NotFound if the store has no such
   */
  BulkEditRow get(Store store, String publicId) {
    var b = only(store, BULK_EDIT);
    return read(store, b, b.PUBLIC_ID.eq(publicId));
  }

  /** It as it is, and nobody else goes on with it until the transaction ends. */
  BulkEditRow locked(Store store, long id) {
    var b = only(store, BULK_EDIT);
    db.select(b.ID).from(b).where(b.ID.eq(id)).forUpdate().fetch();
    return read(store, b, b.ID.eq(id));
  }

  private BulkEditRow read(
      Store store, io.storeflow.db.tables.BulkEdit b, org.jooq.Condition which) {
    return db.select(
            b.ID,
            b.PUBLIC_ID,
            b.STATE,
            b.EDIT.convertFrom(this::edit),
            b.UNDOES_ID,
            b.UNDONE,
            b.TOTAL,
            counts(store, b.ID),
            b.FINISHED_AT)
        .from(b)
        .where(which)
        .fetchOptional(mapping(BulkEditRow::new))
        .orElseThrow(NotFound::new);
  }

  private static SelectField<Counts> counts(Store store, Field<Long> id) {
    return row(
            count(store, id, BulkOutcome.CHANGED),
            count(store, id, BulkOutcome.SAME),
            count(store, id, BulkOutcome.REFUSED))
        .mapping(Counts::new);
  }

  private static Field<Integer> count(Store store, Field<Long> id, BulkOutcome outcome) {
    var p = only(store, BULK_EDIT_PRODUCT);
    return field(selectCount().from(p).where(p.BULK_EDIT_ID.eq(id)).and(p.OUTCOME.eq(outcome)));
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

  /** The row ids of the next products to be changed. */
  List<Long> waiting(Store store, BulkEditRow edit, int most) {
    var p = only(store, BULK_EDIT_PRODUCT);
    return db.select(p.PRODUCT_ID)
        .from(p)
        .where(p.BULK_EDIT_ID.eq(edit.id()))
        .and(p.OUTCOME.eq(BulkOutcome.WAITING))
        .orderBy(p.PRODUCT_ID)
        .limit(most)
        .fetch(p.PRODUCT_ID);
  }

  /** The products as they were before the change that is taken back, by row id. */
  Map<Long, Before> before(Store store, BulkEditRow edit, Collection<Long> products) {
    if (edit.undoesId() == null) return Map.of();
    var p = only(store, BULK_EDIT_PRODUCT);
    return db.select(p.PRODUCT_ID, p.WAS, p.VERSION_AFTER)
        .from(p)
        .where(p.BULK_EDIT_ID.eq(edit.undoesId()))
        .and(p.OUTCOME.eq(BulkOutcome.CHANGED))
        .and(p.PRODUCT_ID.in(products))
        .fetchMap(
            it -> it.value1(),
            it -> new Before(json.readValue(it.value2(), ProductFacts.class), it.value3()));
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
            p.ID,
            p.PUBLIC_ID,
            p.TITLE,
            p.STATE,
            p.PUBLISH_AT,
            p.CATEGORY_ID,
            p.FEATURED,
            tags(store, p),
            p.VERSION,
            variants(store, p))
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

  private static Field<List<String>> tags(Store store, Product p) {
    var t = only(store, PRODUCT_TAG);
    return multiset(
            select(t.TAG).from(t).where(t.PRODUCT_ID.eq(p.ID)).orderBy(t.POSITION, t.FOLDED))
        .convertFrom(rows -> rows.map(Record1::value1));
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
