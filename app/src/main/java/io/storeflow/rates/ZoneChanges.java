package io.storeflow.rates;

import static io.storeflow.db.Tables.SHIPPING_RATE;
import static io.storeflow.db.Tables.SHIPPING_ZONE;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.money.Money;
import io.storeflow.postal.PostalArea;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.shipping.Zone;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited.Changes;
import io.storeflow.store.Store;
import io.storeflow.store.StoreRows;
import java.util.ArrayList;
import java.util.Collections;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Changes the zones of a store; each change is audited and ends the kept pages of the shop. */
@Service
public class ZoneChanges {
  public static final int MOST = 50;
  private static final String KIND = "zone";

  private final DSLContext db;
  private final Transactions transactions;
  private final ShippingBooks books;
  private final ShippingNews news;
  private final StoreRows stores;

  ZoneChanges(
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
   * Adds a zone and returns its public id.
   *
   * @param first whether it decides before all others of its method; else a part of another zone
   *     comes right before that, which would leave it nothing, and what is no part comes last
   * @throws ShippingFull if there are as many as there may be
   */
  public String create(Store store, ZoneDraft draft, boolean first, Actor actor) {
    var publicId = PublicId.random();
    transactions.write(
        () -> {
          stores.requireRoom(store, SHIPPING_ZONE, MOST, () -> new ShippingFull(MOST));
          int at = first ? 1 : place(store, draft);
          var all = only(store, SHIPPING_ZONE);
          db.update(all)
              .set(all.POSITION, all.POSITION.plus(1))
              .where(all.POSITION.ge(at))
              .execute();
          insertInto(db, store, SHIPPING_ZONE)
              .set(SHIPPING_ZONE.ID, Ids.next())
              .set(SHIPPING_ZONE.PUBLIC_ID, publicId)
              .set(SHIPPING_ZONE.METHOD, draft.method())
              .set(SHIPPING_ZONE.NAME, draft.name())
              .set(SHIPPING_ZONE.COUNTRIES, draft.area().keptCountries())
              .set(SHIPPING_ZONE.REGIONS, draft.area().keptRegions())
              .set(SHIPPING_ZONE.POSTCODES, PostalArea.kept(draft.area().postcodes()))
              .set(SHIPPING_ZONE.EXCEPT_POSTCODES, PostalArea.kept(draft.area().except()))
              .set(SHIPPING_ZONE.MINIMUM_MINOR, minor(draft.minimum()))
              .set(SHIPPING_ZONE.POSITION, at)
              .set(SHIPPING_ZONE.VERSION, 1)
              .execute();
          var changes = draft.differences(null);
          news.tell(store, actor, "zone.created", KIND, publicId, called(draft), changes);
        });
    return publicId;
  }

  private int place(Store store, ZoneDraft draft) {
    var all = only(store, SHIPPING_ZONE);
    var places = db.select(all.ID, all.POSITION).from(all).fetchMap(all.ID, all.POSITION);
    return books.of(store).zones(draft.method()).stream()
        .filter(it -> it.area().exceeds(draft.area()) && places.containsKey(it.id()))
        .map(it -> places.get(it.id()))
        .findFirst()
        .orElseGet(() -> places.values().stream().max(Integer::compare).orElse(0) + 1);
  }

  /**
   * Changes a zone to what the draft says; its method stays.
   *
   * @param version of the zone that the person saw
   * @throws StaleRate if it was changed since
   */
  public void change(Store store, String publicId, int version, ZoneDraft draft, Actor actor) {
    transactions.write(
        () -> {
          var before = find(store, publicId);
          if (before.version() != version) throw new StaleRate();
          var changes = draft.differences(ZoneDraft.of(before));
          if (changes.isEmpty()) return;
          var zone = only(store, SHIPPING_ZONE);
          int changed =
              db.update(zone)
                  .set(zone.NAME, draft.name())
                  .set(zone.COUNTRIES, draft.area().keptCountries())
                  .set(zone.REGIONS, draft.area().keptRegions())
                  .set(zone.POSTCODES, PostalArea.kept(draft.area().postcodes()))
                  .set(zone.EXCEPT_POSTCODES, PostalArea.kept(draft.area().except()))
                  .set(zone.MINIMUM_MINOR, minor(draft.minimum()))
                  .set(zone.VERSION, version + 1)
                  .where(zone.ID.eq(before.id()))
                  .and(zone.VERSION.eq(version))
                  .execute();
          if (changed == 0) throw new StaleRate();
          news.tell(store, actor, "zone.changed", KIND, publicId, called(draft), changes);
        });
  }

  /** Removes a zone with its rates; orders keep what they were charged. */
  public void delete(Store store, String publicId, Actor actor) {
    transactions.write(
        () -> {
          var before = find(store, publicId);
          var rate = only(store, SHIPPING_RATE);
          db.deleteFrom(rate).where(rate.ZONE_ID.eq(before.id())).execute();
          var zone = only(store, SHIPPING_ZONE);
          db.deleteFrom(zone).where(zone.ID.eq(before.id())).execute();
          var name = called(ZoneDraft.of(before));
          var changes =
              Changes.none().field("name", name, null).field("rates", before.rates().size(), null);
          news.tell(store, actor, "zone.deleted", KIND, publicId, name, changes);
        });
  }

  /** Moves a zone one place up or down among those of its method. */
  public void move(Store store, String publicId, boolean up, Actor actor) {
    transactions.write(
        () -> {
          var zone = find(store, publicId);
          var book = books.of(store);
          var all = new ArrayList<>(book.zones());
          var mine = book.zones(zone.method());
          int from = mine.indexOf(zone);
          int to = up ? from - 1 : from + 1;
          if (to < 0 || to >= mine.size()) return;
          Collections.swap(all, all.indexOf(zone), all.indexOf(mine.get(to)));
          var row = only(store, SHIPPING_ZONE);
          Places.write(db, row, row.ID, row.POSITION, all.stream().map(Zone::id).toList());
          var changes = Changes.none().field("position", from + 1, to + 1);
          var name = called(ZoneDraft.of(zone));
          news.tell(store, actor, "zone.changed", KIND, publicId, name, changes);
        });
  }

  private Zone find(Store store, String publicId) {
    return books.of(store).zone(publicId).orElseThrow(NotFound::new);
  }

  private static String called(ZoneDraft draft) {
    return draft.name().isEmpty() ? draft.area().keptCountries() : draft.name();
  }

  private static @Nullable Long minor(@Nullable Money amount) {
    return amount == null ? null : amount.minor();
  }
}
