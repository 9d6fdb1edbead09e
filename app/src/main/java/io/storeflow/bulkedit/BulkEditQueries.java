package io.storeflow.bulkedit;

import static io.storeflow.db.Tables.BULK_EDIT;
import static io.storeflow.db.Tables.BULK_EDIT_PRODUCT;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectCount;

import io.storeflow.bulkedit.BulkEditRow.Counts;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads changes of many products. */
@Component
class BulkEditQueries {
  private final DSLContext db;
  private final JsonMapper json;

  BulkEditQueries(DSLContext db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /**
   * A product of which is told what became of it.
   *
   * @param publicId null if it is gone
   * @param why it was refused; null for one that was not
   */
  public record Told(
      @Nullable String publicId, @Nullable String title, @Nullable BulkRefusal why) {}

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

  /** The first of which that became. */
  List<Told> told(Store store, BulkEditRow edit, BulkOutcome outcome, int most) {
    var it = only(store, BULK_EDIT_PRODUCT);
    var p = PRODUCT;
    return db.select(p.PUBLIC_ID, p.TITLE, it.REASON)
        .from(it)
        .leftJoin(p)
        .on(ownedBy(store, p))
        .and(p.ID.eq(it.PRODUCT_ID))
        .where(it.BULK_EDIT_ID.eq(edit.id()))
        .and(it.OUTCOME.eq(outcome))
        .orderBy(it.PRODUCT_ID)
        .limit(most)
        .fetch(mapping(Told::new));
  }
}
