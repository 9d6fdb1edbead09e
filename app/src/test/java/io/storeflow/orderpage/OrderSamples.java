package io.storeflow.orderpage;

import io.storeflow.order.FulfilmentState;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.testing.Placed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Orders, and what staff do with them. */
@Component
class OrderSamples implements FeatureSamples {
  private final Placed placed;

  OrderSamples(Placed placed) {
    this.placed = placed;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("number", this::order);
    book.foreign(this::order, "order");
    book.form(
        "/s/{store}/orders/moves create",
        spot -> Map.of("order", order(spot), "step", "acceptance"));
    for (var step : List.of("acceptance", "preparation"))
      book.form("/s/{store}/orders/{number}/" + step + " create", spot -> Map.of("from", "NEW"));
    // A new order is not ready, and not complete.
    for (var step : List.of("readiness", "completion"))
      book.formWithoutTrace(
          "/s/{store}/orders/{number}/" + step + " create", spot -> Map.of("from", "NEW"));
    book.form(
        "/s/{store}/orders/{number}/comments create",
        spot -> Map.of("text", "Comment " + spot.mark()));
    book.form(
        "/s/{store}/orders/{number}/cancellation create",
        spot -> Map.of("from", "NEW", "restock", "no", "reason", "Reason " + spot.mark()));
  }

  private String order(Spot spot) {
    return Long.toString(placed.order(spot.store(), Instant.now(), FulfilmentState.NEW));
  }
}
