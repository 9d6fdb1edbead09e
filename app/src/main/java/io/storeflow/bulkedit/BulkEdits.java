package io.storeflow.bulkedit;

import static io.storeflow.db.Tables.BULK_EDIT;
import static io.storeflow.db.Tables.BULK_EDIT_PRODUCT;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.batch.BatchJob;
import io.storeflow.batch.BatchState;
import io.storeflow.batch.BatchWork;
import io.storeflow.db.tables.records.BulkEditProductRecord;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.job.Jobs;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.upkeep.ExpiringOfStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Changes of many products: which ones is settled when they are chosen, what is done to them when
 * it begins. Few are changed at once, many by a job; both are kept for a time and can be taken
 * back.
 */
@Service
public class BulkEdits implements BatchWork, ExpiringOfStore {
  /** As many as the largest catalogue that is meant. */
  private static final int MOST = 100_000;

  /** Up to so many are changed while one waits, if one step does it. */
  static final int AT_ONCE = 100;

  private static final Duration KEPT = Duration.ofDays(30);
  private static final int ROWS = 1_000;

  private final DSLContext db;
  private final Transactions transactions;
  private final BulkEditQueries queries;
  private final BulkProducts these;
  private final BulkEditRun run;
  private final Jobs jobs;
  private final JsonMapper json;
  private final Clock clock;
  private final Pulse pulse;

  BulkEdits(
      DSLContext db,
      Transactions transactions,
      BulkEditQueries queries,
      BulkProducts these,
      BulkEditRun run,
      Jobs jobs,
      JsonMapper json,
      Clock clock,
      Pulse pulse) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.these = these;
    this.run = run;
    this.jobs = jobs;
    this.json = json;
    this.clock = clock;
    this.pulse = pulse;
  }

  @Override
  public int most() {
    return MOST;
  }

  @Override
  public String pages(Store store) {
    return BulkEditPage.base(store);
  }

  @Override
  public String choose(Store store, List<Long> products, Actor actor) {
    return transactions.write(() -> insert(store, products, BatchState.DRAFT, null, actor));
  }

  /**
   * Does it, once.
   *
   * @return false if it was begun before
   * @throws NotFound if the store has no such
   */
  public boolean begin(Store store, String publicId, BulkEdit edit, Actor actor) {
    return transactions.write(
        () -> {
          var row = queries.get(store, publicId);
          var b = only(store, BULK_EDIT);
          int begun =
              db.update(b)
                  .set(b.STATE, BatchState.RUNNING)
                  .set(b.EDIT, json.writeValueAsString(edit))
                  .set(b.PERSON_ID, actor.personId())
                  .set(b.ACTOR_NAME, actor.name())
                  .set(b.STARTED_AT, clock.instant())
                  .where(b.ID.eq(row.id()))
                  .and(b.STATE.eq(BatchState.DRAFT))
                  .execute();
          if (begun == 1) work(store, row);
          return begun == 1;
        });
  }

  /**
   * Takes back what was changed, but in products that somebody has changed since. Returns the
   * public id of that change.
   *
   * @throws NotFound if there is nothing to take back
   */
  public String undo(Store store, String publicId, Actor actor) {
    return transactions.write(
        () -> {
          var b = only(store, BULK_EDIT);
          db.select(b.ID).from(b).where(b.PUBLIC_ID.eq(publicId)).forUpdate().fetch();
          var row = queries.get(store, publicId);
          if (!row.canBeUndone()) throw new NotFound();
          db.update(b).set(b.UNDONE, true).where(b.ID.eq(row.id())).execute();
          var p = only(store, BULK_EDIT_PRODUCT);
          var ids =
              db.select(p.PRODUCT_ID)
                  .from(p)
                  .where(p.BULK_EDIT_ID.eq(row.id()))
                  .and(p.OUTCOME.eq(BulkOutcome.CHANGED))
                  .orderBy(p.PRODUCT_ID)
                  .fetch(p.PRODUCT_ID);
          var undo = insert(store, ids, BatchState.RUNNING, row.id(), actor);
          work(store, queries.get(store, undo));
          return undo;
        });
  }

  private void work(Store store, BulkEditRow edit) {
    if (isDoneAtOnce(store, edit)) {
      run.toTheEnd(store, edit.id());
      return;
    }
    pulse.keepMoney(store);
    jobs.enqueue(BulkEditJob.KIND, new BatchJob(store.id(), edit.id()), Jobs.Priority.DEFAULT);
  }

  private boolean isDoneAtOnce(Store store, BulkEditRow edit) {
    if (edit.total() > AT_ONCE) return false;
    var all = these.chosen(store, edit, AT_ONCE);
    return these.within(store, all, BulkEditRun.VARIANTS).size() == all.size();
  }

  private String insert(
      Store store, List<Long> products, BatchState state, @Nullable Long undoes, Actor actor) {
    long id = Ids.next();
    var publicId = PublicId.random();
    insertInto(db, store, BULK_EDIT)
        .set(BULK_EDIT.ID, id)
        .set(BULK_EDIT.PUBLIC_ID, publicId)
        .set(BULK_EDIT.PERSON_ID, actor.personId())
        .set(BULK_EDIT.ACTOR_NAME, actor.name())
        .set(BULK_EDIT.STATE, state)
        .set(BULK_EDIT.EDIT, "")
        .set(BULK_EDIT.UNDOES_ID, undoes)
        .set(BULK_EDIT.TOTAL, products.size())
        .set(BULK_EDIT.CREATED_AT, clock.instant())
        .execute();
    for (int from = 0; from < products.size(); from += ROWS) {
      var rows = new ArrayList<BulkEditProductRecord>();
      for (long product : products.subList(from, Math.min(from + ROWS, products.size()))) {
        var row = new BulkEditProductRecord();
        row.setBulkEditId(id);
        row.setProductId(product);
        row.setOutcome(BulkOutcome.WAITING);
        rows.add(row);
      }
      insertAll(db, store, BULK_EDIT_PRODUCT, rows);
    }
    return publicId;
  }

  /** Its products first, some at a time: a change of many has very many. */
  @Override
  public int forgetExpired(Store store) {
    var b = only(store, BULK_EDIT);
    var over =
        db.select(b.ID)
            .from(b)
            .where(b.CREATED_AT.lt(clock.instant().minus(KEPT)))
            .orderBy(b.CREATED_AT)
            .limit(1)
            .fetchOptional(b.ID);
    if (over.isEmpty()) return 0;
    var p = only(store, BULK_EDIT_PRODUCT);
    int products = db.deleteFrom(p).where(p.BULK_EDIT_ID.eq(over.get())).limit(STEP).execute();
    if (products == 0) db.deleteFrom(b).where(b.ID.eq(over.get())).execute();
    return STEP;
  }
}
