package io.storeflow.catalog;

import static io.storeflow.db.Tables.CATEGORY;
import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.row;

import io.storeflow.db.tables.Category;
import io.storeflow.db.tables.Media;
import io.storeflow.db.tables.Product;
import io.storeflow.db.tables.Variant;
import io.storeflow.db.tables.records.VariantRecord;
import io.storeflow.inventory.Availability;
import io.storeflow.lookup.ProductText;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the fields that staff fill in are kept: how they are read, inserted and updated. */
@Component
class ProductColumns {
  /** What a variant is made of: a value of each option, in the order of the options. */
  private static final List<TableField<VariantRecord, Long>> VALUES =
      List.of(VARIANT.VALUE1_ID, VARIANT.VALUE2_ID, VARIANT.VALUE3_ID);

  private final DSLContext db;

  ProductColumns(DSLContext db) {
    this.db = db;
  }

  static SelectField<ProductFields> fields(Product p, Category c, Media m) {
    return row(
            p.TITLE,
            p.SECOND_TITLE,
            p.DESCRIPTION,
            p.SLUG,
            c.PUBLIC_ID,
            m.PUBLIC_ID,
            p.IMAGE_ALT,
            p.STATE)
        .mapping(ProductFields::new);
  }

  static SelectField<ProductFields.OfVariant> fields(Store store, Variant v) {
    return row(
            v.TITLE,
            v.SKU,
            v.PRICE_MINOR.convertFrom(store::money),
            v.COMPARE_AT_MINOR.convertFrom(minor -> minor == null ? null : store.money(minor)),
            v.COST_MINOR.convertFrom(minor -> minor == null ? null : store.money(minor)),
            v.BARCODE,
            v.WEIGHT_GRAMS,
            v.TRACKED,
            v.ACTIVE,
            Availability.of(store, v).lowAtMain())
        .mapping(ProductFields.OfVariant::new);
  }

  /**
   * The columns of a product.
   *
   * @param slug the one that it gets
   * @throws NotFound if the store has no such category or image
   */
  Map<Field<?>, @Nullable Object> of(Store store, ProductChange change, String slug) {
    var fields = change.fields();
    var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
    columns.put(PRODUCT.TITLE, fields.title());
    columns.put(PRODUCT.SECOND_TITLE, fields.secondTitle());
    columns.put(PRODUCT.DESCRIPTION, fields.description());
    columns.put(PRODUCT.SLUG, slug);
    columns.put(PRODUCT.CATEGORY_ID, category(store, fields.category()));
    columns.put(PRODUCT.MEDIA_ID, image(store, fields.image()));
    columns.put(PRODUCT.IMAGE_ALT, fields.imageAlt());
    columns.put(PRODUCT.STATE, fields.state());
    columns.put(PRODUCT.PRICE_MINOR, change.listPriceMinor());
    return columns;
  }

  /**
   * The columns of a variant, but those of its stock.
   *
   * @param values ids of the values that it is made of, one of each option
   */
  static Map<Field<?>, @Nullable Object> of(
      ProductFields.OfVariant fields, List<Long> values, int position) {
    var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
    columns.put(VARIANT.TITLE, fields.title());
    columns.put(VARIANT.SKU, fields.sku());
    columns.put(VARIANT.TITLE_FOLDED, ProductText.title(fields.title()));
    columns.put(VARIANT.SKU_FOLDED, ProductText.sku(fields.sku()));
    columns.put(VARIANT.PRICE_MINOR, fields.price().minor());
    columns.put(VARIANT.COMPARE_AT_MINOR, minor(fields.compareAt()));
    columns.put(VARIANT.COST_MINOR, minor(fields.cost()));
    columns.put(VARIANT.BARCODE, fields.barcode());
    columns.put(VARIANT.WEIGHT_GRAMS, fields.weightGrams());
    columns.put(VARIANT.TRACKED, fields.tracked());
    columns.put(VARIANT.ACTIVE, fields.active());
    columns.put(VARIANT.POSITION, position);
    columns.put(VARIANT.REMOVED, false);
    for (int i = 0; i < VALUES.size(); i++)
      columns.put(VALUES.get(i), i < values.size() ? values.get(i) : null);
    return columns;
  }

  private @Nullable Long category(Store store, @Nullable String publicId) {
    var c = only(store, CATEGORY);
    return publicId == null ? null : id(c, c.ID, c.PUBLIC_ID, publicId);
  }

  private @Nullable Long image(Store store, @Nullable String publicId) {
    var m = only(store, MEDIA);
    return publicId == null ? null : id(m, m.ID, m.PUBLIC_ID, publicId);
  }

  private <R extends Record> Long id(
      Table<R> table, TableField<R, Long> id, TableField<R, String> named, String publicId) {
    return db.select(id)
        .from(table)
        .where(named.eq(publicId))
        .fetchOptional(id)
        .orElseThrow(NotFound::new);
  }

  private static @Nullable Long minor(@Nullable Money money) {
    return money == null ? null : money.minor();
  }
}
