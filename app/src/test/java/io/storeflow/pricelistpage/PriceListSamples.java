package io.storeflow.pricelistpage;

import io.storeflow.platform.money.Conversion;
import io.storeflow.platform.money.PriceRounding;
import io.storeflow.pricelist.PriceListChanges;
import io.storeflow.pricelist.PriceListDraft;
import io.storeflow.pricelist.PriceLists;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.World;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Price lists; a store has one of a currency, so that of an earlier sample goes. */
@Component
class PriceListSamples implements FeatureSamples {
  private final PriceLists lists;
  private final PriceListChanges changes;
  private final World world;

  PriceListSamples(PriceLists lists, PriceListChanges changes, World world) {
    this.lists = lists;
    this.changes = changes;
    this.world = world;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("priceList", this::list);
    book.form("/s/{store}/pricing/lists create", this::form);
    book.form(
        "/s/{store}/pricing/lists/{priceList} update",
        spot -> Map.of("rate", "1.1", "rounding", "end_90", "active", "true", "version", "1"));
    book.form("/s/{store}/pricing/lists/{priceList}/prices say", this::said);
    book.form("/s/{store}/pricing/lists/{priceList}/prices/removal remove", this::removed);
  }

  private String list(Spot spot) {
    var store = spot.store();
    forget(store, "USD");
    var rate = new BigDecimal("1.08");
    var conversion =
        new Conversion(store.ownCurrency(), Currency.getInstance("USD"), rate, PriceRounding.NONE);
    return changes.create(store, new PriceListDraft(conversion, true), Actor.SYSTEM);
  }

  private Map<String, String> form(Spot spot) {
    forget(spot.store(), "CHF");
    return Map.of("currency", "CHF", "rate", "0.95", "rounding", "to_5", "active", "true");
  }

  private Map<String, String> said(Spot spot) {
    var goods = world.goods(spot.store(), 1200, null);
    return Map.of("sku", goods.productSlug(), "price", "12.50", "before", "14");
  }

  private Map<String, String> removed(Spot spot) {
    return Map.of("variant", world.goods(spot.store(), 1200, null).publicId());
  }

  private void forget(Store store, String currency) {
    for (var it : lists.all(store))
      if (it.list().currency().getCurrencyCode().equals(currency))
        changes.delete(store, it.publicId(), Actor.SYSTEM);
  }
}
