package io.storeflow.kitchen;

import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The board of the kitchen. */
@Component
class KitchenSamples implements FeatureSamples {

  @Override
  public void tell(SampleBook book) {
    book.form(
        "/s/{store}/board/kitchen/tickets/{number}/moves create",
        spot -> Map.of("from", "NEW", "to", "PREPARING"));
  }
}
