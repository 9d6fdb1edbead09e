package io.storeflow.category;

import static io.storeflow.db.Tables.CATEGORY;
import static io.storeflow.db.Tables.CATEGORY_SLUG;
import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import io.storeflow.category.CategoryRow.Picture;
import io.storeflow.media.MediaPath;
import io.storeflow.product.ForSale;
import io.storeflow.store.Store;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the categories of a store: few, so always all of them, in one statement. */
@Component
class CategoryQueries {
  private final DSLContext db;

  CategoryQueries(DSLContext db) {
    this.db = db;
  }

  CategoryTree tree(Store store) {
    return read(store, inline(0));
  }

  /** With how many products each has: a pass over all products. */
  CategoryTree counted(Store store) {
    var c = CATEGORY;
    var p = only(store, PRODUCT);
    return read(store, field(selectCount().from(p).where(p.CATEGORY_ID.eq(c.ID))));
  }

  /** With how many products for sale each has: a pass over all products. */
  CategoryTree countedForSale(Store store) {
    var c = CATEGORY;
    var p = only(store, PRODUCT);
    return read(
        store, field(selectCount().from(p).where(p.CATEGORY_ID.eq(c.ID)).and(ForSale.is(p))));
  }

  /** With 1 for those that have a product for sale. */
  CategoryTree forSale(Store store) {
    var c = CATEGORY;
    var p = only(store, PRODUCT);
    var sells = exists(selectOne().from(p).where(p.CATEGORY_ID.eq(c.ID)).and(ForSale.is(p)));
    return read(store, when(sells, inline(1)).otherwise(inline(0)));
  }

  /** As they are, and nobody else changes them until the transaction ends. */
  CategoryTree locked(Store store) {
    var c = only(store, CATEGORY);
    db.select(c.ID).from(c).orderBy(c.ID).forUpdate().fetch();
    return tree(store);
  }

  /** The present slug of the category that once had this one. */
  Optional<String> movedTo(Store store, String slug) {
    var had = only(store, CATEGORY_SLUG);
    var c = only(store, CATEGORY);
    return db.select(c.SLUG)
        .from(had)
        .join(c)
        .on(c.ID.eq(had.CATEGORY_ID))
        .where(had.SLUG.eq(slug))
        .fetchOptional(c.SLUG);
  }

  private CategoryTree read(Store store, Field<Integer> products) {
    var c = only(store, CATEGORY);
    var m = only(store, MEDIA);
    var picture = field(select(m.PUBLIC_ID).from(m).where(m.ID.eq(c.MEDIA_ID)));
    return CategoryTree.of(
        db.select(
                c.ID,
                c.PARENT_ID,
                c.PUBLIC_ID,
                c.SLUG,
                c.TITLE,
                c.DESCRIPTION,
                row(picture, c.IMAGE_ALT).mapping((id, alt) -> picture(store, id, alt)),
                products,
                c.VERSION)
            .from(c)
            .orderBy(c.POSITION, c.ID)
            .fetch(mapping(CategoryRow::new)));
  }

  private static @Nullable Picture picture(Store store, @Nullable String id, String alt) {
    return id == null ? null : new Picture(id, MediaPath.of(store, id), alt);
  }
}
