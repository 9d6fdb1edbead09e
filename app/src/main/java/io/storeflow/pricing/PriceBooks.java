package io.storeflow.pricing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.storeflow.forsale.Catalogue;
import io.storeflow.forsale.VariantForSale;
import io.storeflow.geocode.Whereabouts;
import io.storeflow.loyalty.Programs;
import io.storeflow.loyalty.Worth;
import io.storeflow.platform.money.PriceList;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.PriceRules;
import io.storeflow.pulse.Pulse;
import io.storeflow.shipping.ShippingBook;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.store.Store;
import io.storeflow.tax.StoreTaxes;
import io.storeflow.tax.TaxTerms;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps what stores offer in memory, so that a checkout asks the database only for what it changes.
 * Nobody has to be told when an offer changes: an order priced by an old book is not written.
 */
@Component
public class PriceBooks {
  private record VariantKey(BookKey book, String publicId) {}

  private record BookKey(long store, Currency own, @Nullable PriceList list, long version) {
    /** Who holds a store of before reads its amounts in its currency of before. */
    static BookKey of(Store store, long version) {
      return new BookKey(store.id(), store.ownCurrency(), store.list(), version);
    }
  }

  /** Variants and the modifiers that are offered with them, kept at most. */
  private static final int MOST_WEIGHT = 40_000;

  private final Pulse pulse;
  private final Catalogue catalogue;
  private final ShippingBooks shipping;
  private final PriceRules priceRules;
  private final StoreTaxes storeTaxes;
  private final Programs programs;
  private final Whereabouts whereabouts;
  private final Cache<BookKey, Long> versions = Caffeine.newBuilder().maximumSize(20_000).build();
  private final Cache<VariantKey, VariantForSale> variants =
      Caffeine.newBuilder()
          .maximumWeight(MOST_WEIGHT)
          .weigher((VariantKey key, VariantForSale variant) -> variant.weight())
          .build();
  private final Cache<BookKey, ShippingBook> shippingBooks =
      Caffeine.newBuilder().maximumSize(2_000).build();
  private final Cache<BookKey, List<PriceRule>> rules =
      Caffeine.newBuilder().maximumSize(2_000).build();
  private final Cache<BookKey, TaxTerms> taxes = Caffeine.newBuilder().maximumSize(2_000).build();

  private final Cache<BookKey, Worth> worths = Caffeine.newBuilder().maximumSize(20_000).build();

  PriceBooks(
      Pulse pulse,
      Catalogue catalogue,
      ShippingBooks shipping,
      PriceRules priceRules,
      StoreTaxes storeTaxes,
      Programs programs,
      Whereabouts whereabouts) {
    this.pulse = pulse;
    this.catalogue = catalogue;
    this.shipping = shipping;
    this.priceRules = priceRules;
    this.storeTaxes = storeTaxes;
    this.programs = programs;
    this.whereabouts = whereabouts;
  }

  /** The book as it was last seen. What it refuses has to be asked of {@link #fresh} again. */
  public PriceBook known(Store store, Collection<String> variantIds) {
    if (isUncommitted()) return fresh(store, variantIds);
    var known = versions.get(BookKey.of(store, 0), id -> pulse.current(store).offer());
    return read(store, known, variantIds);
  }

  /** The book as it is now. */
  public PriceBook fresh(Store store, Collection<String> variantIds) {
    return at(store, pulse.current(store).offer(), variantIds);
  }

  /**
   * The book of a version that the caller has just read.
   *
   * @param variantIds public ids of the variants that it must know
   */
  public PriceBook at(Store store, long version, Collection<String> variantIds) {
    if (!isUncommitted()) versions.put(BookKey.of(store, 0), version);
    return read(store, version, variantIds);
  }

  /** The known book has turned out to be old. */
  public void forget(Store store) {
    versions.invalidate(BookKey.of(store, 0));
  }

  private PriceBook read(Store store, long version, Collection<String> variantIds) {
    if (isUncommitted())
      return PriceBook.of(
              store,
              version,
              catalogue.forSale(store, variantIds),
              shipped(store),
              priceRules.active(store),
              storeTaxes.terms(store))
          .with(programs.read(store).worth().in(store.conversion()));
    return PriceBook.of(
            store,
            version,
            variants(store, version, variantIds),
            shipping(store, version),
            rules(store, version),
            taxes(store, version))
        .with(worth(store, version));
  }

  private Map<String, VariantForSale> variants(
      Store store, long version, Collection<String> publicIds) {
    var found = new HashMap<String, VariantForSale>();
    for (var id : publicIds) {
      var kept = variants.getIfPresent(key(store, version, id));
      if (kept != null) found.put(id, kept);
    }
    var missing = publicIds.stream().filter(id -> !found.containsKey(id)).distinct().toList();
    if (missing.isEmpty()) return found;
    var read = catalogue.forSale(store, missing);
    read.forEach((id, variant) -> variants.put(key(store, version, id), variant));
    found.putAll(read);
    return found;
  }

  private static VariantKey key(Store store, long version, String publicId) {
    return new VariantKey(BookKey.of(store, version), publicId);
  }

  private ShippingBook shipping(Store store, long version) {
    return shippingBooks.get(BookKey.of(store, version), key -> shipped(store));
  }

  /** Without a geocoder nobody knows how far it is. */
  private ShippingBook shipped(Store store) {
    var book = shipping.of(store);
    return whereabouts.isOn() ? book : book.unmeasured();
  }

  private List<PriceRule> rules(Store store, long version) {
    return rules.get(BookKey.of(store, version), key -> priceRules.active(store));
  }

  private TaxTerms taxes(Store store, long version) {
    return taxes.get(BookKey.of(store, version), key -> storeTaxes.terms(store));
  }

  private Worth worth(Store store, long version) {
    return worths.get(
        BookKey.of(store, version), key -> programs.read(store).worth().in(store.conversion()));
  }

  /** What a transaction sees of itself may never come to be: it is not kept. */
  private static boolean isUncommitted() {
    return TransactionSynchronizationManager.isActualTransactionActive();
  }
}
