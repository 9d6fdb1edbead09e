package io.storeflow.sharing;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.platform.job.Jobs;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
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

  /** The product follows that of another store, where it is to be stated. Nothing was changed. */
  public static final class StatedAtSource extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StatedAtSource() {
      super("it is stated of the product that it follows", null, false, false);
    }
  }

  private final DSLContext db;
  private final Stores stores;
  private final ProductLinks links;
  private final Pulse pulse;
  private final Jobs jobs;
  private final ApplicationEventPublisher events;

  StatementFollowers(
      DSLContext db,
      Stores stores,
      ProductLinks links,
      Pulse pulse,
      Jobs jobs,
      ApplicationEventPublisher events) {
    this.db = db;
    this.stores = stores;
    this.links = links;
    this.pulse = pulse;
    this.jobs = jobs;
    this.events = events;
  }

  /**
   * Whoever states something of the product at this moment waits, or is waited for: until the
   * caller's transaction ends. Nothing where the store has no such product.
   *
   * @throws StatedAtSource if it follows another
   */
  public void own(Store store, String publicId) {
    var p = only(store, PRODUCT);
    db.select(p.ID)
        .from(p)
        .where(p.PUBLIC_ID.eq(publicId))
        .forUpdate()
        .fetchOptional(p.ID)
        .filter(it -> links.follows(store, it))
        .ifPresent(
            it -> {
              throw new StatedAtSource();
            });
  }

  /**
   * Tells that something is stated of it now: to the log, to pages of the shop, and soon to those
   * that follow it. Joins the caller's transaction.
   */
  public void tell(
      Store store,
      String publicId,
      String title,
      Audited.Changes changes,
      TaskDescriptor<Stated> following,
      Actor actor) {
    events.publishEvent(
        Audited.in(store, actor, "product.changed", "product", publicId, title, changes));
    pulse.shopChanged(store);
    jobs.enqueue(following, new Stated(store.id(), publicId), Jobs.Priority.DEFAULT);
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
