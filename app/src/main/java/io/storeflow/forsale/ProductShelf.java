package io.storeflow.forsale;

import static io.storeflow.db.Tables.BRAND;
import static io.storeflow.db.Tables.CATEGORY;
import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.OPTION_VALUE;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_OPTION;
import static io.storeflow.db.Tables.PRODUCT_PICTURE;
import static io.storeflow.db.Tables.PRODUCT_TAG;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;

import io.storeflow.allergen.Food;
import io.storeflow.db.tables.Category;
import io.storeflow.db.tables.Media;
import io.storeflow.db.tables.Product;
import io.storeflow.db.tables.Variant;
import io.storeflow.exemption.Exemption;
import io.storeflow.exemption.Exemptions;
import io.storeflow.forsale.ShopVariant.Made;
import io.storeflow.inventory.Availability;
import io.storeflow.media.MediaPath;
import io.storeflow.modifier.OfferedModifiers;
import io.storeflow.platform.markup.Markup;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.paging.Keyset;
import io.storeflow.pricelist.ListPrice;
import io.storeflow.pricelist.ListPrices;
import io.storeflow.product.Attributes;
import io.storeflow.product.Description;
import io.storeflow.product.ForSale;
import io.storeflow.product.ProductSort;
import io.storeflow.product.TaxClass;
import io.storeflow.safety.Safeties;
import io.storeflow.store.Store;
import io.storeflow.unitprice.Content;
import io.storeflow.unitprice.UnitPriceLaw;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.SelectConditionStep;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The tables that a product for shoppers is read from, and how it is made of a row. */
final class ProductShelf {
  private final Store store;
  final Product p;
  private final Category c;
  private final Media m;
  private final Field<ShopTraits> traits;
  private final Field<List<ShopOption>> options;
  private final Field<List<ShopPicture>> further;
  private final Field<List<ShopVariant>> variants;
  private final Field<OfferedModifiers.Offer> modifiers;
  private final Field<Exemption> exemption;
  private final boolean byMeasure;

  /**
   * @param full whether options and what variants are made of are told
   * @param earlier what is known of the store
   */
  ProductShelf(Store store, boolean full, Supplier<EarlierPrices.Known> earlier) {
    this.store = store;
    byMeasure = UnitPriceLaw.holdsIn(store.country());
    p = only(store, PRODUCT);
    c = CATEGORY;
    m = MEDIA;
    traits = full ? traits() : inline(0).convertFrom(none -> ShopTraits.UNTOLD);
    options = full ? options() : inline(0).convertFrom(none -> List.<ShopOption>of());
    further = full ? further() : inline(0).convertFrom(none -> List.<ShopPicture>of());
    variants = variants(full, earlier);
    modifiers = OfferedModifiers.offer(store, p);
    exemption = Exemptions.of(store, p);
  }

  SelectConditionStep<? extends Record> select(DSLContext db, Table<?> products) {
    return db.select(p.ID, p.PUBLIC_ID, p.SLUG, p.TITLE, p.SECOND_TITLE, p.DESCRIPTION, p.IMAGE_ALT)
        .select(m.PUBLIC_ID, m.WIDTH, m.HEIGHT, m.COLOUR, further)
        .select(p.PRICE_MINOR, c.PUBLIC_ID, c.SLUG, c.TITLE, traits, options, variants)
        .select(modifiers, p.ALLERGENS, p.ADDITIVES, exemption)
        .from(products)
        .leftJoin(c)
        .on(ownedBy(store, c))
        .and(c.ID.eq(p.CATEGORY_ID))
        .leftJoin(m)
        .on(ownedBy(store, m))
        .and(m.ID.eq(p.MEDIA_ID))
        .where(ForSale.is(p));
  }

  Keyset.Row<ShopProduct> row(Record row, ProductSort sort) {
    long id = row.get(p.ID);
    return new Keyset.Row<>(
        sort.keyOf(id, row.get(p.PRICE_MINOR), row.get(p.TITLE)), id, product(row));
  }

  ShopProduct product(Record row) {
    return new ShopProduct(
        row.get(p.PUBLIC_ID),
        row.get(p.SLUG),
        row.get(p.TITLE),
        row.get(p.SECOND_TITLE),
        row.get(p.DESCRIPTION),
        pictures(row),
        category(row),
        price(row),
        row.get(traits),
        ShopOption.offered(row.get(options), row.get(variants)),
        row.get(variants),
        row.get(modifiers),
        Food.read(row.get(p.ALLERGENS), row.get(p.ADDITIVES)),
        row.get(exemption));
  }

  /** That of the cheapest variant: in another currency another one may be it. */
  private Money price(Record row) {
    var own = store.money(store.conversion().price(row.get(p.PRICE_MINOR)));
    return store.list() == null
        ? own
        : row.get(variants).stream()
            .map(ShopVariant::price)
            .min(Comparator.naturalOrder())
            .orElse(own);
  }

  private @Nullable ShopCategory category(Record row) {
    var id = row.get(c.PUBLIC_ID);
    return id == null ? null : new ShopCategory(id, row.get(c.SLUG), row.get(c.TITLE), 0);
  }

  private Field<ShopTraits> traits() {
    var t = only(store, PRODUCT_TAG);
    var tags =
        multiset(
                DSL.select(t.TAG)
                    .from(t)
                    .where(t.PRODUCT_ID.eq(p.ID))
                    .orderBy(t.POSITION, t.FOLDED))
            .convertFrom(rows -> rows.map(Record1::value1));
    return DSL.field(
        DSL.row(
                DSL.row(p.DESCRIPTION, p.DESCRIPTION_HTML).mapping(ProductShelf::markup),
                p.FEATURED,
                p.PRODUCT_TYPE,
                brand(),
                tags,
                p.ATTRIBUTES.convertFrom(Attributes::read),
                p.SEO_TITLE,
                p.SEO_TEXT,
                Safeties.told(store, p.ID, p.BRAND_ID),
                DSL.when(p.GIFT_CARD, DSL.inline(TaxClass.EXEMPT, p.TAX_CLASS))
                    .otherwise(p.TAX_CLASS),
                p.GIFT_CARD)
            .mapping(ShopTraits::new));
  }

  private Field<ShopTraits.Brand> brand() {
    var b = only(store, BRAND);
    var its = only(store, MEDIA);
    var logo = DSL.field(DSL.select(its.PUBLIC_ID).from(its).where(its.ID.eq(b.LOGO_ID)));
    return multiset(DSL.select(b.NAME, b.SLUG, logo).from(b).where(b.ID.eq(p.BRAND_ID)))
        .convertFrom(
            rows ->
                rows
                    .map(
                        mapping(
                            (name, slug, picture) ->
                                new ShopTraits.Brand(name, slug, MediaPath.of(store, picture))))
                    .stream()
                    .findFirst()
                    .orElse(ShopTraits.Brand.NONE));
  }

  private static @Nullable Markup markup(String text, @Nullable String html) {
    return Description.kept(text, html).markup();
  }

  /** The first one of the product's row, then the others. */
  private List<ShopPicture> pictures(Record row) {
    var id = row.get(m.PUBLIC_ID);
    if (id == null) return row.get(further);
    var first =
        picture(id, row.get(p.IMAGE_ALT), row.get(m.WIDTH), row.get(m.HEIGHT), row.get(m.COLOUR));
    var others = row.get(further).stream().filter(it -> !it.path().equals(first.path()));
    return Stream.concat(Stream.of(first), others).toList();
  }

  private Field<List<ShopPicture>> further() {
    var picture = only(store, PRODUCT_PICTURE);
    var its = only(store, MEDIA);
    return multiset(
            DSL.select(its.PUBLIC_ID, picture.ALT, its.WIDTH, its.HEIGHT, its.COLOUR)
                .from(picture)
                .join(its)
                .on(its.ID.eq(picture.MEDIA_ID))
                .where(picture.PRODUCT_ID.eq(p.ID))
                .orderBy(picture.POSITION))
        .convertFrom(rows -> rows.map(mapping(this::picture)));
  }

  private ShopPicture picture(
      String id, String alt, int width, int height, @Nullable String colour) {
    return new ShopPicture(MediaPath.of(store, id), alt, width, height, colour);
  }

  private Field<List<ShopOption>> options() {
    var o = only(store, PRODUCT_OPTION);
    var value = only(store, OPTION_VALUE);
    var values =
        multiset(
                DSL.select(value.ID, value.VALUE)
                    .from(value)
                    .where(value.OPTION_ID.eq(o.ID))
                    .orderBy(value.POSITION, value.ID))
            .convertFrom(rows -> rows.map(mapping(ShopOption.Value::new)));
    return multiset(
            DSL.select(o.NAME, values)
                .from(o)
                .where(o.PRODUCT_ID.eq(p.ID))
                .orderBy(o.POSITION, o.ID))
        .convertFrom(rows -> rows.map(mapping(ShopOption::new)));
  }

  private Field<List<ShopVariant>> variants(boolean full, Supplier<EarlierPrices.Known> earlier) {
    var v = only(store, VARIANT);
    return multiset(
            DSL.select(
                    v.PUBLIC_ID,
                    v.TITLE,
                    v.SKU,
                    ListPrices.of(store, v),
                    Catalogue.struck(store, v, p, earlier),
                    v.TRACKED,
                    Availability.of(store, v).left(),
                    v.SOLD_OUT,
                    v.BACKORDER,
                    full ? made(v) : inline(0).convertFrom(none -> Made.UNTOLD),
                    v.CONTENT)
                .from(v)
                .where(v.PRODUCT_ID.eq(p.ID))
                .and(v.ACTIVE)
                .orderBy(v.POSITION, v.ID))
        .convertFrom(rows -> rows.map(mapping(this::variant)));
  }

  private SelectField<Made> made(Variant v) {
    var its = only(store, MEDIA);
    var picture = DSL.field(DSL.select(its.PUBLIC_ID).from(its).where(its.ID.eq(v.MEDIA_ID)));
    return DSL.row(
            v.VALUE1_ID, v.VALUE2_ID, v.VALUE3_ID, v.BARCODE, v.WEIGHT_GRAMS, picture, v.ATTRIBUTES)
        .mapping(
            (first, second, third, barcode, grams, image, attributes) ->
                new Made(
                    Stream.of(first, second, third).filter(Objects::nonNull).toList(),
                    barcode,
                    grams,
                    MediaPath.of(store, image),
                    Attributes.read(attributes)));
  }

  private ShopVariant variant(
      String publicId,
      String title,
      String sku,
      ListPrice price,
      @Nullable Long compareAt,
      boolean tracked,
      int left,
      boolean soldOut,
      int backorder,
      Made made,
      String content) {
    var lowest = price.lowest();
    return new ShopVariant(
        publicId,
        title,
        sku,
        store.money(price.price()),
        compareAt == null ? null : store.money(compareAt),
        tracked,
        tracked && !soldOut ? Math.max(0, left + backorder) : 0,
        soldOut,
        tracked && !soldOut && left <= 0 && left + backorder > 0,
        made,
        byMeasure ? Content.kept(content) : null,
        lowest == null ? null : store.money(lowest));
  }
}
