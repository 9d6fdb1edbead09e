package io.storeflow.shopprice;

import io.storeflow.forsale.Catalogue;
import io.storeflow.forsale.ShopProduct;
import io.storeflow.forsale.ShopVariant;
import io.storeflow.forsale.VariantForSale;
import io.storeflow.pagecache.PageCache;
import io.storeflow.platform.locale.Europe;
import io.storeflow.platform.money.Money;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricing.Basket;
import io.storeflow.shopprice.OfferedPrices.Priced;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
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
import org.springframework.stereotype.Component;

/**
 * What rules that hold for everybody make of the prices of a product, as its page tells it. The
 * page is kept only until one of them begins or ends.
 */
@Component
public class ShopOffers {
  private final OpenRules open;
  private final Catalogue catalogue;
  private final PastRules past;
  private final Clock clock;

  ShopOffers(OpenRules open, Catalogue catalogue, PastRules past, Clock clock) {
    this.open = open;
    this.catalogue = catalogue;
    this.past = past;
    this.clock = clock;
  }

  /** No further statement for a store without such rules. */
  public Offers of(Store store, ShopProduct product, HttpServletRequest request) {
    var known = PublicRules.of(open.of(store));
    if (known.isEmpty()) return Offers.NONE;
    var now = clock.instant();
    var until = PublicRules.sameUntil(known, now, store.timeZone());
    if (until != null && PageCache.keeps(request)) PageCache.keepUntil(request, until);
    var ids = product.variants().stream().map(ShopVariant::publicId).toList();
    var sold =
        catalogue.forSale(store, ids).values().stream().filter(it -> !it.giftCard()).toList();
    return sold.isEmpty() ? Offers.NONE : offers(store, product, known, sold, now);
  }

  /**
   * What one of each costs by rules that hold now, by public id of the product; those that no rule
   * makes cheaper are left out. As many statements for many as for one, and none without rules. The
   * page is kept only until one of the rules begins or ends.
   */
  public Map<String, Offers.Now> of(
      Store store, List<ShopProduct> products, HttpServletRequest request) {
    var known = open.of(store).stream().filter(PublicRules::isOfOne).toList();
    if (known.isEmpty() || products.isEmpty()) return Map.of();
    var at = clock.instant();
    var until = PublicRules.sameUntil(known, at, store.timeZone());
    if (until != null && PageCache.keeps(request)) PageCache.keepUntil(request, until);
    var prices = new OfferedPrices(known, at.atZone(store.timeZone()).toLocalDateTime());
    // With modifiers that have to be chosen it is another price that gets cheaper.
    var plain = products.stream().filter(it -> it.modifiers().least() == 0).toList();
    var ids = plain.stream().flatMap(it -> it.variants().stream()).map(ShopVariant::publicId);
    var sold = catalogue.forSale(store, ids.distinct().toList());
    var before = past(store);
    var offers = new HashMap<String, Offers.Now>();
    for (var product : plain) {
      var one =
          product.variants().stream()
              .map(it -> sold.get(it.publicId()))
              .filter(it -> it != null && !it.giftCard())
              .map(it -> prices.of(it, 1))
              .toList();
      var now = one.isEmpty() ? null : now(store, before, product, one, at);
      if (now != null) offers.put(product.publicId(), now);
    }
    return offers;
  }

  private Offers offers(
      Store store,
      ShopProduct product,
      List<PriceRule> rules,
      List<VariantForSale> sold,
      Instant now) {
    var prices = new OfferedPrices(rules, now.atZone(store.timeZone()).toLocalDateTime());
    var one = sold.stream().map(it -> prices.of(it, 1)).toList();
    var steps = new ArrayList<Offers.Step>();
    long last = least(one).each();
    var numbers = prices.steps();
    for (int units : numbers) {
      var all = sold.stream().map(it -> prices.of(it, units)).toList();
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
    return new Offers(now(store, past(store), product, one, now), List.copyOf(steps));
  }

  /** As many as an order takes. */
  private static int most(int units) {
    return Math.max(units, Basket.MOST_UNITS);
  }

  /** Once for all goods of a page. */
  private PastRules.Known past(Store store) {
    return Europe.isInEconomicArea(store.country()) ? past.of(store) : PastRules.Known.NONE;
  }

  private static Priced least(List<Priced> all) {
    return all.stream().min(Comparator.comparingLong(Priced::each)).orElseThrow();
  }

  /** Null where no rule makes the one that costs least cheaper. */
  private Offers.@Nullable Now now(
      Store store, PastRules.Known past, ShopProduct product, List<Priced> one, Instant at) {
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
        before(store, past, variant, best, at),
        content == null ? null : content.of(each),
        best.rules().stream()
            .map(it -> PublicRules.end(it, at, store.timeZone()))
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null));
  }

  /**
   * Its price, in Europe no more than the lowest of the 30 days before, at which other rules may
   * have held. One that comes back may itself: nothing stands struck through beside its price
   * there.
   */
  private @Nullable Money before(
      Store store, PastRules.Known past, ShopVariant variant, Priced best, Instant at) {
    var price = variant.price();
    if (!Europe.isInEconomicArea(store.country())) return price;
    if (best.rules().stream().anyMatch(PublicRules::comesBack)) return null;
    var lowest = variant.lowest();
    long ruled = PastRules.lowest(store, past, best.variant(), best.rules(), at);
    long before = Math.min(ruled, lowest == null ? price.minor() : lowest.minor());
    return before > best.total() ? store.money(Math.min(before, price.minor())) : null;
  }
}
