package io.storeflow.outbox;

import static io.storeflow.db.Tables.EVENT;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.choose;

import io.storeflow.platform.db.Transactions;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Store;
import io.storeflow.upkeep.CatchesUp;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Gives positions to the events that nodes of an older release wrote, which know of none. Until
 * then no reader sees them; from then on they stand behind all that was read.
 */
@Component
class LateEvents implements CatchesUp {
  private final DSLContext db;
  private final Transactions transactions;
  private final Pulse pulse;

  LateEvents(DSLContext db, Transactions transactions, Pulse pulse) {
    this.db = db;
    this.transactions = transactions;
    this.pulse = pulse;
  }

  @Override
  public Step catchUp(Store store, long after) {
    var e = only(store, EVENT);
    var late =
        db.select(e.ID)
            .from(e)
            .where(e.POSITION.isNull())
            .and(e.ID.gt(after))
            .orderBy(e.ID)
            .limit(STEP)
            .fetch(e.ID);
    if (late.isEmpty()) return new Step(after, 0, false);
    transactions.write(() -> number(store, unnumbered(store, late)));
    return new Step(late.getLast(), late.size(), late.size() == STEP);
  }

  /** Without what another run of the job has numbered meanwhile. */
  private List<Long> unnumbered(Store store, List<Long> ids) {
    var e = only(store, EVENT);
    return db.select(e.ID)
        .from(e)
        .where(e.ID.in(ids))
        .and(e.POSITION.isNull())
        .orderBy(e.ID)
        .forUpdate()
        .fetch(e.ID);
  }

  private void number(Store store, List<Long> ids) {
    if (ids.isEmpty()) return;
    var none = EnumSet.noneOf(Pulse.Part.class);
    long position = pulse.beat(store, none, ids.size()).events() - ids.size();
    var positions = new HashMap<Long, Long>();
    for (long id : ids) positions.put(id, ++position);
    var e = only(store, EVENT);
    db.update(e)
        .set(e.POSITION, choose(e.ID).mapValues(positions))
        .where(e.ID.in(ids))
        .and(e.POSITION.isNull())
        .execute();
  }
}
