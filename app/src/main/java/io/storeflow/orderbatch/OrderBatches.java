package io.storeflow.orderbatch;

import static io.storeflow.db.Tables.ORDER_BATCH;
import static io.storeflow.db.Tables.ORDER_BATCH_ORDER;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.batch.BatchJob;
import io.storeflow.batch.BatchState;
import io.storeflow.db.tables.records.OrderBatchOrderRecord;
import io.storeflow.label.TagStep;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.input.several.Listed;
import io.storeflow.platform.job.Jobs;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.upkeep.ExpiringOfStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/**
 * What is done to many orders: which ones is settled when they are chosen, what is done is looked
 * at before it begins. Few are changed while one waits, many by a job.
 */
@Service
public class OrderBatches implements ExpiringOfStore {
  /** Orders of one go. */
  public static final int MOST = 5_000;

  /** As many as a page of the list has. */
  static final int AT_ONCE = 50;

  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration IF_LOST = Duration.ofMinutes(1);
  private static final int ROWS = 1_000;

  private final DSLContext db;
  private final Transactions transactions;
  private final OrderBatchQueries queries;
  private final OrderBatchRun run;
  private final Jobs jobs;
  private final Clock clock;

  OrderBatches(
      DSLContext db,
      Transactions transactions,
      OrderBatchQueries queries,
      OrderBatchRun run,
      Jobs jobs,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.run = run;
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * Writes down that these orders, by row id, are chosen; the first {@link #MOST} of them. Returns
   * the public id of the batch.
   */
  public String choose(Store store, OrderAct act, List<Long> orders, Actor actor) {
    boolean cut = orders.size() > MOST;
    var chosen = orders.stream().distinct().limit(MOST).toList();
    return transactions.write(() -> insert(store, act, chosen, cut, actor));
  }

  /**
   * Says which tags are given and taken.
   *
   * @throws NotFound if the store has no such draft
   */
  void say(Store store, String publicId, TagStep tags) {
    var b = only(store, ORDER_BATCH);
    int said =
        db.update(b)
            .set(b.GIVEN, Listed.written(tags.added()))
            .set(b.TAKEN, Listed.written(tags.removed()))
            .where(b.PUBLIC_ID.eq(publicId))
            .and(b.STATE.eq(BatchState.DRAFT))
            .execute();
    // What it said before is no change for the database.
    if (said == 0) queries.get(store, publicId);
  }

  /**
   * Does it, once.
   *
   * @param mails whether those whose parcels go out are told by mail
   * @throws NotFound if the store has no such
   */
  public void begin(Store store, String publicId, boolean mails, Actor actor) {
    var batch = queries.get(store, publicId);
    boolean isDoneAtOnce = batch.total() <= AT_ONCE;
    boolean isBegun =
        transactions.write(
            () -> {
              var b = only(store, ORDER_BATCH);
              int begun =
                  db.update(b)
                      .set(b.STATE, BatchState.RUNNING)
                      .set(b.MAILS, mails)
                      .set(b.PERSON_ID, actor.personId())
                      .set(b.ACTOR_NAME, actor.name())
                      .set(b.STARTED_AT, clock.instant())
                      .where(b.ID.eq(batch.id()))
                      .and(b.STATE.eq(BatchState.DRAFT))
                      .execute();
              // Whatever becomes of this request, a job goes on where it ended.
              if (begun == 1)
                jobs.enqueueNew(
                    OrderBatchJob.KIND,
                    publicId,
                    new BatchJob(store.id(), batch.id()),
                    Jobs.Priority.DEFAULT,
                    clock.instant().plus(isDoneAtOnce ? IF_LOST : Duration.ZERO));
              return begun == 1;
            });
    if (isBegun && isDoneAtOnce) run.toTheEnd(store, batch.id());
  }

  private String insert(Store store, OrderAct act, List<Long> orders, boolean cut, Actor actor) {
    long id = Ids.next();
    var publicId = PublicId.random();
    insertInto(db, store, ORDER_BATCH)
        .set(ORDER_BATCH.ID, id)
        .set(ORDER_BATCH.PUBLIC_ID, publicId)
        .set(ORDER_BATCH.PERSON_ID, actor.personId())
        .set(ORDER_BATCH.ACTOR_NAME, actor.name())
        .set(ORDER_BATCH.STATE, BatchState.DRAFT)
        .set(ORDER_BATCH.ACT, act)
        .set(ORDER_BATCH.GIVEN, "")
        .set(ORDER_BATCH.TAKEN, "")
        .set(ORDER_BATCH.TOTAL, orders.size())
        .set(ORDER_BATCH.CUT, cut)
        .set(ORDER_BATCH.CREATED_AT, clock.instant())
        .execute();
    for (int from = 0; from < orders.size(); from += ROWS)
      insertAll(
          db,
          store,
          ORDER_BATCH_ORDER,
          orders.subList(from, Math.min(from + ROWS, orders.size())).stream()
              .map(order -> row(id, order))
              .toList());
    return publicId;
  }

  private static OrderBatchOrderRecord row(long batch, long order) {
    var row = new OrderBatchOrderRecord();
    row.setOrderBatchId(batch);
    row.setOrderId(order);
    row.setOutcome(ActOutcome.WAITING);
    row.setReason("");
    return row;
  }

  @Override
  public int forgetExpired(Store store) {
    var b = only(store, ORDER_BATCH);
    var over =
        db.select(b.ID)
            .from(b)
            .where(b.CREATED_AT.lt(clock.instant().minus(KEPT)))
            .orderBy(b.CREATED_AT)
            .limit(1)
            .fetchOptional(b.ID);
    // With its orders, of which there are no more than a step.
    over.ifPresent(id -> db.deleteFrom(b).where(b.ID.eq(id)).execute());
    return over.isPresent() ? STEP : 0;
  }
}
