package io.storeflow.shopprice;

import io.storeflow.forsale.Catalogue;
import io.storeflow.forsale.ShopProduct;
import io.storeflow.forsale.ShopVariant;
import io.storeflow.pagecache.PageCache;
import io.storeflow.platform.locale.Europe;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricing.Claims;
import io.storeflow.pricing.PriceBook;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What rules make of the prices of goods, as pages of the shop tell it. A page that is kept tells
 * what everybody pays, and whether somebody may pay something else, only until one of these rules
 * begins or ends; what that is, it asks for whoever looks at it.
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

  /**
   * What others pay.
   *
   * @param products in their order, those alone that cost something else
   */
  public record Others(List<ShopProduct> products, ListOffers offers) {}

  /** What everybody pays. No further statement for a store without such rules. */
  public Offers of(Store store, ShopProduct product, HttpServletRequest request) {
    var now = clock.instant();
    boolean personal = isPersonal(store, it -> true, now, request);
    var known = PublicRules.of(open.of(store));
    if (known.isEmpty()) return Offers.NONE.personal(personal);
    keep(store, known, now, request);
    return telling(store, known, List.of(product), now).of(product).personal(personal);
  }

  /**
   * What everybody pays for one of each. As many statements for many as for one, and none without
   * rules.
   */
  public ListOffers of(Store store, List<ShopProduct> products, HttpServletRequest request) {
    var now = clock.instant();
    boolean personal = isPersonal(store, PublicRules::isEach, now, request);
    var known = open.of(store).stream().filter(PublicRules::isOfOne).toList();
    if (known.isEmpty() || products.isEmpty()) return new ListOffers(Map.of(), personal);
    keep(store, known, now, request);
    return new ListOffers(telling(store, known, products, now).of(products), personal);
  }

  /** Whether somebody may pay something else at this moment. No statement while that is known. */
  public boolean arePersonal(Store store) {
    return anyHolds(store, open.personal(store), clock.instant());
  }

  /**
   * What who brings these claims pays. No statement while earlier rules are known.
   *
   * @param book with all variants of the product
   * @return null where it is what everybody pays
   */
  public @Nullable Offers of(Store store, ShopProduct product, PriceBook book, Claims claims) {
    var now = clock.instant();
    var theirs = telling(store, book, PublicRules::isTold, claims, now).of(product);
    var everybodys = telling(store, book, PublicRules::isPublic, Claims.NONE, now).of(product);
    return theirs.looksLike(everybodys) ? null : theirs.personal(true);
  }

  /**
   * The same of one of each product of a list.
   *
   * @param book with all of their variants
   */
  public Others of(Store store, List<ShopProduct> products, PriceBook book, Claims claims) {
    var now = clock.instant();
    Predicate<PriceRule> told = it -> PublicRules.isTold(it) && PublicRules.isEach(it);
    var theirs = list(telling(store, book, told, claims, now), products);
    var everybodys = list(telling(store, book, PublicRules::isOfOne, Claims.NONE, now), products);
    var others = products.stream().filter(it -> theirs.differs(it, everybodys)).toList();
    return new Others(others, theirs);
  }

  private static ListOffers list(Telling telling, List<ShopProduct> products) {
    return new ListOffers(telling.of(products), true);
  }

  /** Keeps the page for no longer than that stays so. */
  private boolean isPersonal(
      Store store, Predicate<PriceRule> which, Instant now, HttpServletRequest request) {
    var some = open.personal(store).stream().filter(which).toList();
    keep(store, some, now, request);
    return anyHolds(store, some, now);
  }

  private static boolean anyHolds(Store store, List<PriceRule> rules, Instant now) {
    var at = at(store, now);
    return rules.stream().anyMatch(it -> it.when().holds(at));
  }

  private static void keep(
      Store store, List<PriceRule> rules, Instant now, HttpServletRequest request) {
    var until = PublicRules.sameUntil(rules, now, store.timeZone());
    if (until != null && PageCache.keeps(request)) PageCache.keepUntil(request, until);
  }

  /** One statement. */
  private Telling telling(
      Store store, List<PriceRule> rules, List<ShopProduct> products, Instant now) {
    var ids =
        products.stream()
            .flatMap(it -> it.variants().stream())
            .map(ShopVariant::publicId)
            .distinct()
            .toList();
    var prices = new OfferedPrices(rules, at(store, now));
    return new Telling(store, prices, past(store), catalogue.forSale(store, ids), now);
  }

  private Telling telling(
      Store store, PriceBook book, Predicate<PriceRule> which, Claims claims, Instant now) {
    var rules = book.rules().stream().filter(which).toList();
    var prices = new OfferedPrices(rules, at(store, now), claims);
    return new Telling(store, prices, past(store), book.variants(), now);
  }

  private static LocalDateTime at(Store store, Instant now) {
    return now.atZone(store.timeZone()).toLocalDateTime();
  }

  /** Once for all goods of a page. */
  private PastRules.Known past(Store store) {
    return Europe.isInEconomicArea(store.country()) ? past.of(store) : PastRules.Known.NONE;
  }
}
