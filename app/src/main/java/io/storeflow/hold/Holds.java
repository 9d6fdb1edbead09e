package io.storeflow.hold;

import static io.storeflow.db.Tables.STOCK_HOLD;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.LedgerReason;
import io.storeflow.inventory.Reservations;
import io.storeflow.inventory.Reservations.Wish;
import io.storeflow.inventory.StockMove;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.job.Jobs;
import io.storeflow.platform.job.NotYet;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/**
 * Units that are held until an instant. What ends a hold locks its row first, so that it ends once,
 * whoever comes: its program, its order, or the job.
 */
@Service
public class Holds {
  /** Holds of a store that have not ended, about: {@link HoldRoom}. */
  public static final int MOST = 20_000;

  /** A hold that was begun, under which nothing is held yet. */
  public record Begun(long id, String publicId, Instant until) {}

  private final DSLContext db;
  private final Transactions transactions;
  private final Reservations reservations;
  private final Inventory inventory;
  private final Jobs jobs;
  private final HoldRoom room;
  private final Clock clock;

  Holds(
      DSLContext db,
      Transactions transactions,
      Reservations reservations,
      Inventory inventory,
      Jobs jobs,
      HoldRoom room,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.reservations = reservations;
    this.inventory = inventory;
    this.jobs = jobs;
    this.room = room;
    this.clock = clock;
  }

  /**
   * Begins a hold; the caller's transaction goes on with {@link #hold}.
   *
   * @param reference what who asks calls it; may be empty
   * @throws TooManyHolds if the store has {@value #MOST}
   */
  public Begun begin(Store store, Duration life, String reference, Actor actor) {
    if (!room.take(store)) throw new TooManyHolds();
    long id = Ids.next();
    var publicId = PublicId.random();
    var now = clock.instant();
    var until = now.plus(life);
    insertInto(db, store, STOCK_HOLD)
        .set(STOCK_HOLD.ID, id)
        .set(STOCK_HOLD.PUBLIC_ID, publicId)
        .set(STOCK_HOLD.REFERENCE, reference)
        .set(STOCK_HOLD.MADE_BY, actor.name())
        .set(STOCK_HOLD.CREATED_AT, now)
        .set(STOCK_HOLD.EXPIRES_AT, until)
        .execute();
    var end = new HoldEnd(store.id(), id);
    jobs.enqueueNew(HoldEnd.KIND, end.instance(), end, Jobs.Priority.LOW, until);
    return new Begun(id, publicId, until);
  }

  /**
   * Holds all of them or none. From here to its end the transaction keeps others from the same
   * variants: it announces the moves, and has little else left to do.
   *
   * @throws io.storeflow.inventory.InsufficientStock if any variant has fewer than wanted
   */
  public List<StockMove> hold(
      Store store, Begun begun, Collection<Wish> wishes, String reference, Actor actor) {
    return reservations.hold(store, begun.id(), wishes, reference, begun.until(), actor);
  }

  /**
   * Lets go of a hold before its time, and tells everybody.
   *
   * @throws NotFound if the store has no such hold, or it has ended
   */
  public void release(Store store, String publicId, Actor actor) {
    transactions.write(
        () -> {
          var h = only(store, STOCK_HOLD);
          var id =
              db.select(h.ID)
                  .from(h)
                  .where(h.PUBLIC_ID.eq(publicId))
                  .forUpdate()
                  .fetchOptional(h.ID)
                  .orElseThrow(NotFound::new);
          end(store, id, LedgerReason.HOLD_GIVEN_UP, actor);
        });
  }

  /**
   * Ends a hold whose time has come; nothing if it has ended before.
   *
   * @throws NotYet if it holds for longer by now
   */
  void expire(Store store, long id) {
    transactions.write(
        () -> {
          var h = only(store, STOCK_HOLD);
          var until =
              db.select(h.EXPIRES_AT).from(h).where(h.ID.eq(id)).forUpdate().fetchOne(h.EXPIRES_AT);
          if (until == null) return;
          var left = Duration.between(clock.instant(), until);
          if (left.isPositive()) throw new NotYet("The hold goes on", left);
          end(store, id, LedgerReason.HOLD_ENDED, Actor.SYSTEM);
        });
  }

  private void end(Store store, long id, LedgerReason why, Actor actor) {
    var moves = reservations.letGo(store, id, why, actor);
    var h = only(store, STOCK_HOLD);
    db.deleteFrom(h).where(h.ID.eq(id)).execute();
    inventory.announce(store, moves);
    room.free(store);
  }
}
