package io.storeflow.catalog;

import static io.storeflow.db.Tables.CATEGORY;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_TAG;
import static io.storeflow.db.Tables.SHIPPING_PROFILE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.Brand;
import io.storeflow.db.tables.Category;
import io.storeflow.db.tables.Media;
import io.storeflow.db.tables.Product;
import io.storeflow.db.tables.Variant;
import io.storeflow.db.tables.records.VariantRecord;
import io.storeflow.inventory.Availability;
import io.storeflow.label.Brands;
import io.storeflow.lookup.ProductText;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.money.Money;
import io.storeflow.product.Attributes;
import io.storeflow.product.Description;
import io.storeflow.product.ProductTraits;
import io.storeflow.store.Store;
import io.storeflow.unitprice.Content;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
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
  private final Brands brands;

  ProductColumns(DSLContext db, Brands brands) {
    this.db = db;
    this.brands = brands;
  }

  static SelectField<ProductFields> fields(Store store, Product p, Category c, Media m, Brand b) {
    return row(
            p.TITLE,
            p.SECOND_TITLE,
            row(p.DESCRIPTION, p.DESCRIPTION_HTML).mapping(Description::kept),
            p.SLUG,
            c.PUBLIC_ID,
            m.PUBLIC_ID,
            p.IMAGE_ALT,
            ProductPictures.further(store, p),
            p.STATE,
            traits(store, p, b))
        .mapping(
            (title, second, text, slug, category, image, alt, further, state, traits) ->
                new ProductFields(
                    title,
                    second,
                    text,
                    slug,
                    category,
                    ProductPictures.joined(image, alt, further),
                    state,
                    traits));
  }

  private static SelectField<ProductTraits> traits(Store store, Product p, Brand b) {
    return row(
            p.PUBLISH_AT,
            p.FEATURED,
            p.PRODUCT_TYPE,
            coalesce(b.NAME, ""),
            tags(store, p),
            p.ATTRIBUTES.convertFrom(Attributes::read),
            p.SEO_TITLE,
            p.SEO_TEXT,
            profile(store, p),
            p.TAX_CLASS,
            p.GIFT_CARD)
        .mapping(ProductTraits::new);
  }

  private static Field<String> profile(Store store, Product p) {
    var profile = only(store, SHIPPING_PROFILE);
    return field(
        select(profile.PUBLIC_ID).from(profile).where(profile.ID.eq(p.SHIPPING_PROFILE_ID)));
  }

  private static Field<List<String>> tags(Store store, Product p) {
    var t = only(store, PRODUCT_TAG);
    return multiset(
            select(t.TAG).from(t).where(t.PRODUCT_ID.eq(p.ID)).orderBy(t.POSITION, t.FOLDED))
        .convertFrom(rows -> rows.map(Record1::value1));
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
            ProductPictures.named(store, v),
            v.TRACKED,
            v.ACTIVE,
            Availability.of(store, v).lowAtMain(),
            v.BACKORDER,
            v.ATTRIBUTES.convertFrom(Attributes::read),
            v.CONTENT.convertFrom(Content::kept))
        .mapping(ProductFields.OfVariant::new);
  }

  /**
   * The columns of a product. A brand that the store does not have yet comes to be.
   *
   * @param slug the one that it gets
   * @param pictures ids of its pictures by their public ids
   * @throws NotFound if the store has no such category
   */
  Map<Field<?>, @Nullable Object> of(
      Store store, long product, ProductChange change, String slug, Map<String, Long> pictures) {
    var fields = change.fields();
    var brand = brands.named(store, fields.traits().brand(), product);
    return of(
        change,
        slug,
        pictures,
        category(store, fields.category()),
        brand,
        profile(store, fields.traits().shippingProfile()));
  }

  /** The same for who has the ids of category, brand and shipping profile. */
  static Map<Field<?>, @Nullable Object> of(
      ProductChange change,
      String slug,
      Map<String, Long> pictures,
      @Nullable Long category,
      @Nullable Long brand,
      @Nullable Long profile) {
    var fields = change.fields();
    var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
    columns.put(PRODUCT.TITLE, fields.title());
    columns.put(PRODUCT.SECOND_TITLE, fields.secondTitle());
    columns.put(PRODUCT.DESCRIPTION, fields.description().text());
    columns.put(PRODUCT.DESCRIPTION_HTML, fields.description().html());
    columns.put(PRODUCT.SLUG, slug);
    columns.put(PRODUCT.CATEGORY_ID, category);
    var first = fields.pictures().stream().findFirst();
    columns.put(PRODUCT.MEDIA_ID, first.map(it -> pictures.get(it.id())).orElse(null));
    columns.put(PRODUCT.IMAGE_ALT, first.map(ProductFields.OfPicture::alt).orElse(""));
    columns.put(PRODUCT.STATE, fields.state());
    columns.put(PRODUCT.PRICE_MINOR, change.listPriceMinor());
    var traits = fields.traits();
    columns.put(PRODUCT.PUBLISH_AT, traits.publishAt());
    columns.put(PRODUCT.FEATURED, traits.featured());
    columns.put(PRODUCT.PRODUCT_TYPE, traits.type());
    columns.put(PRODUCT.BRAND_ID, brand);
    columns.put(PRODUCT.ATTRIBUTES, Attributes.written(traits.attributes()));
    columns.put(PRODUCT.SEO_TITLE, traits.seoTitle());
    columns.put(PRODUCT.SEO_TEXT, traits.seoText());
    columns.put(PRODUCT.SHIPPING_PROFILE_ID, profile);
    columns.put(PRODUCT.TAX_CLASS, traits.taxClass());
    columns.put(PRODUCT.GIFT_CARD, traits.giftCard());
    return columns;
  }

  /**
   * The columns of a variant, but those of its stock.
   *
   * @param values ids of the values that it is made of, one of each option
   * @param pictures ids of the product's pictures by their public ids
   */
  static Map<Field<?>, @Nullable Object> of(
      ProductFields.OfVariant fields, List<Long> values, int position, Map<String, Long> pictures) {
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
    columns.put(VARIANT.MEDIA_ID, fields.image() == null ? null : pictures.get(fields.image()));
    columns.put(VARIANT.TRACKED, fields.tracked());
    columns.put(VARIANT.ACTIVE, fields.active());
    columns.put(VARIANT.BACKORDER, fields.backorder());
    columns.put(VARIANT.ATTRIBUTES, Attributes.written(fields.attributes()));
    columns.put(VARIANT.CONTENT, Content.written(fields.content()));
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

  private @Nullable Long profile(Store store, @Nullable String publicId) {
    return publicId == null ? null : profile(db, store, publicId);
  }

  /**
   * @throws NotFound if the store has no such shipping profile
   */
  static Long profile(DSLContext db, Store store, String publicId) {
    var p = only(store, SHIPPING_PROFILE);
    return db.select(p.ID)
        .from(p)
        .where(p.PUBLIC_ID.eq(publicId))
        .fetchOptional(p.ID)
        .orElseThrow(NotFound::new);
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
