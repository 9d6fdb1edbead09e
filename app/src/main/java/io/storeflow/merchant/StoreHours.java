package io.storeflow.merchant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * When stores are open, for carts and orders that come by the hundreds a second: at most a second
 * old, as {@link Stores#open} is. What is kept for longer asks {@link Merchants#hours}.
 */
@Component
public class StoreHours {
  private final Merchants merchants;

  /** By slug, as that is what tells of a change. */
  private final Cache<String, List<OpeningHours>> known =
      Caffeine.newBuilder().maximumSize(5_000).expireAfterWrite(Duration.ofMillis(900)).build();

  StoreHours(Merchants merchants) {
    this.merchants = merchants;
  }

  /** Monday first; empty for a store that does not say. */
  public List<OpeningHours> of(Store store) {
    return known.get(store.slug(), slug -> merchants.hours(store));
  }

  @TransactionalEventListener
  void forget(SettingsWritten written) {
    known.invalidate(written.slugBefore());
    known.invalidate(written.slug());
  }
}
