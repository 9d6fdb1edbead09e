package io.storeflow.demo;

import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;

import io.storeflow.inventory.Availability;
import io.storeflow.location.Locations;
import io.storeflow.shipping.Address;
import io.storeflow.stocktake.Stocktakes;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.transfer.Transfers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * A second location with stock in it, a transfer on its way there, and a stocktake that goes on.
 */
@Component
class DemoPlaces {
  private static final int MOVED = 24;
  private static final int LEFT = 100;

  private final DSLContext db;
  private final Locations locations;
  private final Transfers transfers;
  private final Stocktakes stocktakes;

  DemoPlaces(DSLContext db, Locations locations, Transfers transfers, Stocktakes stocktakes) {
    this.db = db;
    this.locations = locations;
    this.transfers = transfers;
    this.stocktakes = stocktakes;
  }

  void open(Store store, String name, Address address) {
    var plenty = plenty(store);
    if (plenty.size() < 3) return;
    var main = locations.all(store).getFirst();
    var second = locations.get(store, locations.create(store, name, address, Actor.SYSTEM));
    var first = transfers.begin(store, main, second, "", Actor.SYSTEM);
    transfers.write(store, first, 1, moved(plenty.subList(0, 2)));
    transfers.send(store, first, 2, Actor.SYSTEM);
    var arrived = new LinkedHashMap<String, Integer>();
    transfers.get(store, first).lines().forEach(it -> arrived.put(it.variant(), it.quantity()));
    transfers.receive(
        store, first, transfers.get(store, first).version(), arrived, false, "", Actor.SYSTEM);
    var next = transfers.begin(store, main, second, "", Actor.SYSTEM);
    transfers.write(store, next, 1, moved(plenty.subList(1, 3)));
    transfers.send(store, next, 2, Actor.SYSTEM);
    var stocktake = stocktakes.begin(store, second, null, Actor.SYSTEM);
    stocktakes.count(store, stocktake, plenty.getFirst(), MOVED - 1, Actor.SYSTEM);
  }

  private static Map<Long, Integer> moved(List<Long> variants) {
    var units = new LinkedHashMap<Long, Integer>();
    variants.forEach(variant -> units.put(variant, MOVED));
    return units;
  }

  /** Variants of which there is so much that nobody misses some. */
  private List<Long> plenty(Store store) {
    var s = only(store, STOCK);
    var v = only(store, VARIANT);
    return db.select(s.VARIANT_ID)
        .from(s)
        .join(v)
        .on(v.ID.eq(s.VARIANT_ID))
        .where(Availability.left(s).ge(LEFT))
        .orderBy(s.ON_HAND, s.VARIANT_ID)
        .limit(3)
        .fetch(s.VARIANT_ID);
  }
}
