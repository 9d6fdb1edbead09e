package io.storeflow.productimport;

import static io.storeflow.db.Tables.PRODUCT_IMPORT;
import static io.storeflow.db.Tables.PRODUCT_IMPORT_FILE;
import static io.storeflow.db.Tables.PRODUCT_IMPORT_LINE;
import static io.storeflow.db.Tables.PRODUCT_IMPORT_PICTURE;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.job.Jobs;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.upkeep.ExpiringOfStore;
import io.storeflow.work.FailedWork;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Imports of products: a file is kept and looked at, then it is done, then it may be taken back.
 * They are kept for a time.
 */
@Service
public class Imports implements ExpiringOfStore {
  /** The largest file, in bytes. */
  public static final long MOST_BYTES = 50L * 1024 * 1024;

  private static final Duration KEPT = Duration.ofDays(30);

  /** Imports of a store that are worked on at once. */
  private static final int MOST_MOVING = 3;

  /** One that was taken longer ago than this and still moves is stuck, and holds up no others. */
  private static final Duration MOVES = Duration.ofDays(1);

  /** Bytes of all files that are kept of a store. */
  private static final long MOST_KEPT = 1L << 30;

  private static final int LONGEST_NAME = 200;

  /** Longer than any file takes to be kept. */
  private static final Duration COMES_TO_BE = Duration.ofHours(1);

  /** Files that are looked for at once. */
  private static final int LOST = 100;

  private final DSLContext db;
  private final Transactions transactions;
  private final ImportQueries queries;
  private final ImportFiles files;
  private final Jobs jobs;
  private final FailedWork failed;
  private final Clock clock;
  private final Pulse pulse;

  Imports(
      DSLContext db,
      Transactions transactions,
      ImportQueries queries,
      ImportFiles files,
      Jobs jobs,
      FailedWork failed,
      Clock clock,
      Pulse pulse) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.files = files;
    this.jobs = jobs;
    this.failed = failed;
    this.clock = clock;
    this.pulse = pulse;
  }

  /** Key of the message that says why no further file is taken now; null if one is. */
  public @Nullable String refusal(Store store) {
    var i = only(store, PRODUCT_IMPORT);
    var moves =
        i.STATE
            .in(ImportState.LOOKING, ImportState.RUNNING, ImportState.UNDOING)
            .and(i.CREATED_AT.gt(clock.instant().minus(MOVES)));
    var all = db.select(count(when(moves, 1)), sum(i.BYTES)).from(i).fetchSingle();
    if (all.value1() >= MOST_MOVING) return "import.error.moving";
    boolean isFull = all.value2() != null && all.value2().longValue() > MOST_KEPT;
    return isFull ? "import.error.full" : null;
  }

  /**
   * Keeps the file, has it looked at, and returns the import's public id. While one with the same
   * bytes is looked at, it is that.
   *
   * @param name as the person's computer calls the file
   * @throws io.storeflow.storage.StorageAway if it cannot be kept now
   */
  public String take(Store store, Path file, String name, Actor actor) throws IOException {
    long id = Ids.next();
    var publicId = PublicId.random();
    var sha256 = Digest.sha256(file);
    expect(store, id);
    files.keep(store, id, file);
    var theirs =
        transactions.write(
            () -> {
              boolean mine =
                  insertInto(db, store, PRODUCT_IMPORT)
                          .set(PRODUCT_IMPORT.ID, id)
                          .set(PRODUCT_IMPORT.PUBLIC_ID, publicId)
                          .set(PRODUCT_IMPORT.PERSON_ID, actor.personId())
                          .set(PRODUCT_IMPORT.ACTOR_NAME, actor.name())
                          .set(PRODUCT_IMPORT.FILE_NAME, Typed.cut(name, LONGEST_NAME))
                          .set(PRODUCT_IMPORT.BYTES, size(file))
                          .set(PRODUCT_IMPORT.READING_SHA256, sha256)
                          .set(PRODUCT_IMPORT.STATE, ImportState.LOOKING)
                          .set(PRODUCT_IMPORT.COLUMNS, "")
                          .set(PRODUCT_IMPORT.UNUSED, "")
                          .set(PRODUCT_IMPORT.PROBLEM_ARGS, "")
                          .set(PRODUCT_IMPORT.CREATED_AT, clock.instant())
                          .onDuplicateKeyIgnore()
                          .execute()
                      == 1;
              if (mine) {
                var work = new ImportJobs.Work(store.id(), id);
                jobs.enqueue(ImportJobs.LOOK, work.name(), work, Jobs.Priority.DEFAULT);
                return publicId;
              }
              var i = only(store, PRODUCT_IMPORT);
              return db.select(i.PUBLIC_ID)
                  .from(i)
                  .where(i.READING_SHA256.eq(sha256))
                  .forUpdate()
                  .fetchSingle(i.PUBLIC_ID);
            });
    if (!theirs.equals(publicId)) forgetFile(store, id);
    return theirs;
  }

  /** Notes a file before it is kept: it is found if its import never comes to be. */
  private void expect(Store store, long id) {
    transactions.write(
        () ->
            insertInto(db, store, PRODUCT_IMPORT_FILE)
                .set(PRODUCT_IMPORT_FILE.ID, id)
                .set(PRODUCT_IMPORT_FILE.CREATED_AT, clock.instant())
                .execute());
  }

  private void forgetFile(Store store, long id) {
    files.delete(store, id);
    var f = only(store, PRODUCT_IMPORT_FILE);
    db.deleteFrom(f).where(f.ID.eq(id)).execute();
  }

  /**
   * Does what the dry run has shown.
   *
   * @return false if there is nothing to do, or it was begun before
   * @throws io.storeflow.platform.failure.NotFound if the store has no such import
   */
  public boolean begin(Store store, String publicId, Actor actor) {
    return transactions.write(
        () -> {
          pulse.keepMoney(store);
          var row = queries.locked(store, queries.get(store, publicId).id());
          if (!row.canRun()) return false;
          go(store, row.id(), ImportState.RUNNING, actor);
          var work = new ImportJobs.Work(store.id(), row.id());
          jobs.enqueue(ImportJobs.RUN, work.name(), work, Jobs.Priority.DEFAULT);
          return true;
        });
  }

  /**
   * Takes back what was done, but what was touched since.
   *
   * @return false if there is nothing to take back, or somebody does already
   * @throws io.storeflow.platform.failure.NotFound if the store has no such import
   */
  public boolean undo(Store store, String publicId, Actor actor) {
    return transactions.write(
        () -> {
          var row = queries.locked(store, queries.get(store, publicId).id());
          if (!row.canBeUndone()) return false;
          go(store, row.id(), ImportState.UNDOING, actor);
          var work = new ImportJobs.Work(store.id(), row.id());
          jobs.enqueue(ImportJobs.UNDO, work.name(), work, Jobs.Priority.DEFAULT);
          return true;
        });
  }

  /**
   * What was looked at is not done any more: amounts of its file are of the currency that the store
   * had then. In the caller's transaction.
   */
  public void endLooked(Store store) {
    var i = only(store, PRODUCT_IMPORT);
    db.update(i)
        .set(i.STATE, ImportState.UNREADABLE)
        .set(i.PROBLEM, "import.problem.currency")
        .set(i.PROBLEM_ARGS, "[]")
        .where(i.STATE.eq(ImportState.LOOKED))
        .execute();
  }

  /** How the work stands that moves the import now; gone where none does, or it has no name. */
  public Jobs.Standing standing(Store store, ImportRow row) {
    var name = new ImportJobs.Work(store.id(), row.id()).name();
    return ImportJobs.moving(row.state())
        .map(kind -> jobs.standing(kind, name, store.id()))
        .orElse(Jobs.Standing.GONE);
  }

  /**
   * Has the work done again that was given up; it goes on where it stopped.
   *
   * @return false if this version of StoreFlow cannot do it
   * @throws io.storeflow.platform.failure.NotFound if the store has no such import
   */
  public boolean retry(Store store, String publicId, Actor actor) {
    var row = queries.get(store, publicId);
    var name = new ImportJobs.Work(store.id(), row.id()).name();
    return ImportJobs.moving(row.state())
        .map(kind -> failed.retry(store, kind.getTaskName(), name, actor))
        .orElse(true);
  }

  private void go(Store store, long id, ImportState state, Actor actor) {
    var i = only(store, PRODUCT_IMPORT);
    db.update(i)
        .set(i.STATE, state)
        .set(i.PERSON_ID, actor.personId())
        .set(i.ACTOR_NAME, actor.name())
        .set(i.STARTED_AT, clock.instant())
        .where(i.ID.eq(id))
        .execute();
  }

  /** Its lines first, some at a time, and its file before the row that tells of it. */
  @Override
  public int forgetExpired(Store store) {
    var i = only(store, PRODUCT_IMPORT);
    var over =
        db.select(i.ID)
            .from(i)
            .where(i.CREATED_AT.lt(clock.instant().minus(KEPT)))
            .orderBy(i.CREATED_AT)
            .limit(1)
            .fetchOptional(i.ID);
    if (over.isEmpty()) return forgetLost(store);
    var l = only(store, PRODUCT_IMPORT_LINE);
    if (db.deleteFrom(l).where(l.IMPORT_ID.eq(over.get())).limit(STEP).execute() > 0) return STEP;
    var p = only(store, PRODUCT_IMPORT_PICTURE);
    if (db.deleteFrom(p).where(p.IMPORT_ID.eq(over.get())).limit(STEP).execute() > 0) return STEP;
    forgetFile(store, over.get());
    db.deleteFrom(i).where(i.ID.eq(over.get())).execute();
    return STEP;
  }

  /** Files whose import never came to be, as the node ended in between. */
  private int forgetLost(Store store) {
    var f = only(store, PRODUCT_IMPORT_FILE);
    var i = only(store, PRODUCT_IMPORT);
    var lost =
        db.select(f.ID)
            .from(f)
            .where(f.CREATED_AT.lt(clock.instant().minus(COMES_TO_BE)))
            .andNotExists(db.selectOne().from(i).where(i.ID.eq(f.ID)))
            .limit(LOST)
            .fetch(f.ID);
    lost.forEach(id -> forgetFile(store, id));
    return lost.size() < LOST ? 0 : STEP;
  }

  private static int size(Path file) {
    return (int) Math.min(Integer.MAX_VALUE, file.toFile().length());
  }
}
