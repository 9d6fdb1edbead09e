package io.storeflow.testing;

import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.store.Owned.only;

import io.storeflow.inventory.Adjustments;
import io.storeflow.inventory.Adjustments.Change;
import io.storeflow.inventory.Adjustments.Why;
import io.storeflow.inventory.LedgerKind;
import io.storeflow.location.Locations;
import io.storeflow.pickup.OwnStock;
import io.storeflow.pickup.PickupPlace;
import io.storeflow.platform.db.Transactions;
import io.storeflow.rates.RateChanges;
import io.storeflow.rates.RateDraft;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Handling;
import io.storeflow.shipping.Tariff;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Autowired;

/** Places of a store from which shoppers fetch what they order, each with a stock of its own. */
public class FetchPlaces {
  @Autowired Locations locations;
  @Autowired RateChanges rates;
  @Autowired Adjustments adjustments;
  @Autowired Transactions transactions;
  @Autowired DSLContext db;

  /** A place, which becomes the name of its rate too. */
  public record At(long location, String rate) {}

  public At open(Store store, String name, OwnStock stock) {
    var where = new Address("DE", "10999", "", "Berlin", name + " 7", "");
    var id = locations.create(store, name, where, Actor.SYSTEM);
    var at = locations.get(store, id);
    var place = PickupPlace.of(store, at.id(), id, name, where.found(), false, true);
    var free = Tariff.flat(store.money(0));
    var handling = new Handling(0, null, 30);
    var draft =
        new RateDraft(name, null, free, null, null, null, true, handling, place, false, stock);
    return new At(at.id(), rates.create(store, draft, Actor.SYSTEM));
  }

  public void bring(Store store, At at, World.Goods goods, int units) {
    var why = new Why(LedgerKind.RECEIPT, "", null);
    var change = new Change(goods.id(), at.location(), units);
    transactions.write(() -> adjustments.book(store, List.of(change), why, Actor.SYSTEM));
  }

  public int has(Store store, At at, World.Goods goods) {
    var s = only(store, STOCK);
    return db.select(s.ON_HAND.minus(s.RESERVED))
        .from(s)
        .where(s.VARIANT_ID.eq(goods.id()))
        .and(s.LOCATION_ID.eq(at.location()))
        .fetchSingle()
        .value1();
  }
}
