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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Keeps the index of a store as fresh as its pages: once the shop has another version it reads from
 * the events what has changed since, and those products again. One request does it while the others
 * of the store wait.
 */
@Component
class FreshIndexes {
  /** Of so many changes the whole is read again sooner. */
  private static final int MOST_EVENTS = 20_000;

  private static final int MOST_CHANGED = 10_000;
  private static final int LOCKS = 256;

  /** Stores that are read as a whole at once, each up to half of the memory that there is. */
  private static final int AT_ONCE = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(2);
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
  private final Turns turns = new Turns(AT_ONCE, PATIENCE);
  private final Cache<Long, Boolean> tooLarge =
      Caffeine.newBuilder().expireAfterWrite(TOO_LARGE).maximumSize(10_000).build();

  /** Those that got no turn: who waits for the same store does not wait for another one. */
  private final Cache<Long, Boolean> busy =
      Caffeine.newBuilder().expireAfterWrite(PATIENCE).maximumSize(10_000).build();

  FreshIndexes(
      IndexRows rows,
      SoldUnits sold,
      ShopVersions versions,
      Pulse pulse,
      Clock clock,
      MeterRegistry meters,
      @Value("${storeflow.product-index:128MB}") DataSize size) {
    this.rows = rows;
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
   * @return empty for a store that would not fit into half of the memory that there is, or while
   *     too many others are read
   */
  Optional<State> of(Store store, boolean popular) {
    long shop = versions.of(store);
    var state = kept.getIfPresent(store.id());
    if (state != null && isFresh(state, shop, popular)) return Optional.of(state);
    if (isLeftOut(store)) return Optional.empty();
    var lock = locks.get(Math.floorMod(Long.hashCode(store.id()), LOCKS));
    lock.lock();
    try {
      state = kept.getIfPresent(store.id());
      if (state != null && isFresh(state, shop, popular)) return Optional.of(state);
      if (isLeftOut(store)) return Optional.empty();
      var next = state == null ? null : following.record(() -> follow(store, kept(store)));
      if (next == null) next = readInTurn(store);
      if (next == null) return Optional.empty();
      if (popular && isOld(next)) next = withSold(store, next);
      kept.put(store.id(), next);
      return Optional.of(next);
    } finally {
      lock.unlock();
    }
  }

  private boolean isLeftOut(Store store) {
    return tooLarge.getIfPresent(store.id()) != null || busy.getIfPresent(store.id()) != null;
  }

  /** Null where it got no turn, or is too much. */
  private @Nullable State readInTurn(Store store) {
    if (!turns.begin()) {
      busy.put(store.id(), true);
      return null;
    }
    try {
      var read = reading.record(() -> read(store));
      if (read == null) {
        kept.invalidate(store.id());
        tooLarge.put(store.id(), true);
      }
      return read;
    } finally {
      turns.end();
    }
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
  private @Nullable State follow(Store store, @Nullable State from) {
    if (from == null) return null;
    var beat = pulse.read(store);
    var events =
        beat.events() == from.position()
            ? List.<Happened>of()
            : rows.events(store, from.position(), beat.events(), MOST_EVENTS);
    if (events.size() == MOST_EVENTS || events.stream().anyMatch(Happened::isOfMany)) return null;
    var changed = changed(store, from.index(), events);
    if (changed.size() > MOST_CHANGED) return null;
    // Where nothing has changed the lists that were made of it stay.
    if (changed.isEmpty())
      return new State(from.index(), from.stamp(), beat.shop(), beat.events(), from.soldAt());
    var index = with(store, from.index(), changed);
    if (index.weight() > most / 2) return null;
    return new State(index, stamps.incrementAndGet(), beat.shop(), beat.events(), from.soldAt());
  }

  private Set<Long> changed(Store store, StoreIndex index, Collection<Happened> events) {
    var changed = new HashSet<Long>();
    var variants = new HashSet<Long>();
    for (var event : events) {
      if (event.kind().equals(EventKind.STOCK_MOVED.code())) variants.add(event.subject());
      else if (event.kind().equals(EventKind.CATEGORY_DELETED.code()))
        changed.addAll(index.in(event.subject()));
      else changed.add(event.subject());
    }
    for (var part : parts(variants)) changed.addAll(rows.products(store, part));
    return changed;
  }

  private StoreIndex with(Store store, StoreIndex index, Set<Long> changed) {
    var units = index.sold();
    var entries = new ArrayList<Entry>();
    for (var part : parts(changed)) entries.addAll(rows.these(store, index.terms(), part, units));
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
