package io.storeflow.tax;

import io.storeflow.platform.money.Money;
import io.storeflow.product.TaxClass;
import io.storeflow.shipping.Address;
import io.storeflow.tax.Taxes.Taxed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What decides the rate of all that is in one order. */
final class TaxedOrder {
  private final TaxSettings settings;
  private final TaxRates rates;
  private final Address place;
  private final TaxBuyer buyer;
  private final LocalDate day;

  /** Orders have many lines and few classes. */
  private final Map<RateKey, AppliedRate> found = new HashMap<>();

  TaxedOrder(TaxSettings settings, TaxRates rates, Address place, TaxBuyer buyer, LocalDate day) {
    this.settings = settings;
    this.rates = rates;
    this.place = place;
    this.buyer = buyer;
    this.day = day;
  }

  Taxed line(TaxLine line) {
    var rate = rate(line.taxClass(), line.here());
    return Taxed.of(line.key(), rate, line.amount(), settings.included());
  }

  /** By its class, or in the proportion in which the goods have their rates. */
  List<Taxed> shipping(List<TaxLine> lines, List<Taxed> taxed, Money amount) {
    if (amount.isZero()) return List.of();
    var goods = settings.shippingClass() == null ? goods(lines, taxed) : null;
    if (goods == null || goods.isEmpty()) return List.of(shipping(shippingRate(), amount));
    var shares = amount.split(goods.values().stream().mapToLong(it -> it).toArray());
    var parts = new ArrayList<Taxed>();
    for (var rate : goods.keySet()) parts.add(shipping(rate, shares[parts.size()]));
    parts.removeIf(it -> it.net().isZero() && it.tax().isZero());
    return List.copyOf(parts);
  }

  AppliedRate rate(TaxClass taxClass, boolean here) {
    return found.computeIfAbsent(
        new RateKey(taxClass, here),
        key -> {
          // What is taxed nowhere is no export either: a voucher goes to nobody abroad.
          var where = taxClass == TaxClass.EXEMPT ? settings.home() : place;
          var supply = Supply.of(settings, rates, where, buyer, taxClass, here);
          return AppliedRate.of(settings, supply, RateKey.of(taxClass, here), day);
        });
  }

  private static TreeMap<AppliedRate, Long> goods(List<TaxLine> lines, List<Taxed> taxed) {
    var goods = new TreeMap<AppliedRate, Long>();
    for (int at = 0; at < lines.size(); at++) {
      var line = lines.get(at);
      if (line.isShipped() && line.amount().minor() > 0)
        goods.merge(taxed.get(at).rate(), line.amount().minor(), Math::addExact);
    }
    return goods;
  }

  private Taxed shipping(AppliedRate rate, Money amount) {
    return Taxed.of("", rate, amount, settings.included());
  }

  private AppliedRate shippingRate() {
    var own = settings.shippingClass();
    return rate(own == null ? TaxClass.STANDARD : own, false);
  }
}
