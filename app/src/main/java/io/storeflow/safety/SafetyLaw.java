package io.storeflow.safety;

import io.storeflow.platform.locale.Europe;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.store.Store;
import io.storeflow.store.Trade;
import org.springframework.stereotype.Component;

/** Whose offers Regulation (EU) 2023/988 asks to say who answers for products. */
@Component
public class SafetyLaw {
  private final ShippingBooks shipping;

  SafetyLaw(ShippingBooks shipping) {
    this.shipping = shipping;
  }

  /**
   * Whether it holds for the store: it sells goods, not meals, and stands in the Union or sends
   * there (article 4: an offer is aimed at consumers in the Union). One statement for a store
   * outside the Union, else none.
   */
  public boolean holdsFor(Store store) {
    if (store.trade() != Trade.GOODS) return false;
    if (Europe.isInUnion(store.country())) return true;
    return shipping.of(store).countries(method -> true).stream().anyMatch(Europe::isInUnion);
  }
}
