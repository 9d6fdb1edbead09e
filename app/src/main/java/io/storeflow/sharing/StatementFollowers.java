package io.storeflow.sharing;

import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is stated of a product holds of those that follow it, too: it is the same thing. */
@Component
public class StatementFollowers {

  /**
   * Something was stated.
   *
   * @param product public id of the one that is followed
   */
  public record Stated(long storeId, String product) implements JobPayload {}

  /**
   * What staff state of products on a page of its own, such as what food holds: a copy of a product
   * holds the same, and so do those that follow it.
   */
  public interface Statements<T> {
    /**
     * What is stated of a product.
     *
     * @param product its row id
     */
    record Said<T>(long product, T what) {}

    /** Nothing if the store has no such product. */
    Optional<Said<T>> said(Store store, String publicId);

    /**
     * States it of that product, whatever it follows.
     *
     * @throws NotFound if the store has no such product
     */
    void copyToProduct(Store store, String publicId, T what, Actor actor);
  }

  private final Stores stores;
  private final ProductLinks links;

  StatementFollowers(Stores stores, ProductLinks links) {
    this.stores = stores;
    this.links = links;
  }

  /** States of all that follow it what is stated of it by now. */
  public <T> void follow(Stated work, Statements<T> statements) {
    var store = stores.reopen(work.storeId());
    var said = statements.said(store, work.product()).orElse(null);
    if (said == null) return;
    for (var it : links.followers(store, said.product())) {
      var there = stores.reopen(it.storeId());
      if (statements.said(there, it.product()).isPresent())
        statements.copyToProduct(there, it.product(), said.what(), Actor.SYSTEM);
    }
  }
}
