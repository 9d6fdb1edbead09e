package io.storeflow.shop;

import io.storeflow.forsale.ShopCatalogue;
import io.storeflow.geocode.Whereabouts;
import io.storeflow.pagecache.PageCache;
import io.storeflow.pagecache.ShopVersions;
import io.storeflow.pagecache.UntilShopChanges;
import io.storeflow.platform.money.RatedAmount;
import io.storeflow.product.TaxClass;
import io.storeflow.shipping.ShippingBook;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.store.Store;
import io.storeflow.store.TaxWords;
import io.storeflow.tax.StoreTaxes;
import io.storeflow.tax.TaxTerms;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What many pages of a shop say and what is the same on all of them, kept until it changes. */
@Component
class ShopTerms {
  private static final String WORDS = "shop.tax.";
  private static final String NONE_CHARGED = "tax.case.small_business";

  private final UntilShopChanges<ShippingBook> shipping;
  private final UntilShopChanges<Integer> products;
  private final UntilShopChanges<TaxTerms> taxes;
  private final Whereabouts whereabouts;
  private final Clock clock;

  ShopTerms(
      ShopVersions versions,
      ShippingBooks shipping,
      ShopCatalogue catalogue,
      StoreTaxes storeTaxes,
      Whereabouts whereabouts,
      Clock clock) {
    this.shipping = new UntilShopChanges<>(versions, store -> List.of(shipping.of(store)));
    this.products = new UntilShopChanges<>(versions, store -> List.of(catalogue.count(store)));
    this.taxes = new UntilShopChanges<>(versions, store -> List.of(storeTaxes.terms(store)));
    this.whereabouts = whereabouts;
    this.clock = clock;
  }

  /** How the store hands over what it sells. */
  FulfilmentOptions of(Store store) {
    var book = shipping.of(store).getFirst();
    return FulfilmentOptions.of(store, book, whereabouts.isOn() && book.measures());
  }

  /**
   * The tax in the price of such goods at the store itself; null where prices do not hold it, or
   * nothing is charged. A page that says so is kept until midnight, when rates may change.
   */
  @Nullable RatedAmount taxIn(Store store, TaxClass taxClass, HttpServletRequest request) {
    var terms = taxes.of(store).getFirst();
    if (!terms.isOn() || store.settings().taxWords() != TaxWords.INCLUDED) return null;
    var today = clock.instant().atZone(store.timeZone()).toLocalDate();
    if (PageCache.keeps(request))
      PageCache.keepUntil(request, today.plusDays(1).atStartOfDay(store.timeZone()).toInstant());
    var rate = terms.atHome(taxClass, today);
    return rate == null || rate.ppm() == 0
        ? null
        : new RatedAmount(rate.name(), rate.ppm(), store.money(0));
  }

  /**
   * The message of what its pages say of the tax in its prices: what it has chosen to say, where
   * tax comes on top that it does, and where it charges none why; null for nothing.
   */
  @Nullable String taxWords(Store store) {
    var terms = taxes.of(store).getFirst();
    if (terms.isOfSmallBusiness()) return NONE_CHARGED;
    var words = store.settings().taxWords();
    if (terms.isOn() && words != TaxWords.INCLUDED) return WORDS + "added";
    return words == TaxWords.UNSAID ? null : WORDS + words.code();
  }

  /** How many products are on sale. */
  int products(Store store) {
    return products.of(store).getFirst();
  }
}
