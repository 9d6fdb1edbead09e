package io.storeflow.orderbatch;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;

import io.storeflow.order.FulfilmentState;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Actor;
import io.storeflow.testing.Placed;
import java.time.Instant;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Many orders that are changed at once. */
@Component
class OrderBatchSamples implements FeatureSamples {
  private final Placed placed;
  private final OrderBatches batches;
  private final DSLContext db;

  OrderBatchSamples(Placed placed, OrderBatches batches, DSLContext db) {
    this.placed = placed;
    this.batches = batches;
    this.db = db;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("batch", this::batch);
    book.formWithoutTrace(
        "/s/{store}/orders/bulk create",
        spot ->
            Map.of(
                "order", Long.toString(order(spot)),
                "all", "true",
                "list", "view=all&tag=vip",
                "act", "acceptance"));
    book.formWithoutTrace(
        "/s/{store}/orders/bulk/{batch}/tags tags",
        spot -> Map.of("add", "tag " + spot.mark(), "remove", "old " + spot.mark()));
    book.form("/s/{store}/orders/bulk/{batch}/run run", spot -> Map.of());
  }

  private String batch(Spot spot) {
    var o = only(spot.store(), ORDERS);
    var id = db.select(o.ID).from(o).where(o.NUMBER.eq(order(spot))).fetch(o.ID);
    var act = spot.pattern().endsWith("/tags") ? OrderAct.TAGS : OrderAct.ACCEPTANCE;
    return batches.choose(spot.store(), act, id, Actor.SYSTEM);
  }

  private long order(Spot spot) {
    return placed.order(spot.store(), Instant.now(), FulfilmentState.NEW);
  }
}
