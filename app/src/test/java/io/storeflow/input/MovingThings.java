package io.storeflow.input;

import io.storeflow.location.Locations;
import io.storeflow.platform.id.Ids;
import io.storeflow.shipping.Address;
import io.storeflow.stocktake.Stocktakes;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.World;
import io.storeflow.transfer.Transfers;
import java.util.LinkedHashMap;
import java.util.Map;

/** Transfers and stocktakes that stand in addresses, and the forms that are right for them. */
final class MovingThings {
  private final World world;
  private final Locations locations;
  private final Transfers transfers;
  private final Stocktakes stocktakes;

  MovingThings(World world, Locations locations, Transfers transfers, Stocktakes stocktakes) {
    this.world = world;
    this.locations = locations;
    this.transfers = transfers;
    this.stocktakes = stocktakes;
  }

  /** The public id of a new one with a line of 5 units. */
  String transfer(Store store, boolean sent) {
    var goods = world.goods(store, 500, 100);
    var from = locations.all(store).getFirst();
    var place = locations.create(store, "Place " + Ids.next(), Address.NONE, Actor.SYSTEM);
    var transfer = transfers.begin(store, from, locations.get(store, place), "", Actor.SYSTEM);
    transfers.write(store, transfer, 1, Map.of(goods.id(), 5));
    if (sent) transfers.send(store, transfer, 2, Actor.SYSTEM);
    return transfer;
  }

  /** The public id of a new one at the main location. */
  String stocktake(Store store) {
    return stocktakes.begin(store, locations.all(store).getFirst(), null, Actor.SYSTEM);
  }

  Map<String, String> form(Store store, String key, Map<String, String> address) {
    var transfer = transfers.get(store, address.getOrDefault("transfer", ""));
    if (key.contains("/cancellation"))
      return Map.of("version", Integer.toString(transfer.version()));
    var line = transfer.lines().getFirst();
    var form = new LinkedHashMap<String, String>();
    form.put("version", Integer.toString(transfer.version()));
    form.put("code", "");
    form.put("lines[0].variant", line.variant());
    form.put("lines[0].units", "3");
    form.put("rest", "lost");
    form.put("reason", "Broken");
    return form;
  }
}
