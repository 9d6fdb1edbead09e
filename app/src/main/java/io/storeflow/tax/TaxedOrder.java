package io.storeflow.tax;

import io.storeflow.platform.money.Money;
import io.storeflow.product.TaxClass;
import io.storeflow.tax.Taxes.Taxed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What decides the rate of all that is in one order. */
final class TaxedOrder {
  private final TaxSettings settings;
  private final TaxRates rates;
  private final Places places;
  private final TaxBuyer buyer;
  private final LocalDate day;

  /** Orders have many lines and few classes. */
  private final Map<RateKey, AppliedRate> found = new HashMap<>();

  /** The same order at home; null while nobody has asked. */
  private @Nullable TaxedOrder atHome;

  /**
   * What shipping shares with goods.
   *
   * @param spared the rate at home that is taken off; null for none
   */
  private record Mix(AppliedRate rate, @Nullable AppliedRate spared) implements Comparable<Mix> {
    private static final Comparator<Mix> ORDER =
        Comparator.comparing(Mix::rate)
            .thenComparing(Mix::spared, Comparator.nullsFirst(Comparator.naturalOrder()));

    @Override
    public int compareTo(Mix other) {
      return ORDER.compare(this, other);
    }
  }

  TaxedOrder(TaxSettings settings, TaxRates rates, Places places, TaxBuyer buyer, LocalDate day) {
    this.settings = settings;
    this.rates = rates;
    this.places = places;
    this.buyer = buyer;
    this.day = day;
  }

  /** What somebody who lives beside the store owes. */
  static TaxedOrder atHome(TaxSettings settings, TaxRates rates, LocalDate day) {
    return new TaxedOrder(settings, rates, Places.at(settings.home()), TaxBuyer.CONSUMER, day);
  }

  Taxed line(TaxLine line) {
    var rate = rate(line.taxClass(), line.here());
    var spared = spared(line.taxClass(), line.here());
    return Taxed.of(line.key(), rate, line.amount(), settings.included(), spared);
  }

  /** By its class, or in the proportion in which the goods have their rates. */
  List<Taxed> shipping(List<TaxLine> lines, List<Taxed> taxed, Money amount) {
    if (amount.isZero()) return List.of();
    var goods = settings.shippingClass() == null ? goods(lines, taxed) : null;
    if (goods == null || goods.isEmpty()) return List.of(shipping(shippingMix(), amount));
    var shares = amount.split(goods.values().stream().mapToLong(it -> it).toArray());
    var parts = new ArrayList<Taxed>();
    for (var mix : goods.keySet()) parts.add(shipping(mix, shares[parts.size()]));
    parts.removeIf(it -> it.net().isZero() && it.tax().isZero());
    return List.copyOf(parts);
  }

  AppliedRate rate(TaxClass taxClass, boolean here) {
    return found.computeIfAbsent(
        new RateKey(taxClass, here),
        key -> {
          // What is taxed nowhere is no export either: a voucher goes to nobody abroad.
          var where = taxClass == TaxClass.EXEMPT ? Places.at(settings.home()) : places;
          var supply = Supply.of(settings, rates, where, buyer, taxClass, here);
          return AppliedRate.of(settings, supply, RateKey.of(taxClass, here), day);
        });
  }

  /** The rate at home that is taken off, as no tax is owed; null for none. */
  private @Nullable AppliedRate spared(TaxClass taxClass, boolean here) {
    if (!settings.takesOff() || rate(taxClass, here).why().isCharged()) return null;
    if (atHome == null) atHome = atHome(settings, rates, day);
    var usual = atHome.rate(taxClass, here);
    return usual.why().isCharged() && usual.ppm() > 0 ? usual : null;
  }

  private TreeMap<Mix, Long> goods(List<TaxLine> lines, List<Taxed> taxed) {
    var goods = new TreeMap<Mix, Long>();
    for (int at = 0; at < lines.size(); at++) {
      var line = lines.get(at);
      if (!line.isShipped() || line.amount().minor() <= 0) continue;
      var mix = new Mix(taxed.get(at).rate(), spared(line.taxClass(), line.here()));
      goods.merge(mix, line.amount().minor(), Math::addExact);
    }
    return goods;
  }

  private Taxed shipping(Mix mix, Money amount) {
    return Taxed.of("", mix.rate, amount, settings.included(), mix.spared);
  }

  private Mix shippingMix() {
    var own = settings.shippingClass();
    var taxClass = own == null ? TaxClass.STANDARD : own;
    return new Mix(rate(taxClass, false), spared(taxClass, false));
  }
}
