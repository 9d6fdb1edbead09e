package io.storeflow.transfer;

import io.storeflow.location.Location;
import io.storeflow.location.Locations;
import io.storeflow.platform.id.Ids;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.shipping.Address;
import io.storeflow.store.Actor;
import io.storeflow.testing.World;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Stock that goes from one place to another. */
@Component
class TransferSamples implements FeatureSamples {
  private final World world;
  private final Locations locations;
  private final Transfers transfers;

  TransferSamples(World world, Locations locations, Transfers transfers) {
    this.world = world;
    this.locations = locations;
    this.transfers = transfers;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("transfer", this::transfer);
    book.form("/s/{store}/inventory/transfers begin", this::begun);
    book.formWithoutTrace("/s/{store}/inventory/transfers/{transfer}/lines write", this::lines);
    book.form("/s/{store}/inventory/transfers/{transfer}/dispatch send", this::lines);
    book.form("/s/{store}/inventory/transfers/{transfer}/receipt receive", this::lines);
    book.form(
        "/s/{store}/inventory/transfers/{transfer}/cancellation cancel",
        spot -> Map.of("version", version(spot)));
  }

  /** Of 5 units; sent where they are to arrive. */
  private String transfer(Spot spot) {
    var store = spot.store();
    var goods = world.goods(store, 500, 100);
    var to = locations.get(store, place(spot));
    var id = transfers.begin(store, main(spot), to, "", Actor.SYSTEM);
    transfers.write(store, id, 1, Map.of(goods.id(), 5));
    if (spot.pattern().endsWith("/receipt")) transfers.send(store, id, 2, Actor.SYSTEM);
    return id;
  }

  private Location main(Spot spot) {
    return locations.all(spot.store()).getFirst();
  }

  private String place(Spot spot) {
    return locations.create(spot.store(), "Shelf " + Ids.next(), Address.NONE, Actor.SYSTEM);
  }

  private Map<String, String> begun(Spot spot) {
    return Map.of("from", main(spot).publicId(), "to", place(spot), "note", "Note " + spot.mark());
  }

  private Map<String, String> lines(Spot spot) {
    var line = transfers.get(spot.store(), spot.at("transfer")).lines().getFirst();
    return Map.of(
        "version", version(spot),
        "code", "",
        "lines[0].variant", line.variant(),
        "lines[0].units", "3",
        "rest", "lost",
        "reason", "Broken");
  }

  private String version(Spot spot) {
    return Integer.toString(transfers.get(spot.store(), spot.at("transfer")).version());
  }
}
