package io.storeflow.bulkedit;

import static io.storeflow.db.Tables.BULK_EDIT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;

import io.storeflow.batch.BatchRun;
import io.storeflow.batch.BatchState;
import io.storeflow.bulkedit.BulkEdit.Planned;
import io.storeflow.bulkedit.BulkEditQueries.Before;
import io.storeflow.bulkedit.BulkEditWriter.Change;
import io.storeflow.category.Categories;
import io.storeflow.db.tables.records.BulkEditProductRecord;
import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes the products that wait, each some in a transaction of its own. */
@Component
class BulkEditRun implements BatchRun {
  /** Few enough that nobody who edits one of them waits for long. */
  static final int STEP = 100;

  /** Of the products of a step together; one product alone may have more. */
  static final int VARIANTS = 2_000;

  private final DSLContext db;
  private final Transactions transactions;
  private final BulkEditQueries queries;
  private final BulkProducts products;
  private final BulkEditWriter writer;
  private final Categories categories;
  private final Clock clock;

  BulkEditRun(
      DSLContext db,
      Transactions transactions,
      BulkEditQueries queries,
      BulkProducts products,
      BulkEditWriter writer,
      Categories categories,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.products = products;
    this.writer = writer;
    this.categories = categories;
    this.clock = clock;
  }

  @Override
  public boolean step(Store store, long id) {
    return transactions.write(
        () -> {
          var edit = queries.locked(store, id);
          if (!edit.isRunning()) return false;
          var waiting = products.within(store, queries.waiting(store, edit, STEP), VARIANTS);
          if (waiting.isEmpty()) finish(store, id);
          else change(store, edit, waiting);
          return !waiting.isEmpty();
        });
  }

  private void change(Store store, BulkEditRow edit, List<Long> waiting) {
    var tree = categories.tree(store);
    var known = tree.rows().stream().map(it -> it.id()).collect(Collectors.toSet());
    var facts =
        products.locked(store, waiting).stream()
            .collect(Collectors.toMap(ProductFacts::id, Function.identity()));
    var changes = new ArrayList<Change>();
    var outcomes = new ArrayList<BulkEditProductRecord>();
    var before = queries.before(store, edit, waiting);
    var followed = edit.mayArchive() ? products.followed(store, facts.values()) : Set.<String>of();
    for (long product : waiting) {
      var now = facts.get(product);
      var planned = plan(store, edit, before.get(product), now, known, followed);
      var after = planned.after();
      boolean differs = after != null && !after.equals(now);
      if (differs && now != null && after != null) changes.add(new Change(now, after));
      var outcome =
          after == null ? BulkOutcome.REFUSED : differs ? BulkOutcome.CHANGED : BulkOutcome.SAME;
      outcomes.add(
          writer.outcome(edit.id(), product, outcome, planned.refusal(), differs ? now : null));
    }
    writer.outcomes(store, outcomes);
    writer.write(store, changes, tree, actor(store, edit.id()));
  }

  private static Planned plan(
      Store store,
      BulkEditRow edit,
      @Nullable Before before,
      @Nullable ProductFacts now,
      Set<Long> categories,
      Set<String> followed) {
    if (now == null) return Planned.refused(BulkRefusal.GONE);
    var planned =
        edit.undoesId() == null
            ? edit.edit().on(now, store.currency(), categories)
            : before == null
                ? Planned.of(now)
                : BulkEdit.back(now, before.was(), before.versionAfter(), categories);
    return planned.unlessFollowed(now, followed);
  }

  private Actor actor(Store store, long id) {
    var b = only(store, BULK_EDIT);
    return db.select(b.PERSON_ID, b.ACTOR_NAME)
        .from(b)
        .where(b.ID.eq(id))
        .fetchSingle(mapping(Actor::kept));
  }

  private void finish(Store store, long id) {
    var b = only(store, BULK_EDIT);
    db.update(b)
        .set(b.STATE, BatchState.DONE)
        .set(b.FINISHED_AT, clock.instant())
        .where(b.ID.eq(id))
        .execute();
  }
}
