package io.storeflow.safety;

import io.storeflow.platform.locale.Europe;
import io.storeflow.shipping.Rate;
import io.storeflow.shipping.ShippingRates;
import io.storeflow.store.Store;
import io.storeflow.store.Trade;
import org.springframework.stereotype.Component;

/** Whose offers Regulation (EU) 2023/988 asks to say who answers for products. */
@Component
public class SafetyLaw {
  private final ShippingRates rates;

  SafetyLaw(ShippingRates rates) {
    this.rates = rates;
  }

  /**
   * Whether it holds for the store: it sells goods, not meals, and stands in the Union or sends
   * there (article 4: an offer is aimed at consumers in the Union). One statement for a store
   * outside the Union, else none.
   */
  public boolean holdsFor(Store store) {
    if (store.trade() != Trade.GOODS) return false;
    if (Europe.isInUnion(store.country())) return true;
    return rates.all(store).stream()
        .filter(Rate::active)
        .flatMap(it -> it.countries().stream())
        .anyMatch(Europe::isInUnion);
  }
}
