package io.storeflow.rates;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.SHIPPING_PROFILE;
import static io.storeflow.db.Tables.SHIPPING_RATE;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.shipping.Profile;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited.Changes;
import io.storeflow.store.Store;
import io.storeflow.store.StoreRows;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** Changes the shipping profiles of a store. */
@Service
public class ShippingProfileChanges {
  public static final int MOST = 20;
  private static final String KIND = "shipping_profile";

  private final DSLContext db;
  private final Transactions transactions;
  private final ShippingBooks books;
  private final ShippingNews news;
  private final StoreRows stores;

  ShippingProfileChanges(
      DSLContext db,
      Transactions transactions,
      ShippingBooks books,
      ShippingNews news,
      StoreRows stores) {
    this.db = db;
    this.transactions = transactions;
    this.books = books;
    this.news = news;
    this.stores = stores;
  }

  /**
   * Adds a profile and returns its public id.
   *
   * @throws ShippingFull if there are as many as there may be
   */
  public String create(Store store, String name, Actor actor) {
    var publicId = PublicId.random();
    transactions.write(
        () -> {
          stores.requireRoom(store, SHIPPING_PROFILE, MOST, () -> new ShippingFull(MOST));
          insertInto(db, store, SHIPPING_PROFILE)
              .set(SHIPPING_PROFILE.ID, Ids.next())
              .set(SHIPPING_PROFILE.PUBLIC_ID, publicId)
              .set(SHIPPING_PROFILE.NAME, name)
              .set(SHIPPING_PROFILE.VERSION, 1)
              .execute();
          var changes = Changes.none().field("name", null, name);
          news.tell(store, actor, "shipping_profile.created", KIND, publicId, name, changes);
        });
    return publicId;
  }

  /**
   * @param version of the profile that the person saw
   * @throws StaleRate if it was changed since
   */
  public void rename(Store store, String publicId, int version, String name, Actor actor) {
    transactions.write(
        () -> {
          var before = find(store, publicId);
          if (before.version() != version) throw new StaleRate();
          if (before.name().equals(name)) return;
          var profile = only(store, SHIPPING_PROFILE);
          int changed =
              db.update(profile)
                  .set(profile.NAME, name)
                  .set(profile.VERSION, version + 1)
                  .where(profile.ID.eq(before.id()))
                  .and(profile.VERSION.eq(version))
                  .execute();
          if (changed == 0) throw new StaleRate();
          var changes = Changes.none().field("name", before.name(), name);
          news.tell(store, actor, "shipping_profile.changed", KIND, publicId, name, changes);
        });
  }

  /** Removes a profile with its rates; its goods are then sent as all others. */
  public void delete(Store store, String publicId, Actor actor) {
    transactions.write(
        () -> {
          var before = find(store, publicId);
          var rate = only(store, SHIPPING_RATE);
          db.deleteFrom(rate).where(rate.PROFILE_ID.eq(before.id())).execute();
          var product = only(store, PRODUCT);
          int goods =
              db.update(product)
                  .setNull(product.SHIPPING_PROFILE_ID)
                  .where(product.SHIPPING_PROFILE_ID.eq(before.id()))
                  .execute();
          var profile = only(store, SHIPPING_PROFILE);
          db.deleteFrom(profile).where(profile.ID.eq(before.id())).execute();
          var changes =
              Changes.none().field("name", before.name(), null).field("products", goods, null);
          news.tell(
              store, actor, "shipping_profile.deleted", KIND, publicId, before.name(), changes);
        });
  }

  private Profile find(Store store, String publicId) {
    return books.of(store).profile(publicId).orElseThrow(NotFound::new);
  }
}
