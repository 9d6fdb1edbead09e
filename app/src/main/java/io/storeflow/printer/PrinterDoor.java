package io.storeflow.printer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.id.Secret;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Lets printers in by the secret of their address. Nothing is kept of who is let in, so that one
 * that was revoked gets nothing from that moment on. Strangers cost two statements at most, and
 * after a few wrong ones nothing; who was let in of late is not stopped by them.
 */
@Component
public class PrinterDoor {
  private final Cache<String, Boolean> letIn =
      Caffeine.newBuilder().maximumSize(5_000).expireAfterAccess(Duration.ofHours(1)).build();

  private final Stores stores;
  private final PrinterQueries queries;
  private final RateLimits limits;

  PrinterDoor(Stores stores, PrinterQueries queries, RateLimits limits) {
    this.stores = stores;
    this.queries = queries;
    this.limits = limits;
  }

  /** A printer, and the store that it prints for. */
  public record Entered(Store store, Printer printer) {}

  /**
   * Whose printer it is that sent this; empty for nobody's.
   *
   * @param storeId public id, as it was sent, like the secret
   * @param address of who asks
   * @throws Problem 429 for too many wrong ones from one network, and for one that asks too often
   */
  public Optional<Entered> enter(String storeId, String sent, String address) {
    var secret = Secret.of(Printers.PREFIX, sent).filter(it -> PublicId.looksRight(storeId));
    var hash = secret.map(Secret::hash).orElse("");
    if (letIn.getIfPresent(hash) == null) limits.requireRoom(Rule.WRONG_PRINTER, address);
    var entered =
        secret
            .flatMap(it -> stores.openByPublicId(storeId))
            .flatMap(store -> queries.byHash(store, hash).map(it -> new Entered(store, it)));
    if (entered.isEmpty()) {
      letIn.invalidate(hash);
      limits.require(Rule.WRONG_PRINTER, address);
      return entered;
    }
    letIn.put(hash, true);
    limits.require(Rule.PRINTER, entered.get().printer().publicId());
    return entered;
  }
}
