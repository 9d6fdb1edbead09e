package io.storeflow.currencychange;

import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.store.StoreRows;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Another currency: the store keeps its own here, as other samples go on in it. */
@Component
class CurrencySamples implements FeatureSamples {
  private final StoreRows rows;

  CurrencySamples(StoreRows rows) {
    this.rows = rows;
  }

  @Override
  public void tell(SampleBook book) {
    book.formWithoutTrace(
        "/s/{store}/settings/currency change",
        spot ->
            Map.of(
                "currency",
                spot.store().settings().currency(),
                "way",
                "keep",
                "rest",
                "keep",
                "rounding",
                "exact",
                "rate",
                "",
                "version",
                Integer.toString(rows.version(spot.store()))));
  }
}
