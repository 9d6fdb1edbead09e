package io.storeflow.pagecache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.storeflow.pulse.Pulse;
import io.storeflow.pulse.PulseSeen;
import io.storeflow.pulse.PulseWatch;
import io.storeflow.pulse.ShopVersionSeen;
import io.storeflow.store.Store;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * At which version the pages of a store are. While the watch of pulses answers for a store it is
 * known without asking; otherwise the database is asked.
 */
@Component
public class ShopVersions {
  private final Pulse pulse;
  private final PulseWatch watch;
  private final Cache<Long, Long> known = Caffeine.newBuilder().maximumSize(20_000).build();
  private final Cache<Long, Long> stock = Caffeine.newBuilder().maximumSize(20_000).build();

  ShopVersions(Pulse pulse, PulseWatch watch) {
    this.pulse = pulse;
    this.watch = watch;
  }

  /** At most a second behind, on any node, with Redis or without. */
  public long of(Store store) {
    boolean watched = watch.watch(store.id());
    var version = known.getIfPresent(store.id());
    if (watched && version != null) return version;
    long read = pulse.current(store).shop();
    return known.asMap().merge(store.id(), read, Math::max);
  }

  /**
   * A number of the channel of stock up to which everything is on the pages that are begun from now
   * on; 0 where it is not known. Asks nobody.
   */
  public long stock(Store store) {
    return stock.asMap().getOrDefault(store.id(), 0L);
  }

  /** Comes behind the versions of the shops that were read with it. */
  @EventListener
  void seen(PulseSeen seen) {
    seen.beats().forEach((id, beat) -> stock.put(id, beat.inventory()));
  }

  @EventListener
  void seen(ShopVersionSeen seen) {
    known.asMap().computeIfPresent(seen.storeId(), (id, had) -> Math.max(had, seen.shopVersion()));
  }
}
