package io.storeflow.inbox;

import io.storeflow.order.FulfilmentState;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.testing.Placed;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Orders of several stores that are accepted at once. */
@Component
class InboxSamples implements FeatureSamples {
  private final Placed placed;

  InboxSamples(Placed placed) {
    this.placed = placed;
  }

  @Override
  public void tell(SampleBook book) {
    book.form(
        "/stores/acceptance create",
        spot ->
            Map.of(
                "order",
                spot.store().slug()
                    + "/"
                    + placed.order(spot.store(), Instant.now(), FulfilmentState.NEW)));
  }
}
