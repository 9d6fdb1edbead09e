package io.storeflow.hold;

import static io.storeflow.db.Tables.STOCK_HOLD;
import static io.storeflow.store.Owned.only;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.storeflow.store.Store;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Whether a store may hold more. Its holds are counted once a second and each new one is added to
 * that, so that a hold costs no pass over the others; where it seems full they are counted again,
 * and once it is full it is so for a second or until one ends here. So there may be as many more as
 * other nodes make within the second.
 */
@Component
class HoldRoom {
  private static final Duration COUNTED = Duration.ofSeconds(1);
  private static final int STORES = 1_000;

  private final DSLContext db;

  /**
   * @param counted holds that there were
   * @param taken for so many more
   */
  private record Count(int counted, AtomicInteger taken) {
    boolean isFull() {
      return counted >= Holds.MOST;
    }

    boolean take() {
      return counted + taken.incrementAndGet() <= Holds.MOST;
    }
  }

  private final Cache<Long, Count> counts =
      Caffeine.newBuilder().expireAfterWrite(COUNTED).maximumSize(STORES).build();

  HoldRoom(DSLContext db) {
    this.db = db;
  }

  /** Takes room for one. Where what it was for fails, it is free again within a second. */
  boolean take(Store store) {
    var count = counts.get(store.id(), id -> count(store));
    if (count.isFull()) return false;
    if (count.take()) return true;
    var now = count(store);
    counts.put(store.id(), now);
    return !now.isFull() && now.take();
  }

  /** One has ended: a store that was full is counted again. */
  void free(Store store) {
    var count = counts.getIfPresent(store.id());
    if (count != null && count.isFull()) counts.invalidate(store.id());
  }

  private Count count(Store store) {
    return new Count(db.fetchCount(only(store, STOCK_HOLD)), new AtomicInteger());
  }
}
