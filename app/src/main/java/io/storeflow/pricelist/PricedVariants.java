package io.storeflow.pricelist;

import static io.storeflow.db.Tables.PRICE_LIST_PRICE;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.max;

import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Store;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Variants with their prices in a list, for staff. */
@Service
public class PricedVariants {
  /**
   * @param variantId public id
   * @param sku empty for none
   * @param own its price in the currency of the store
   * @param price in that of the list
   * @param before what it cost before there, as the merchant says; null for nothing
   */
  public record Priced(
      String variantId,
      String sku,
      String title,
      String variant,
      Money own,
      Money price,
      @Nullable Money before) {}

  private final DSLContext db;

  PricedVariants(DSLContext db) {
    this.db = db;
  }

  /** Row ids of the variants with that SKU, else of those of the product with that address. */
  public List<Long> named(Store store, String name) {
    var v = only(store, VARIANT);
    var bySku =
        name.isEmpty()
            ? List.<Long>of()
            : db.select(v.ID).from(v).where(v.SKU.eq(name)).fetch(v.ID);
    // The column of addresses knows no other letters, and fails when it is compared with them.
    boolean isNone = name.isEmpty() || name.chars().anyMatch(letter -> letter >= 128);
    if (isNone || !bySku.isEmpty()) return bySku;
    var p = only(store, PRODUCT);
    return db.select(v.ID)
        .from(v)
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .where(p.SLUG.eq(name))
        .orderBy(v.ID)
        .fetch(v.ID);
  }

  /** Its row id, in a list. */
  public List<Long> byPublicId(Store store, String publicId) {
    var v = only(store, VARIANT);
    return PublicId.looksRight(publicId)
        ? db.select(v.ID).from(v).where(v.PUBLIC_ID.eq(publicId)).fetch(v.ID)
        : List.of();
  }

  /** The highest price of the store, in minor units. */
  public long highest(Store store) {
    var v = only(store, VARIANT);
    var top = db.select(max(v.PRICE_MINOR)).from(v).fetchOne(0, Long.class);
    return top == null ? 0 : top;
  }

  /** Those whose price is said, by their SKU. One statement. */
  public List<Priced> said(Store store, PriceListRow row, int skipped, int most) {
    var p = only(store, PRICE_LIST_PRICE);
    var v = only(store, VARIANT);
    var t = only(store, PRODUCT);
    var currency = row.list().currency();
    return db.select(
            v.PUBLIC_ID, v.SKU, t.TITLE, v.TITLE, v.PRICE_MINOR, p.PRICE_MINOR, p.COMPARE_AT_MINOR)
        .from(p)
        .join(v)
        .on(v.ID.eq(p.VARIANT_ID))
        .join(t)
        .on(t.ID.eq(v.PRODUCT_ID))
        .where(p.LIST_ID.eq(row.list().id()))
        .orderBy(v.SKU, v.ID)
        .limit(most)
        .offset(skipped)
        .fetch(
            it ->
                new Priced(
                    it.value1(),
                    it.value2(),
                    it.value3(),
                    it.value4(),
                    new Money(it.value5(), store.ownCurrency()),
                    new Money(it.value6(), currency),
                    it.value7() == null ? null : new Money(it.value7(), currency)));
  }

  /** Prices of the store, from low to high, as examples. One statement. */
  public List<Money> examples(Store store, int most) {
    var v = only(store, VARIANT);
    return db.selectDistinct(v.PRICE_MINOR)
        .from(v)
        .where(v.PRICE_MINOR.gt(0L))
        .orderBy(v.PRICE_MINOR)
        .limit(most)
        .fetch(it -> new Money(it.value1(), store.ownCurrency()));
  }
}
