package io.storeflow.delaypage;

import io.storeflow.order.FulfilmentState;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.testing.Placed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Orders that come later. */
@Component
class DelaySamples implements FeatureSamples {
  private static final String DELAY = "/s/{store}/orders/{number}/delay";

  private final Placed placed;

  DelaySamples(Placed placed) {
    this.placed = placed;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing(
        "number",
        DELAY,
        spot -> Long.toString(placed.order(spot.store(), Instant.now(), FulfilmentState.ACCEPTED)));
    book.form(
        DELAY + " create",
        spot -> Map.of("day", LocalDate.now().plusDays(3).toString(), "time", "19:40"));
  }
}
