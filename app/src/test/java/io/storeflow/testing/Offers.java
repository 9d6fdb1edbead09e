package io.storeflow.testing;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_TEXT;
import static io.storeflow.db.Tables.SHIPPING_RATE;
import static io.storeflow.db.Tables.SHIPPING_ZONE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.inventory.Inventory;
import io.storeflow.lookup.ProductText;
import io.storeflow.lookup.ProductTexts;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.product.ProductState;
import io.storeflow.pulse.Pulse;
import io.storeflow.shipping.Basis;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Writes what a store has for sale, and tells everybody, as if staff had saved it. */
final class Offers {
  private final DSLContext db;
  private final Transactions transactions;
  private final Inventory inventory;
  private final Pulse pulse;

  Offers(DSLContext db, Transactions transactions, Inventory inventory, Pulse pulse) {
    this.db = db;
    this.transactions = transactions;
    this.inventory = inventory;
    this.pulse = pulse;
  }

  /** An active product with one variant; {@code onHand} null leaves it untracked. */
  World.Goods goods(Store store, long priceMinor, @Nullable Integer onHand) {
    long product = Ids.next();
    long variant = Ids.next();
    var slug = "p-" + product;
    var publicId = PublicId.random();
    var productPublicId = PublicId.random();
    transactions.write(
        () -> {
          insertInto(db, store, PRODUCT)
              .set(PRODUCT.ID, product)
              .set(PRODUCT.PUBLIC_ID, productPublicId)
              .set(PRODUCT.SLUG, slug)
              .set(PRODUCT.TITLE, "Product " + product)
              .set(PRODUCT.SECOND_TITLE, "")
              .set(PRODUCT.DESCRIPTION, "")
              .set(PRODUCT.IMAGE_ALT, "")
              .set(PRODUCT.STATE, ProductState.ACTIVE)
              .set(PRODUCT.PRICE_MINOR, priceMinor)
              .set(PRODUCT.CREATED_AT, Instant.now())
              .set(PRODUCT.UPDATED_AT, Instant.now())
              .set(PRODUCT.VERSION, 1)
              .execute();
          insertInto(db, store, VARIANT)
              .set(VARIANT.ID, variant)
              .set(VARIANT.PUBLIC_ID, publicId)
              .set(VARIANT.PRODUCT_ID, product)
              .set(VARIANT.TITLE, "")
              .set(VARIANT.SKU, "SKU-" + variant)
              .set(VARIANT.TITLE_FOLDED, "")
              .set(VARIANT.SKU_FOLDED, ProductText.sku("SKU-" + variant))
              .set(VARIANT.PRICE_MINOR, priceMinor)
              .set(VARIANT.TRACKED, onHand != null)
              .set(VARIANT.ACTIVE, true)
              .set(VARIANT.POSITION, 1)
              .execute();
          var searched = List.of(new ProductText.VariantText("", "SKU-" + variant));
          var text = ProductText.of("Product " + product, "", searched);
          insertAll(db, store, PRODUCT_TEXT, List.of(ProductTexts.row(product, text)));
          if (onHand != null)
            inventory.track(
                store, List.of(new Inventory.Counted(variant, onHand, 5)), Actor.SYSTEM);
        });
    return new World.Goods(variant, publicId, product, productPublicId, slug);
  }

  /** The public id of the one variant of a product. */
  String variant(Store store, String productPublicId) {
    var p = only(store, PRODUCT);
    var v = only(store, VARIANT);
    return db.select(v.PUBLIC_ID)
        .from(v)
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .where(p.PUBLIC_ID.eq(productPublicId))
        .fetchSingle(v.PUBLIC_ID);
  }

  /** A rate that goes to Germany; its public id. */
  String rate(Store store, Method method, long priceMinor) {
    long id = Ids.next();
    var publicId = PublicId.random();
    transactions.write(
        () -> {
          insertInto(db, store, SHIPPING_RATE)
              .set(SHIPPING_RATE.ID, id)
              .set(SHIPPING_RATE.PUBLIC_ID, publicId)
              .set(SHIPPING_RATE.NAME, method.code())
              .set(SHIPPING_RATE.METHOD, method)
              .set(SHIPPING_RATE.ZONE_ID, method.needsAddress() ? germany(store, method) : null)
              .set(SHIPPING_RATE.BASIS, Basis.FLAT)
              .set(SHIPPING_RATE.PRICE_MINOR, priceMinor)
              .set(SHIPPING_RATE.ACTIVE, true)
              .set(SHIPPING_RATE.POSITION, 1)
              .set(SHIPPING_RATE.VERSION, 1)
              .execute();
          pulse.shopChanged(store);
        });
    return publicId;
  }

  /**
   * The zone of Germany, which is made with the first rate that goes there. Of more zones the first
   * is meant: no address of it is looked for in one behind it.
   */
  private Long germany(Store store, Method method) {
    var zone = only(store, SHIPPING_ZONE);
    var there =
        db.select(zone.ID)
            .from(zone)
            .where(zone.METHOD.eq(method))
            .orderBy(zone.POSITION, zone.ID)
            .limit(1)
            .fetchOne(zone.ID);
    if (there != null) return there;
    long id = Ids.next();
    insertInto(db, store, SHIPPING_ZONE)
        .set(SHIPPING_ZONE.ID, id)
        .set(SHIPPING_ZONE.PUBLIC_ID, PublicId.random())
        .set(SHIPPING_ZONE.METHOD, method)
        .set(SHIPPING_ZONE.NAME, "")
        .set(SHIPPING_ZONE.COUNTRIES, "DE")
        .set(SHIPPING_ZONE.POSTCODES, "")
        .set(SHIPPING_ZONE.EXCEPT_POSTCODES, "")
        .set(SHIPPING_ZONE.POSITION, 1)
        .set(SHIPPING_ZONE.VERSION, 1)
        .execute();
    return id;
  }

  /** All its zones go to these countries too. */
  void sendTo(Store store, String countries) {
    var zone = only(store, SHIPPING_ZONE);
    change(store, () -> db.update(zone).set(zone.COUNTRIES, countries).execute());
  }

  /** Another price of the goods, as if staff had saved it. */
  void becomeGiftCards(Store store, World.Goods goods) {
    var product = only(store, PRODUCT);
    change(
        store,
        () ->
            db.update(product)
                .set(product.GIFT_CARD, true)
                .where(product.ID.eq(goods.productId()))
                .execute());
  }

  void reprice(Store store, World.Goods goods, long priceMinor) {
    var variant = only(store, VARIANT);
    change(
        store,
        () ->
            db.update(variant)
                .set(variant.PRICE_MINOR, priceMinor)
                .where(variant.ID.eq(goods.id()))
                .execute());
  }

  void reprice(Store store, String ratePublicId, long priceMinor) {
    var rate = only(store, SHIPPING_RATE);
    change(
        store,
        () ->
            db.update(rate)
                .set(rate.PRICE_MINOR, priceMinor)
                .where(rate.PUBLIC_ID.eq(ratePublicId))
                .execute());
  }

  /** Changes the offer of the store behind the back of its services, and tells everybody. */
  void change(Store store, Runnable write) {
    transactions.write(
        () -> {
          write.run();
          pulse.shopChanged(store);
        });
  }
}
