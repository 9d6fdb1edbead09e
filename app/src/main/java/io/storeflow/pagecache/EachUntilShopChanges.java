package io.storeflow.pagecache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Things of a shop by their row ids, each read once and kept until something of the shop has
 * changed: as fresh as the pages that are kept.
 */
public final class EachUntilShopChanges<T> {
  private record Key(long store, long version, Store.State state, long id) {}

  private final ShopVersions versions;
  private final Cache<Key, T> known;

  /**
   * @param most bytes of all shops together
   * @param weight bytes that one takes, about
   */
  public EachUntilShopChanges(ShopVersions versions, long most, ToIntFunction<T> weight) {
    this.versions = versions;
    known =
        Caffeine.newBuilder()
            .maximumWeight(most)
            .weigher((Key key, T it) -> weight.applyAsInt(it))
            .build();
  }

  /**
   * Those of the ids that there are.
   *
   * @param read asks the database for those that are not known
   */
  public Map<Long, T> of(
      Store store, List<Long> ids, Function<Collection<Long>, Map<Long, T>> read) {
    // What is not committed yet is nobody else's.
    if (TransactionSynchronizationManager.isActualTransactionActive()) return read.apply(ids);
    long version = versions.of(store);
    var found = new HashMap<Long, T>();
    for (long id : ids) {
      var it = known.getIfPresent(key(store, version, id));
      if (it != null) found.put(id, it);
    }
    var missing = ids.stream().filter(id -> !found.containsKey(id)).toList();
    if (missing.isEmpty()) return found;
    var fresh = read.apply(missing);
    fresh.forEach((id, it) -> known.put(key(store, version, id), it));
    found.putAll(fresh);
    return found;
  }

  private static Key key(Store store, long version, long id) {
    return new Key(store.id(), version, store.state(), id);
  }
}
