package io.storeflow.shopprice;

import io.storeflow.forsale.ShopProduct;
import io.storeflow.forsale.ShopVariant;
import io.storeflow.forsale.VariantForSale;
import io.storeflow.platform.locale.Europe;
import io.storeflow.platform.money.Money;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricing.Basket;
import io.storeflow.shopprice.OfferedPrices.Priced;
import io.storeflow.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what rules make of the prices of goods at a moment, as pages tell it. Pure. */
final class Telling {
  private final Store store;
  private final OfferedPrices prices;
  private final PastRules.Known past;
  private final Map<String, VariantForSale> sold;
  private final Instant now;

  /**
   * @param past what other rules made of them before
   * @param sold variants, by public id
   */
  Telling(
      Store store,
      OfferedPrices prices,
      PastRules.Known past,
      Map<String, VariantForSale> sold,
      Instant now) {
    this.store = store;
    this.prices = prices;
    this.past = past;
    this.sold = sold;
    this.now = now;
  }

  /** Of one of each, by public id. */
  Map<String, Offers.Now> of(List<ShopProduct> products) {
    var offers = new HashMap<String, Offers.Now>();
    for (var product : products) {
      // With modifiers that have to be chosen it is another price that gets cheaper.
      var one = product.modifiers().least() == 0 ? priced(variants(product), 1) : List.<Priced>of();
      var offer = one.isEmpty() ? null : now(product, one);
      if (offer != null) offers.put(product.publicId(), offer);
    }
    return offers;
  }

  Offers of(ShopProduct product) {
    var variants = variants(product);
    if (variants.isEmpty()) return Offers.NONE;
    var one = priced(variants, 1);
    var steps = new ArrayList<Offers.Step>();
    long last = least(one).each();
    var numbers = prices.steps();
    for (int units : numbers) {
      var all = priced(variants, units);
      var best = least(all);
      if (best.each() >= last) continue;
      last = best.each();
      boolean varies = all.stream().anyMatch(it -> it.each() != best.each());
      var next = numbers.higher(units);
      steps.add(
          new Offers.Step(
              units,
              store.money(best.each()),
              varies,
              best.percent(),
              store.money(best.total()),
              prices.further(best, next == null ? most(units) : next - 1)));
    }
    return new Offers(now(product, one), List.copyOf(steps), false, each(one));
  }

  private Map<String, Offers.Each> each(List<Priced> one) {
    return one.stream()
        .filter(it -> !it.rules().isEmpty())
        .collect(
            Collectors.toMap(
                it -> it.variant().publicId(),
                it -> new Offers.Each(store.money(it.total()), until(it))));
  }

  private List<VariantForSale> variants(ShopProduct product) {
    return product.variants().stream()
        .map(it -> sold.get(it.publicId()))
        .filter(it -> it != null && !it.giftCard())
        .toList();
  }

  private List<Priced> priced(List<VariantForSale> variants, int units) {
    return variants.stream().map(it -> prices.of(it, units)).toList();
  }

  /** As many as an order takes. */
  private static int most(int units) {
    return Math.max(units, Basket.MOST_UNITS);
  }

  private static Priced least(List<Priced> all) {
    return all.stream().min(Comparator.comparingLong(Priced::each)).orElseThrow();
  }

  /** Null where no rule makes the one that costs least cheaper. */
  private Offers.@Nullable Now now(ShopProduct product, List<Priced> one) {
    var best = least(one);
    if (best.rules().isEmpty()) return null;
    Map<String, ShopVariant> shown =
        product.variants().stream()
            .collect(Collectors.toMap(ShopVariant::publicId, Function.identity()));
    var variant = Objects.requireNonNull(shown.get(best.variant().publicId()));
    var each = store.money(best.total());
    var content = variant.content();
    return new Offers.Now(
        best.rules().stream().map(PriceRule::name).toList(),
        each,
        one.stream().anyMatch(it -> it.total() != best.total()),
        before(variant, best),
        content == null ? null : content.of(each),
        until(best));
  }

  private @Nullable Instant until(Priced priced) {
    return priced.rules().stream()
        .map(it -> PublicRules.end(it, now, store.timeZone()))
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /**
   * Its price, in Europe no more than the lowest of the 30 days before, at which other rules may
   * have held. One that comes back may itself: nothing stands struck through beside its price
   * there.
   */
  private @Nullable Money before(ShopVariant variant, Priced best) {
    var price = variant.price();
    if (!Europe.isInEconomicArea(store.country())) return price;
    if (best.rules().stream().anyMatch(PublicRules::comesBack)) return null;
    var lowest = variant.lowest();
    long ruled = PastRules.lowest(store, past, best.variant(), best.rules(), now);
    long before = Math.min(ruled, lowest == null ? price.minor() : lowest.minor());
    return before > best.total() ? store.money(Math.min(before, price.minor())) : null;
  }
}
