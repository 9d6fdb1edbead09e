package io.storeflow.orderbatch;

import static io.storeflow.db.Tables.ORDER_BATCH;
import static io.storeflow.db.Tables.ORDER_BATCH_ORDER;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;

import io.storeflow.batch.BatchRun;
import io.storeflow.batch.BatchState;
import io.storeflow.fulfilment.CannotSend;
import io.storeflow.fulfilment.Fulfilments;
import io.storeflow.fulfilment.Sending;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.IllegalMove;
import io.storeflow.order.Orders;
import io.storeflow.orderbatch.OrderBatchQueries.Waiting;
import io.storeflow.ordertag.OrderTags;
import io.storeflow.ordertag.TooManyTags;
import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Works on the orders that wait, each in a transaction of its own with what became of it: whoever
 * goes on after a crash does none twice.
 */
@Component
class OrderBatchRun implements BatchRun {
  private final DSLContext db;
  private final Transactions transactions;
  private final OrderBatchQueries queries;
  private final Orders orders;
  private final Fulfilments fulfilments;
  private final OrderTags tags;
  private final Clock clock;

  OrderBatchRun(
      DSLContext db,
      Transactions transactions,
      OrderBatchQueries queries,
      Orders orders,
      Fulfilments fulfilments,
      OrderTags tags,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.orders = orders;
    this.fulfilments = fulfilments;
    this.tags = tags;
    this.clock = clock;
  }

  @Override
  public boolean step(Store store, long id) {
    return transactions.write(
        () -> {
          var batch = queries.locked(store, id);
          if (!batch.isRunning()) return false;
          var next = queries.next(store, batch);
          next.ifPresentOrElse(
              it -> note(store, batch, it.id(), act(store, batch, it)), () -> finish(store, id));
          return next.isPresent();
        });
  }

  /** What is refused is, before anything of it is written. */
  private Planned act(Store store, OrderBatchRow batch, Waiting next) {
    if (next.number() == null || next.state() == null) return Planned.refused(Planned.GONE);
    var actor = actor(store, batch.id());
    var to = batch.act().leadsTo();
    try {
      if (to == null)
        return tags.change(store, next.number(), batch.tags(), actor) ? Planned.DONE : Planned.SAME;
      var planned = Planned.of(batch.act(), next.state(), false, List.of(), batch.tags());
      if (planned.outcome() != ActOutcome.DONE) return planned;
      if (batch.isSending()) return sent(store, batch, next.number(), next.state(), actor);
      orders.advance(store, next.number(), to, actor);
      return planned;
    } catch (IllegalMove lost) {
      return Planned.refused(why(lost));
    } catch (TooManyTags full) {
      return Planned.refused(Planned.FULL);
    }
  }

  /** All that is left of it goes out; where nothing has to, it is completed. */
  private Planned sent(
      Store store, OrderBatchRow batch, long number, FulfilmentState state, Actor actor) {
    try {
      fulfilments.send(store, number, Sending.all(batch.mails()), actor);
    } catch (CannotSend refused) {
      if (refused.why() == CannotSend.Why.HELD) return Planned.refused(Planned.HELD);
      if (refused.why() != CannotSend.Why.NOTHING_LEFT) return Planned.refused(state.code());
      orders.advance(store, number, FulfilmentState.COMPLETED, actor);
    }
    return Planned.DONE;
  }

  private static String why(IllegalMove lost) {
    return lost.why() == IllegalMove.Why.HELD ? Planned.HELD : lost.present().code();
  }

  private Actor actor(Store store, long id) {
    var b = only(store, ORDER_BATCH);
    return db.select(b.PERSON_ID, b.ACTOR_NAME)
        .from(b)
        .where(b.ID.eq(id))
        .fetchSingle(mapping(Actor::kept));
  }

  private void note(Store store, OrderBatchRow batch, long order, Planned became) {
    var it = only(store, ORDER_BATCH_ORDER);
    db.update(it)
        .set(it.OUTCOME, became.outcome())
        .set(it.REASON, became.reason())
        .where(it.ORDER_BATCH_ID.eq(batch.id()))
        .and(it.ORDER_ID.eq(order))
        .execute();
  }

  private void finish(Store store, long id) {
    var b = only(store, ORDER_BATCH);
    db.update(b)
        .set(b.STATE, BatchState.DONE)
        .set(b.FINISHED_AT, clock.instant())
        .where(b.ID.eq(id))
        .execute();
  }
}
