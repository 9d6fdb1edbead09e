package io.storeflow.sharepage;

import static io.storeflow.db.Tables.PRODUCT_SHARE;
import static io.storeflow.db.Tables.PRODUCT_SHARE_ITEM;
import static io.storeflow.store.Owned.only;

import io.storeflow.batch.BatchRun;
import io.storeflow.batch.BatchState;
import io.storeflow.catalog.ProductSlugTaken;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.product.Rounding;
import io.storeflow.sharing.Rate;
import io.storeflow.sharing.Refused;
import io.storeflow.sharing.ShareRefusal;
import io.storeflow.sharing.Sharing;
import io.storeflow.sharing.Sharing.Made;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings the products that wait to the other store, each in a transaction of its own in which that
 * is also noted.
 */
@Component
class ShareRun implements BatchRun {
  /** Others get their turn after so many. */
  private static final int STEP = 10;

  private static final int TRIES = 5;

  private final DSLContext db;
  private final Transactions transactions;
  private final ShareQueries queries;
  private final Sharing sharing;
  private final Stores stores;
  private final Clock clock;

  ShareRun(
      DSLContext db,
      Transactions transactions,
      ShareQueries queries,
      Sharing sharing,
      Stores stores,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.sharing = sharing;
    this.stores = stores;
    this.clock = clock;
  }

  @Override
  public boolean step(Store store, long id) {
    var share = queries.get(store, id);
    if (!share.isRunning()) return false;
    var waiting = queries.waiting(store, id, STEP);
    if (waiting.isEmpty()) finish(store, id);
    var to = stores.reopen(Objects.requireNonNull(share.to()));
    var actor = queries.actor(store, id);
    for (long product : waiting) bring(store, share, product, to, actor);
    return !waiting.isEmpty();
  }

  private void finish(Store store, long id) {
    var s = only(store, PRODUCT_SHARE);
    db.update(s)
        .set(s.STATE, BatchState.DONE)
        .set(s.FINISHED_AT, clock.instant())
        .where(s.ID.eq(id))
        .execute();
  }

  private void bring(Store from, ShareRow share, long product, Store to, Actor actor) {
    try {
      for (int tries = 0; tries < TRIES; tries++)
        if (isBrought(from, share, product, to, actor)) return;
      throw new Refused(ShareRefusal.BUSY);
    } catch (Refused refused) {
      refuse(from, share, product, refused);
    } catch (NotFound gone) {
      refuse(from, share, product, new Refused(ShareRefusal.GONE));
    }
  }

  private void refuse(Store from, ShareRow share, long product, Refused refused) {
    transactions.write(
        () -> {
          if (!queries.isMine(from, share.id(), product)) return;
          note(
              from,
              share.id(),
              product,
              ShareOutcome.REFUSED,
              refused.why(),
              refused.there().orElse(null),
              null);
        });
  }

  /** False if the product, or what has its address there, was changed meanwhile. */
  private boolean isBrought(Store from, ShareRow share, long product, Store to, Actor actor) {
    var seen = sharing.look(from, product, to);
    var way = Objects.requireNonNull(share.way());
    try {
      return transactions.write(
          () -> {
            if (!queries.isMine(from, share.id(), product)) return true;
            Optional<Made> made = sharing.make(from, seen, to, way, rate(share, to), actor);
            made.ifPresent(it -> note(from, share.id(), product, it));
            return made.isPresent();
          });
    } catch (ProductSlugTaken meanwhile) {
      return false;
    }
  }

  private static Rate rate(ShareRow share, Store to) {
    if (share.rate() == null) return Rate.same(to.currency());
    return new Rate(
        share.rate(), Objects.requireNonNullElse(share.rounding(), Rounding.EXACT), to.currency());
  }

  private void note(Store store, long share, long product, Made made) {
    var renamed = made.renamed().isEmpty() ? null : String.join("\n", made.renamed());
    note(store, share, product, ShareOutcome.MADE, null, made.publicId(), renamed);
  }

  private void note(
      Store store,
      long share,
      long product,
      ShareOutcome outcome,
      @Nullable ShareRefusal why,
      @Nullable String made,
      @Nullable String renamed) {
    var it = only(store, PRODUCT_SHARE_ITEM);
    db.update(it)
        .set(it.OUTCOME, outcome)
        .set(it.REASON, why)
        .set(it.MADE, made)
        .set(it.RENAMED, renamed)
        .where(it.SHARE_ID.eq(share))
        .and(it.PRODUCT_ID.eq(product))
        .execute();
  }
}
