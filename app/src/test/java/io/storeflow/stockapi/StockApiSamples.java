package io.storeflow.stockapi;

import io.storeflow.hold.Holds;
import io.storeflow.inventory.Reservations.Wish;
import io.storeflow.platform.db.Transactions;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Actor;
import io.storeflow.testing.World;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What programs do with stock. */
@Component
class StockApiSamples implements FeatureSamples {
  private final World world;
  private final Holds holds;
  private final Transactions transactions;

  StockApiSamples(World world, Holds holds, Transactions transactions) {
    this.world = world;
    this.holds = holds;
    this.transactions = transactions;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("reservation", this::reservation);
    book.body("/api/v1/stores/{store}/stock/adjustments create", this::adjustments);
    book.body("/api/v1/stores/{store}/stock/reservations create", this::wishes);
  }

  private String reservation(Spot spot) {
    var wish = new Wish(world.goods(spot.store(), 500, 5).id(), null, 1);
    var hour = Duration.ofHours(1);
    return transactions.write(
        () -> {
          var held = holds.begin(spot.store(), hour, "", Actor.SYSTEM);
          holds.hold(spot.store(), held, List.of(wish), "", Actor.SYSTEM);
          return held.publicId();
        });
  }

  private ObjectNode adjustments(Spot spot) {
    var body = JsonNodeFactory.instance.objectNode();
    var line = body.putArray("adjustments").addObject();
    line.put("variant_id", variant(spot)).put("delta", 3).put("reason", "Counted");
    return body;
  }

  private ObjectNode wishes(Spot spot) {
    var body = JsonNodeFactory.instance.objectNode();
    var item = body.putArray("items").addObject();
    item.put("variant_id", variant(spot)).put("quantity", 2);
    return body.put("expires_in", 600).put("reference", "till 3");
  }

  private String variant(Spot spot) {
    return world.goods(spot.store(), 500, 2000).publicId();
  }
}
