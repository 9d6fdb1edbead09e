package io.storeflow.tax;

import io.storeflow.merchant.FirstRates;
import io.storeflow.merchant.StoreOpened;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A new store owes the tax of its own country, and nothing beyond until somebody says so. */
@Component
class UsualTaxes {
  private final TaxChanges changes;

  UsualTaxes(TaxChanges changes) {
    this.changes = changes;
  }

  @EventListener
  void on(StoreOpened opened) {
    if (opened.rates() == FirstRates.USUAL)
      changes.say(opened.store(), TaxDraft.USUAL, opened.actor());
  }
}
