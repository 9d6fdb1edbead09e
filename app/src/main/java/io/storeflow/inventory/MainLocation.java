package io.storeflow.inventory;

import static io.storeflow.db.Tables.LOCATION;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.merchant.StoreOpened;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Store;
import java.util.HashMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The one location that each store begins with, and always has. */
@Component
class MainLocation {
  private final DSLContext db;

  MainLocation(DSLContext db) {
    this.db = db;
  }

  @EventListener
  void on(StoreOpened opened) {
    insertInto(db, opened.store(), LOCATION)
        .set(LOCATION.ID, Ids.next())
        .set(LOCATION.PUBLIC_ID, PublicId.random())
        .set(LOCATION.NAME, opened.store().name())
        .set(LOCATION.MAIN, true)
        .execute();
  }

  long of(Store store) {
    var location = only(store, LOCATION);
    return db.select(location.ID).from(location).where(location.MAIN).fetchSingle(location.ID);
  }

  /** The same units, where those of a location that was closed since come to the main one. */
  SortedMap<StockPlace, Integer> inPlaceOfClosed(
      Store store, SortedMap<StockPlace, Integer> units) {
    if (units.isEmpty()) return units;
    var l = only(store, LOCATION);
    var open = new HashMap<Long, Boolean>();
    // Shared: it is not closed before what comes in has come in.
    db.select(l.ID, l.ACTIVE, l.MAIN)
        .from(l)
        .orderBy(l.ID)
        .forShare()
        .forEach(row -> open.put(row.value1(), row.value2() || row.value3()));
    if (units.keySet().stream().allMatch(place -> open.getOrDefault(place.location(), false)))
      return units;
    long main = of(store);
    var moved = new TreeMap<StockPlace, Integer>();
    units.forEach(
        (place, number) -> {
          boolean stays = open.getOrDefault(place.location(), false);
          var to = stays ? place : new StockPlace(place.variant(), main);
          moved.merge(to, number, Integer::sum);
        });
    return moved;
  }
}
