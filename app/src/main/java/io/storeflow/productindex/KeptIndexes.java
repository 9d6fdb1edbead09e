package io.storeflow.productindex;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.storeflow.platform.money.PriceList;
import io.storeflow.pricelist.PriceLists;
import io.storeflow.product.ProductSort;
import io.storeflow.productindex.FreshIndexes.State;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * The index in the memory of this node: of each store that is asked for, as long as there is room.
 * A list that was worked out is kept until something of the shop changes.
 */
@Component
class KeptIndexes implements ProductIndex {
  /** Of rules that ask how old a product is, the answer is worked out again so often. */
  private static final Duration AGE = Duration.ofHours(1);

  /** Without the index there is a list of all, which is better than to wait for long. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** What is narrowed or sorted nothing else can answer. */
  private static final Duration MORE_PATIENCE = Duration.ofSeconds(20);

  /**
   * @param shop version of the shop, for what only its collections or names of categories tell; 0
   *     where the index knows all
   * @param hour in which it holds; 0 where time changes nothing
   */
  private record Key(long store, long stamp, long shop, long hour, Wanted list) {}

  /**
   * The index of a store with its prices in a further currency.
   *
   * @param own the one that it was made of
   * @param lowest of products that have fixed prices
   * @param stamp another one for each; below 0, as no other is
   */
  private record Priced(State own, Map<Long, Long> lowest, StoreIndex index, long stamp) {
    State state() {
      return new State(index, stamp, own.shop(), own.position(), own.soldAt());
    }
  }

  private record PricedKey(long store, PriceList list) {}

  /** Bytes of a product in one, about: what it says of products it shares with the other. */
  private static final int PRICED_WEIGHT = 100;

  private final FreshIndexes indexes;
  private final ListedProducts listed;
  private final PriceLists priceLists;
  private final Clock clock;
  private final Cache<Key, Matches> lists;
  private final Cache<PricedKey, Priced> priced;
  private final AtomicLong stamps = new AtomicLong();

  KeptIndexes(
      FreshIndexes indexes,
      ListedProducts listed,
      PriceLists priceLists,
      Clock clock,
      @Value("${storeflow.product-lists:16MB}") DataSize size,
      @Value("${storeflow.product-index:128MB}") DataSize indexed) {
    this.indexes = indexes;
    this.listed = listed;
    this.priceLists = priceLists;
    this.clock = clock;
    priced =
        Caffeine.newBuilder()
            .maximumWeight(indexed.toBytes() / 4)
            .weigher((PricedKey key, Priced it) -> PRICED_WEIGHT * it.index().shelf().size())
            .expireAfterAccess(AGE)
            .build();
    lists =
        Caffeine.newBuilder()
            .maximumWeight(size.toBytes())
            .weigher((Key key, Matches matches) -> matches.weight())
            .build();
  }

  @Override
  public Optional<Found> find(Store store, Wanted wanted) {
    return indexes
        .of(store, wanted.sort() == ProductSort.POPULAR, patience(wanted))
        .map(
            own -> {
              var state = priced(store, own);
              var list = wanted.list();
              var matches =
                  lists.get(key(store, state, list), key -> matches(store, state.index(), list));
              var page = matches.page(wanted, store.id() + " " + store.currency() + " " + list);
              return new Found(page, matches.entries().length, matches.facets());
            });
  }

  private static Duration patience(Wanted wanted) {
    boolean plain = wanted.narrowed().isNot() && wanted.sort() == ProductSort.SHELF;
    return plain ? PATIENCE : MORE_PATIENCE;
  }

  /** With prices as they are in the currency that the store sells in. */
  private State priced(Store store, State own) {
    var list = store.list();
    if (list == null) return own;
    return priced
        .asMap()
        .compute(
            new PricedKey(store.id(), list),
            (key, before) ->
                before != null && before.own().equals(own) ? before : priced(store, own, before))
        .state();
  }

  /** One statement. */
  private Priced priced(Store store, State own, @Nullable Priced before) {
    var lowest = priceLists.lowest(store);
    // Where nothing has changed the lists that were made of it stay.
    if (before != null && before.own().stamp() == own.stamp() && before.lowest().equals(lowest))
      return new Priced(own, lowest, before.index(), before.stamp());
    var sells = store.conversion();
    var index =
        own.index().priced(it -> lowest.getOrDefault(it.id(), sells.price(it.price())).longValue());
    return new Priced(own, lowest, index, -stamps.incrementAndGet());
  }

  private Key key(Store store, State state, Wanted list) {
    var collection = list.among().collection();
    long shop = collection == null && list.text().isBlank() ? 0 : state.shop();
    boolean ages = collection != null && collection.rule().days() != null;
    long hour = ages ? clock.instant().getEpochSecond() / AGE.toSeconds() : 0;
    return new Key(store.id(), state.stamp(), shop, hour, list);
  }

  private Matches matches(Store store, StoreIndex index, Wanted wanted) {
    var among = among(store, index, wanted);
    var collection = wanted.among().collection();
    if (collection == null) return Matches.of(index, wanted, among, null);
    var ids = listed.in(store, collection);
    if (collection.isByHand() && wanted.sort() == ProductSort.SHELF)
      return Matches.of(index, wanted, among, index.shelf().places(ids));
    return Matches.of(index, wanted, isAnyOf(index, ids).and(among), null);
  }

  /** Of places on the shelf. */
  private IntPredicate among(Store store, StoreIndex index, Wanted wanted) {
    var categories = wanted.among().categories();
    var brand = wanted.among().brand();
    IntPredicate inPlace = categories == null ? it -> true : isIn(index.shelf(), categories);
    if (brand != null) inPlace = inPlace.and(isOf(index, brand));
    return wanted.text().isBlank() ? inPlace : inPlace.and(says(store, index, wanted.text()));
  }

  private static IntPredicate isIn(Shelf shelf, List<Long> categories) {
    var sorted = categories.stream().mapToLong(Long::longValue).sorted().toArray();
    return place -> Arrays.binarySearch(sorted, shelf.category(place)) >= 0;
  }

  private static IntPredicate isOf(StoreIndex index, String brand) {
    var term = index.terms().find(Facets.Kind.BRAND.ordinal(), brand);
    if (term == null) return place -> false;
    return place -> index.shelf().brand(place) == term.number();
  }

  private static IntPredicate isAnyOf(StoreIndex index, Collection<Long> ids) {
    return index.shelf().setOf(ids)::get;
  }

  /** All that has an SKU beginning so, and all that has each of the words. */
  private IntPredicate says(Store store, StoreIndex index, String text) {
    var words = listed.words(text);
    var bySku = isAnyOf(index, listed.bySku(store, text));
    if (words.isEmpty()) return bySku;
    return bySku.or(new WordMatch(index, listed.categories(store), words));
  }
}
