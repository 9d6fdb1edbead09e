package io.storeflow.orderpaper;

import io.storeflow.order.FulfilmentState;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.testing.Placed;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Papers of orders. */
@Component
class OrderPaperSamples implements FeatureSamples {
  private final Placed placed;

  OrderPaperSamples(Placed placed) {
    this.placed = placed;
  }

  @Override
  public void tell(SampleBook book) {
    book.form("/s/{store}/orders/{number}/prints print", spot -> Map.of("what", "slip"));
    book.form(
        "/s/{store}/orders/print print",
        spot -> Map.of("what", "ticket", "order", Long.toString(order(spot))));
    book.form("/s/{store}/settings/paper update", spot -> Map.of("prices", "true"));
  }

  private long order(Spot spot) {
    return placed.order(spot.store(), Instant.now(), FulfilmentState.NEW);
  }
}
