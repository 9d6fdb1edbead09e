package io.storeflow.checkout;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.storeflow.forsale.Catalogue;
import io.storeflow.forsale.VariantForSale;
import io.storeflow.pulse.Pulse;
import io.storeflow.shipping.Rate;
import io.storeflow.shipping.ShippingRates;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps what stores offer in memory, so that a checkout asks the database only for what it changes.
 * Nobody has to be told when an offer changes: an order planned with an old list is not written.
 */
@Component
class PriceLists {
  private record VariantKey(long store, long version, String publicId) {}

  private record RatesKey(long store, long version) {}

  private final Pulse pulse;
  private final Catalogue catalogue;
  private final ShippingRates shipping;
  private final Cache<Long, Long> versions = Caffeine.newBuilder().maximumSize(20_000).build();
  private final Cache<VariantKey, VariantForSale> variants =
      Caffeine.newBuilder().maximumSize(20_000).build();
  private final Cache<RatesKey, List<Rate>> rates =
      Caffeine.newBuilder().maximumSize(2_000).build();

  PriceLists(Pulse pulse, Catalogue catalogue, ShippingRates shipping) {
    this.pulse = pulse;
    this.catalogue = catalogue;
    this.shipping = shipping;
  }

  /** The list as it was last seen. What it refuses has to be asked of {@link #fresh} again. */
  PriceList known(Store store) {
    if (isUncommitted()) return fresh(store);
    return new Listed(store, versions.get(store.id(), id -> pulse.read(store).offer()));
  }

  /** The list as it is now. */
  PriceList fresh(Store store) {
    long version = pulse.read(store).offer();
    if (!isUncommitted()) versions.put(store.id(), version);
    return new Listed(store, version);
  }

  /** What a transaction sees of itself may never come to be: it is not kept. */
  private static boolean isUncommitted() {
    return TransactionSynchronizationManager.isActualTransactionActive();
  }

  private final class Listed implements PriceList {
    private final Store store;
    private final long version;

    Listed(Store store, long version) {
      this.store = store;
      this.version = version;
    }

    @Override
    public Map<String, VariantForSale> variants(Collection<String> publicIds) {
      if (isUncommitted()) return catalogue.forSale(store, publicIds);
      var found = new HashMap<String, VariantForSale>();
      for (var id : publicIds) {
        var kept = variants.getIfPresent(new VariantKey(store.id(), version, id));
        if (kept != null) found.put(id, kept);
      }
      var missing = publicIds.stream().filter(id -> !found.containsKey(id)).distinct().toList();
      if (missing.isEmpty()) return found;
      var read = catalogue.forSale(store, missing);
      read.forEach((id, variant) -> variants.put(new VariantKey(store.id(), version, id), variant));
      found.putAll(read);
      return found;
    }

    @Override
    public List<Rate> rates() {
      if (isUncommitted()) return shipping.all(store);
      return rates.get(new RatesKey(store.id(), version), key -> shipping.all(store));
    }

    @Override
    public void require(long present) {
      if (present == version) return;
      // Forgotten, not replaced: this transaction is about to be rolled back.
      versions.invalidate(store.id());
      throw new PricesMoved();
    }
  }
}
