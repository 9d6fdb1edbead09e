package io.storeflow.demo;

import io.storeflow.demodata.DemoStore.StatedRate;
import io.storeflow.demodata.DemoStore.Taxed;
import io.storeflow.postal.PostalArea;
import io.storeflow.product.TaxClass;
import io.storeflow.shipping.Area;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.tax.TaxChanges;
import io.storeflow.tax.TaxDraft;
import io.storeflow.tax.TaxRate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Says how the stores of the demo world are taxed. */
@Component
class DemoTaxes {
  private final TaxChanges changes;

  DemoTaxes(TaxChanges changes) {
    this.changes = changes;
  }

  void say(Store store, Taxed taxed) {
    var registrations = Set.copyOf(taxed.registrations());
    changes.say(store, new TaxDraft(true, false, false, registrations, null, 0), Actor.SYSTEM);
    for (var rate : taxed.rates()) changes.create(store, rate(rate), Actor.SYSTEM);
  }

  private static TaxRate rate(StatedRate rate) {
    var countries = Set.of(rate.country());
    var postcodes = PostalArea.all(rate.postcodes(), countries).orElse(List.of());
    var area = new Area(countries, Set.of(rate.region()), postcodes, List.of());
    return new TaxRate(area, TaxClass.STANDARD, false, rate.name(), rate.ppm(), rate.from());
  }
}
