package io.storeflow.tracking;

import io.storeflow.order.FulfilmentState;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.testing.Placed;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Orders that shoppers look for. */
@Component
class TrackingSamples implements FeatureSamples {
  private final Placed placed;

  TrackingSamples(Placed placed) {
    this.placed = placed;
  }

  @Override
  public void tell(SampleBook book) {
    book.formWithoutTrace("/shop/{store}/track find", this::known);
  }

  private Map<String, String> known(Spot spot) {
    long number = placed.order(spot.store(), Instant.now(), FulfilmentState.NEW);
    return Map.of("number", Long.toString(number), "email", "ayse@example.com");
  }
}
