package io.storeflow.stocktake;

import static io.storeflow.db.Tables.STOCKTAKE;
import static io.storeflow.db.Tables.STOCKTAKE_LINE;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.upsertAll;

import io.storeflow.db.tables.records.StocktakeLineRecord;
import io.storeflow.idempotency.IdempotencyKeys;
import io.storeflow.idempotency.KeyTaken;
import io.storeflow.inventory.Adjustments;
import io.storeflow.inventory.Adjustments.Change;
import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.LedgerKind;
import io.storeflow.location.Location;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Counting what is there. What was written down as on hand is kept with each count, at the instant
 * of counting: the difference to it is what gets written down, so that what is sold until then, or
 * comes in, changes nothing about it.
 */
@Service
public class Stocktakes {
  /** Of one variant, in units. */
  static final int MOST_UNITS = 1_000_000;

  private final DSLContext db;
  private final Transactions transactions;
  private final StocktakeQueries queries;
  private final StocktakeLines lines;
  private final Adjustments adjustments;
  private final Inventory inventory;
  private final IdempotencyKeys keys;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Stocktakes(
      DSLContext db,
      Transactions transactions,
      StocktakeQueries queries,
      StocktakeLines lines,
      Adjustments adjustments,
      Inventory inventory,
      IdempotencyKeys keys,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.lines = lines;
    this.adjustments = adjustments;
    this.inventory = inventory;
    this.keys = keys;
    this.events = events;
    this.clock = clock;
  }

  /**
   * @throws NotFound if the store has no such stocktake
   */
  public Stocktake get(Store store, String publicId) {
    return queries.find(store, publicId).orElseThrow(NotFound::new);
  }

  /**
   * Begins to count, and returns the public id.
   *
   * @param category row id of the category that is counted; null for all
   */
  public String begin(Store store, Location place, @Nullable Long category, Actor actor) {
    var publicId = PublicId.random();
    transactions.write(
        () -> {
          insertInto(db, store, STOCKTAKE)
              .set(STOCKTAKE.ID, Ids.next())
              .set(STOCKTAKE.PUBLIC_ID, publicId)
              .set(STOCKTAKE.LOCATION_ID, place.id())
              .set(STOCKTAKE.CATEGORY_ID, category)
              .set(STOCKTAKE.STATE, StocktakeState.OPEN)
              .set(STOCKTAKE.ACTOR, actor.name())
              .set(STOCKTAKE.STARTED_AT, clock.instant())
              .execute();
          tell(store, publicId, place.name(), "stocktake.begun", null, actor);
        });
    return publicId;
  }

  /**
   * So many are there of the variant, now.
   *
   * @throws StocktakeClosed if it is not open any more
   */
  public void count(Store store, String publicId, long variant, int units, Actor actor) {
    count(store, publicId, Map.of(variant, units), Map.of(), actor);
  }

  /**
   * So many are there of each, now: all of them or none.
   *
   * @param units by row id of the variant
   * @param seen what was written down of some when they were counted, a while ago maybe; where it
   *     moved since they have to be counted again
   * @throws StocktakeClosed if it is not open any more
   */
  public void count(
      Store store,
      String publicId,
      Map<Long, Integer> units,
      Map<Long, Integer> seen,
      Actor actor) {
    transactions.write(
        () -> {
          var stocktake = get(store, publicId);
          holdOpen(store, stocktake);
          var there = lines.onHand(store, units.keySet(), stocktake.location());
          var now = clock.instant();
          var rows = new ArrayList<StocktakeLineRecord>();
          for (var it : units.entrySet()) {
            var row = new StocktakeLineRecord();
            row.setStocktakeId(stocktake.id());
            row.setVariantId(it.getKey());
            row.setCounted(it.getValue());
            int expected = there.getOrDefault(it.getKey(), 0);
            row.setExpected(expected);
            boolean moved = seen.getOrDefault(it.getKey(), expected) != expected;
            row.setBegunAt(moved ? stocktake.startedAt() : now);
            row.setCountedAt(now);
            row.setActor(actor.name());
            rows.add(row);
          }
          var line = STOCKTAKE_LINE;
          Field<?>[] changed = {
            line.COUNTED, line.EXPECTED, line.BEGUN_AT, line.COUNTED_AT, line.ACTOR
          };
          upsertAll(db, store, line, rows, changed);
        });
  }

  /**
   * One unit more was found of the variant. What was written down at the first scan is what all of
   * them are compared with; if something moves between them, it has to be counted again.
   *
   * @param number of this scan, by which it counts once, however often it is sent; empty for none
   * @throws StocktakeClosed if it is not open any more
   */
  public void scan(Store store, String publicId, long variant, String number, Actor actor) {
    try {
      transactions.write(
          () -> {
            var key = "scan " + publicId + " " + number;
            if (!number.isEmpty()) keys.claim(store, key, "", "");
            more(store, publicId, variant, actor);
          });
    } catch (KeyTaken before) {
      if (!before.isFinished()) throw before;
    }
  }

  /**
   * Writes the differences into the ledger.
   *
   * @throws StocktakeClosed if it is not open any more
   * @throws io.storeflow.inventory.InsufficientStock if of a variant more was sold since than can
   *     be missing: it has to be counted again
   * @throws CountAgain if variants moved while they were counted, or were corrected since
   * @throws io.storeflow.inventory.LocationClosed if the place was closed
   */
  public void post(Store store, String publicId, Actor actor) {
    transactions.write(
        () -> {
          var stocktake = close(store, publicId, StocktakeState.POSTED);
          var changes =
              lines.differing(store, stocktake).stream()
                  .map(it -> new Change(it.variantId(), stocktake.location(), it.difference()))
                  .toList();
          var why = new Adjustments.Why(LedgerKind.STOCKTAKE, "", stocktake.id());
          var units = stocktake.units();
          tell(store, publicId, stocktake.place(), "stocktake.posted", units, actor);
          var moves = adjustments.book(store, changes, why, actor);
          // Behind the locks of those moves: nobody else writes the same difference down meanwhile.
          var again = lines.toCountAgain(store, stocktake);
          if (!again.isEmpty()) throw new CountAgain(again);
          inventory.announce(store, moves);
        });
  }

  /**
   * Gives it up; nothing is changed.
   *
   * @throws StocktakeClosed if it is not open any more
   */
  public void cancel(Store store, String publicId, Actor actor) {
    transactions.write(
        () -> {
          var stocktake = close(store, publicId, StocktakeState.CANCELLED);
          tell(store, publicId, stocktake.place(), "stocktake.cancelled", null, actor);
        });
  }

  private void more(Store store, String publicId, long variant, Actor actor) {
    var stocktake = get(store, publicId);
    holdOpen(store, stocktake);
    var there = lines.onHand(store, Set.of(variant), stocktake.location());
    var now = clock.instant();
    var line = STOCKTAKE_LINE;
    insertInto(db, store, line)
        .set(line.STOCKTAKE_ID, stocktake.id())
        .set(line.VARIANT_ID, variant)
        .set(line.COUNTED, 1)
        .set(line.EXPECTED, there.getOrDefault(variant, 0))
        .set(line.BEGUN_AT, now)
        .set(line.COUNTED_AT, now)
        .set(line.ACTOR, actor.name())
        .onDuplicateKeyUpdate()
        .set(line.COUNTED_AT, now)
        .set(line.ACTOR, actor.name())
        .set(line.COUNTED, line.COUNTED.plus(1))
        .execute();
  }

  /** It is not posted before the count is in. */
  private void holdOpen(Store store, Stocktake stocktake) {
    var t = only(store, STOCKTAKE);
    var open = t.ID.eq(stocktake.id()).and(t.STATE.eq(StocktakeState.OPEN));
    if (db.select(t.ID).from(t).where(open).forShare().fetch().isEmpty())
      throw new StocktakeClosed();
  }

  private Stocktake close(Store store, String publicId, StocktakeState to) {
    var t = only(store, STOCKTAKE);
    int changed =
        db.update(t)
            .set(t.STATE, to)
            .set(t.CLOSED_AT, clock.instant())
            .where(t.PUBLIC_ID.eq(publicId))
            .and(t.STATE.eq(StocktakeState.OPEN))
            .execute();
    var stocktake = get(store, publicId);
    if (changed == 0) throw new StocktakeClosed();
    return stocktake;
  }

  private void tell(
      Store store,
      String publicId,
      String place,
      String action,
      @Nullable Integer units,
      Actor actor) {
    var changes = Audited.Changes.none().field("units", null, units);
    events.publishEvent(Audited.in(store, actor, action, "stocktake", publicId, place, changes));
  }
}
