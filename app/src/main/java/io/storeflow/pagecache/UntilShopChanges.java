package io.storeflow.pagecache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.storeflow.platform.money.PriceList;
import io.storeflow.store.Store;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list that many pages of a shop show, read once and kept until something of the shop has
 * changed: as fresh as the pages that are kept.
 */
public final class UntilShopChanges<T> {
  /** Rows of all shops together, so that shops with many of them leave no less memory. */
  private static final int MOST_ROWS = 20_000;

  private record Key(long store, long version, @Nullable PriceList list) {}

  private final ShopVersions versions;
  private final Function<Store, List<T>> read;
  private final Cache<Key, List<T>> known =
      Caffeine.newBuilder()
          .maximumWeight(MOST_ROWS)
          .weigher((Key key, List<T> rows) -> rows.size() + 1)
          .build();

  /**
   * @param read asks the database
   */
  public UntilShopChanges(ShopVersions versions, Function<Store, List<T>> read) {
    this.versions = versions;
    this.read = read;
  }

  public List<T> of(Store store) {
    return known.get(
        new Key(store.id(), versions.of(store), store.list()), key -> read.apply(store));
  }
}
