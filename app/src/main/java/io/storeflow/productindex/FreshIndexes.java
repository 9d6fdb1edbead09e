package io.storeflow.productindex;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.storeflow.outbox.EventKind;
import io.storeflow.pagecache.ShopVersions;
import io.storeflow.productindex.IndexRows.Happened;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Keeps the index of a store as fresh as its pages: once the shop has another version it reads from
 * the events what has changed since, and those products again. One request does it while the others
 * of the store wait; a whole store is read beside the requests.
 */
@Component
class FreshIndexes {
  /** Of so many changes the whole is read again sooner. */
  private static final int MOST_EVENTS = 20_000;

  private static final int MOST_CHANGED = 10_000;
  private static final int LOCKS = 256;

  private static final Duration UNASKED = Duration.ofHours(12);
  private static final Duration TOO_LARGE = Duration.ofMinutes(10);
  private static final Duration SOLD = Duration.ofMinutes(10);

  /**
   * @param stamp another one for each index
   * @param shop version of the shop that it is true for, at least
   * @param position of the last event that it knows
   * @param soldAt when it was read what was sold
   */
  record State(StoreIndex index, long stamp, long shop, long position, Instant soldAt) {
    int weight() {
      return (int) Math.min(Integer.MAX_VALUE, index.weight());
    }
  }

  private final IndexRows rows;
  private final SoldUnits sold;
  private final ShopVersions versions;
  private final Pulse pulse;
  private final Clock clock;
  private final long most;
  private final Timer reading;
  private final Timer following;
  private final AtomicLong stamps = new AtomicLong();
  private final List<ReentrantLock> locks =
      IntStream.range(0, LOCKS).mapToObj(i -> new ReentrantLock()).toList();
  private final Cache<Long, State> kept;
  private final IndexReading whole;
  private final Cache<Long, Boolean> tooLarge =
      Caffeine.newBuilder().expireAfterWrite(TOO_LARGE).maximumSize(10_000).build();

  FreshIndexes(
      IndexRows rows,
      IndexReading whole,
      SoldUnits sold,
      ShopVersions versions,
      Pulse pulse,
      Clock clock,
      MeterRegistry meters,
      @Value("${storeflow.product-index:128MB}") DataSize size) {
    this.rows = rows;
    this.whole = whole;
    this.sold = sold;
    this.versions = versions;
    this.pulse = pulse;
    this.clock = clock;
    this.most = size.toBytes();
    this.reading = meters.timer("storeflow.product.index", "work", "read");
    this.following = meters.timer("storeflow.product.index", "work", "follow");
    this.kept =
        Caffeine.newBuilder()
            .maximumWeight(most)
            .weigher((Long store, State state) -> state.weight())
            .expireAfterAccess(UNASKED)
            .build();
  }

  /**
   * @param popular whether it must know well what was sold
   * @param patience how long somebody waits for an index that is read as a whole
   * @return empty for a store that would not fit into half of the memory that there is, or that
   *     takes longer to read
   */
  Optional<State> of(Store store, boolean popular, Duration patience) {
    long shop = versions.of(store);
    var state = fresh(store, shop, popular);
    if (state == null) state = followed(store, shop, popular, null);
    if (state != null) return Optional.of(state);
    if (tooLarge.getIfPresent(store.id()) != null) return Optional.empty();
    // And what has changed since its reading began.
    return whole
        .read(store.id(), () -> readAndKeep(store), patience)
        .map(read -> followed(store, shop, popular, read));
  }

  private @Nullable State fresh(Store store, long shop, boolean popular) {
    var state = kept(store);
    return state != null && isFresh(state, shop, popular) ? state : null;
  }

  /**
   * Null where it has to be read as a whole.
   *
   * @param read what was just read, for where nothing is kept
   */
  private @Nullable State followed(Store store, long shop, boolean popular, @Nullable State read) {
    var lock = locks.get(Math.floorMod(Long.hashCode(store.id()), LOCKS));
    lock.lock();
    try {
      var state = fresh(store, shop, popular);
      if (state != null) return state;
      var before = kept(store) instanceof State known ? known : read;
      if (before == null) return null;
      var next = following.record(() -> follow(store, before));
      if (next == null) {
        kept.invalidate(store.id());
        return null;
      }
      if (popular && isOld(next)) next = withSold(store, next);
      kept.put(store.id(), next);
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** Empty for too much; what another reading has just kept is not read again. */
  private Optional<State> readAndKeep(Store store) {
    if (kept(store) instanceof State known) return Optional.of(known);
    var read = reading.record(() -> read(store));
    if (read == null) tooLarge.put(store.id(), true);
    else kept.put(store.id(), read);
    return Optional.ofNullable(read);
  }

  private @Nullable State kept(Store store) {
    return kept.getIfPresent(store.id());
  }

  private boolean isFresh(State state, long shop, boolean popular) {
    return state.shop() >= shop && !(popular && isOld(state));
  }

  private boolean isOld(State state) {
    return state.soldAt().plus(SOLD).isBefore(clock.instant());
  }

  private State withSold(Store store, State state) {
    var index = state.index().sold(sold.of(store));
    return new State(
        index, stamps.incrementAndGet(), state.shop(), state.position(), clock.instant());
  }

  /** All of it; null for too much. The pulse first: what changes meanwhile is read again. */
  private @Nullable State read(Store store) {
    var beat = pulse.read(store);
    var units = sold.of(store);
    var now = clock.instant();
    var terms = new Terms();
    var entries = new ArrayList<Entry>();
    long weight = 0;
    for (long last = Long.MIN_VALUE; ; last = entries.getLast().id()) {
      var next = rows.next(store, terms, last, units);
      entries.addAll(next);
      weight += next.stream().mapToLong(Entry::weight).sum();
      if (StoreIndex.weight(weight, entries.size(), terms) > most / 2) return null;
      if (next.size() < IndexRows.STEP) break;
    }
    var index = StoreIndex.of(terms, entries);
    return new State(index, stamps.incrementAndGet(), beat.shop(), beat.events(), now);
  }

  /** The same with what has happened since; null where it is better read again as a whole. */
  private @Nullable State follow(Store store, State from) {
    var beat = pulse.read(store);
    var events =
        beat.events() == from.position()
            ? List.<Happened>of()
            : rows.events(store, from.position(), beat.events(), MOST_EVENTS);
    if (events.size() == MOST_EVENTS) return null;
    var changed = changed(store, from.index(), events);
    if (changed.size() > MOST_CHANGED) return null;
    var branded = branded(from.index(), events);
    // Where nothing has changed the lists that were made of it stay.
    if (changed.isEmpty() && branded.isEmpty())
      return new State(from.index(), from.stamp(), beat.shop(), beat.events(), from.soldAt());
    var index = with(store, from.index(), changed, branded);
    if (index.weight() > most / 2) return null;
    return new State(index, stamps.incrementAndGet(), beat.shop(), beat.events(), from.soldAt());
  }

  /** The products of brands that have another name, or are no more. */
  private static List<Entry> branded(StoreIndex index, Collection<Happened> events) {
    var numbers =
        events.stream()
            .filter(Happened::isOfBrand)
            .flatMap(event -> index.terms().ofBrand(event.subject()).stream())
            .collect(Collectors.toSet());
    return numbers.isEmpty() ? List.of() : index.of(numbers);
  }

  private Set<Long> changed(Store store, StoreIndex index, Collection<Happened> events) {
    var changed = new HashSet<Long>();
    var variants = new HashSet<Long>();
    for (var event : events) {
      if (event.kind().equals(EventKind.STOCK_MOVED.code())) variants.add(event.subject());
      else if (event.kind().equals(EventKind.CATEGORY_DELETED.code()))
        changed.addAll(index.in(event.subject()));
      else if (!event.isOfBrand()) changed.add(event.subject());
    }
    for (var part : parts(variants)) changed.addAll(rows.products(store, part));
    return changed;
  }

  private StoreIndex with(
      Store store, StoreIndex index, Set<Long> changed, Collection<Entry> branded) {
    var units = index.sold();
    var entries = new ArrayList<Entry>();
    for (var part : parts(changed)) entries.addAll(rows.these(store, index.terms(), part, units));
    var brands = new HashMap<Long, Term>();
    for (var part : parts(branded.stream().map(Entry::id).toList()))
      brands.putAll(rows.brands(store, index.terms(), part));
    for (var entry : branded)
      if (!changed.contains(entry.id())) entries.add(entry.brand(brands.get(entry.id())));
    return index.with(changed, entries);
  }

  private static List<List<Long>> parts(Collection<Long> ids) {
    var all = ids.stream().sorted().toList();
    var parts = new ArrayList<List<Long>>();
    for (int i = 0; i < all.size(); i += IndexRows.STEP)
      parts.add(all.subList(i, Math.min(all.size(), i + IndexRows.STEP)));
    return parts;
  }
}
