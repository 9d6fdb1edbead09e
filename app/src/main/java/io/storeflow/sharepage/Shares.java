package io.storeflow.sharepage;

import static io.storeflow.db.Tables.PRODUCT_SHARE;
import static io.storeflow.db.Tables.PRODUCT_SHARE_ITEM;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.batch.BatchJob;
import io.storeflow.batch.BatchState;
import io.storeflow.batch.BatchWork;
import io.storeflow.db.tables.records.ProductShareItemRecord;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.job.Jobs;
import io.storeflow.product.Rounding;
import io.storeflow.pulse.Pulse;
import io.storeflow.sharing.ShareWay;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import io.storeflow.store.Stores;
import io.storeflow.upkeep.ExpiringOfStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Products that are brought to another store of the merchant: which ones is settled when they are
 * chosen, where to and how when it begins. A job does it; what came of it is kept for a time.
 */
@Service
public class Shares implements BatchWork, ExpiringOfStore {
  /** At once: each is a product with its pictures. */
  private static final int MOST = 10_000;

  private static final Duration KEPT = Duration.ofDays(30);
  private static final int ROWS = 1_000;

  /**
   * Where products go to, and how.
   *
   * @param rate in millionths; null where both stores have the same money
   */
  public record Plan(Store to, ShareWay way, @Nullable Long rate, Rounding rounding) {}

  private final DSLContext db;
  private final Transactions transactions;
  private final ShareQueries queries;
  private final Stores stores;
  private final Jobs jobs;
  private final Clock clock;
  private final Pulse pulse;

  Shares(
      DSLContext db,
      Transactions transactions,
      ShareQueries queries,
      Stores stores,
      Jobs jobs,
      Clock clock,
      Pulse pulse) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.stores = stores;
    this.jobs = jobs;
    this.clock = clock;
    this.pulse = pulse;
  }

  /** The other stores of the merchant in which the person may edit products, by name. */
  public List<Store> targets(Store store, StoreAccess access) {
    return stores.of(access.person()).stream()
        .filter(it -> it.may(Permission.EDIT_PRODUCTS))
        .map(StoreAccess::store)
        .filter(it -> it.merchant().id() == store.merchant().id() && it.id() != store.id())
        .toList();
  }

  @Override
  public int most() {
    return MOST;
  }

  @Override
  public String pages(Store store) {
    return SharePage.base(store);
  }

  @Override
  public String choose(Store store, List<Long> products, Actor actor) {
    return transactions.write(() -> insert(store, products, actor));
  }

  /**
   * Does it, once.
   *
   * @return false if it was begun before
   * @throws NotFound if the store has no such, or the other one is not one of its merchant's
   */
  public boolean begin(Store store, String publicId, Plan plan, Actor actor) {
    if (plan.to().merchant().id() != store.merchant().id() || plan.to().id() == store.id())
      throw new NotFound();
    return transactions.write(
        () -> {
          pulse.keepMoney(store);
          pulse.keepMoney(plan.to());
          var row = queries.get(store, publicId);
          var s = only(store, PRODUCT_SHARE);
          int begun =
              db.update(s)
                  .set(s.STATE, BatchState.RUNNING)
                  .set(s.WAY, plan.way())
                  .set(s.TO_STORE_ID, plan.to().id())
                  .set(s.RATE_MILLIONTHS, plan.rate())
                  .set(s.ROUNDING, plan.rounding())
                  .set(s.PERSON_ID, actor.personId())
                  .set(s.ACTOR_NAME, actor.name())
                  .where(s.ID.eq(row.id()))
                  .and(s.STATE.eq(BatchState.DRAFT))
                  .execute();
          if (begun == 1)
            jobs.enqueue(ShareJob.KIND, new BatchJob(store.id(), row.id()), Jobs.Priority.DEFAULT);
          return begun == 1;
        });
  }

  private String insert(Store store, List<Long> products, Actor actor) {
    long id = Ids.next();
    var publicId = PublicId.random();
    insertInto(db, store, PRODUCT_SHARE)
        .set(PRODUCT_SHARE.ID, id)
        .set(PRODUCT_SHARE.PUBLIC_ID, publicId)
        .set(PRODUCT_SHARE.PERSON_ID, actor.personId())
        .set(PRODUCT_SHARE.ACTOR_NAME, actor.name())
        .set(PRODUCT_SHARE.STATE, BatchState.DRAFT)
        .set(PRODUCT_SHARE.TOTAL, products.size())
        .set(PRODUCT_SHARE.CREATED_AT, clock.instant())
        .execute();
    for (int from = 0; from < products.size(); from += ROWS) {
      var rows = new ArrayList<ProductShareItemRecord>();
      for (long product : products.subList(from, Math.min(from + ROWS, products.size()))) {
        var row = new ProductShareItemRecord();
        row.setShareId(id);
        row.setProductId(product);
        row.setOutcome(ShareOutcome.WAITING);
        rows.add(row);
      }
      insertAll(db, store, PRODUCT_SHARE_ITEM, rows);
    }
    return publicId;
  }

  /** With what became of its products. */
  @Override
  public int forgetExpired(Store store) {
    var s = only(store, PRODUCT_SHARE);
    var over = s.CREATED_AT.lt(clock.instant().minus(KEPT));
    // One at a time: it may have very many products.
    return STEP * db.deleteFrom(s).where(over).limit(1).execute();
  }
}
