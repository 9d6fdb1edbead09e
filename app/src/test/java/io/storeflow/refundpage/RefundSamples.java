package io.storeflow.refundpage;

import io.storeflow.platform.money.Money;
import io.storeflow.refund.RefundPlan;
import io.storeflow.refund.RefundQueries;
import io.storeflow.refund.RefundWish;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Refunds of orders. */
@Component
class RefundSamples implements FeatureSamples {
  private final RefundQueries queries;

  RefundSamples(RefundQueries queries) {
    this.queries = queries;
  }

  @Override
  public void tell(SampleBook book) {
    book.formWithoutTrace(
        "/s/{store}/orders/{number}/refunds/preview preview",
        spot -> Map.of("other", "1.00", "kind", "cash", "reason", "Late " + spot.mark()));
    book.form(
        "/s/{store}/orders/{number}/refunds create",
        spot ->
            Map.of(
                "other",
                "1.00",
                "kind",
                "cash",
                "reason",
                "Late " + spot.mark(),
                "seen",
                seen(spot),
                "returned",
                "",
                "exchange",
                ""));
  }

  /** What a page would have shown of it. */
  private String seen(Spot spot) {
    var order =
        queries.find(spot.store(), Long.parseLong(spot.address().getOrDefault("number", "")));
    var currency = spot.store().currency();
    var wish = new RefundWish(List.of(), Money.zero(currency), new Money(100, currency), false);
    return RefundForm.sight(order, RefundPlan.of(order, wish));
  }
}
