package io.storeflow.returning;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_RETURN;
import static io.storeflow.db.Tables.ORDER_RETURN_LINE;
import static io.storeflow.db.Tables.REFUND;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.db.tables.records.OrderReturnLineRecord;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rows of returns. Joins the caller's transaction, which holds the order. */
@Component
class ReturnRows {
  private final DSLContext db;
  private final ReturnQueries queries;
  private final Clock clock;

  ReturnRows(DSLContext db, ReturnQueries queries, Clock clock) {
    this.db = db;
    this.queries = queries;
    this.clock = clock;
  }

  /** Writes one that is asked for, or, with an answer, approved; its row id. */
  long insert(Store store, Returnable order, ReturnAsked asked, boolean byShopper, int number) {
    long id = Ids.next();
    var now = clock.instant();
    var answer = asked.answer();
    insertInto(db, store, ORDER_RETURN)
        .set(ORDER_RETURN.ID, id)
        .set(ORDER_RETURN.PUBLIC_ID, PublicId.random())
        .set(ORDER_RETURN.ORDER_ID, order.order().id())
        .set(ORDER_RETURN.NUMBER, number)
        .set(ORDER_RETURN.STAGE, answer == null ? ReturnStage.REQUESTED : ReturnStage.APPROVED)
        .set(ORDER_RETURN.BY_SHOPPER, byShopper)
        .set(ORDER_RETURN.WANTS, asked.wants())
        .set(ORDER_RETURN.ANSWER, answer == null ? "" : answer)
        .set(ORDER_RETURN.ADDRESS, asked.address())
        .set(ORDER_RETURN.ONCE, asked.once())
        .set(ORDER_RETURN.REQUESTED_AT, now)
        .set(ORDER_RETURN.ANSWERED_AT, answer == null ? null : now)
        .set(ORDER_RETURN.DUE_BY, asked.dueBy())
        .set(ORDER_RETURN.VERSION, 1)
        .execute();
    var lines = asked.units().stream().map(it -> line(id, order, it)).toList();
    insertAll(db, store, ORDER_RETURN_LINE, lines);
    return id;
  }

  private static OrderReturnLineRecord line(long id, Returnable order, ReturnAsked.Units units) {
    var row = new OrderReturnLineRecord();
    row.setReturnId(id);
    row.setOrderId(order.order().id());
    row.setLineId(order.order().line(units.line()).row());
    row.setQuantity(units.quantity());
    row.setReason(units.reason());
    row.setNote(units.note());
    return row;
  }

  void answer(Store store, Return it, ReturnStage to, String answer, String address) {
    var r = only(store, ORDER_RETURN);
    db.update(r)
        .set(r.STAGE, to)
        .set(r.ANSWER, answer)
        .set(r.ADDRESS, address)
        .set(r.ANSWERED_AT, clock.instant())
        .set(r.VERSION, r.VERSION.plus(1))
        .where(r.ID.eq(it.id()))
        .execute();
  }

  /** By law it has to be paid back until then. */
  void owe(Store store, Return it, Instant dueBy) {
    var r = only(store, ORDER_RETURN);
    db.update(r).set(r.DUE_BY, dueBy).where(r.ID.eq(it.id())).execute();
    var l = only(store, ORDER_RETURN_LINE);
    db.update(l).set(l.REASON, ReturnReason.WITHDRAWAL).where(l.RETURN_ID.eq(it.id())).execute();
  }

  void receive(Store store, Return it, ReturnStage to, List<Inspected> found) {
    var l = only(store, ORDER_RETURN_LINE);
    var rows = new HashMap<String, Long>();
    for (var line : it.lines()) rows.put(line.id(), line.row());
    db.batch(
            found.stream()
                .map(
                    one ->
                        db.update(l)
                            .set(l.GOOD, one.good())
                            .set(l.DAMAGED, one.damaged())
                            .set(l.MISSING, one.missing())
                            .where(l.RETURN_ID.eq(it.id()))
                            .and(l.LINE_ID.eq(rows.get(one.line()))))
                .toList())
        .execute();
    var r = only(store, ORDER_RETURN);
    boolean over = to == ReturnStage.CLOSED;
    db.update(r)
        .set(r.STAGE, to)
        .set(r.RECEIVED_AT, clock.instant())
        .set(r.CLOSED_AT, over ? clock.instant() : null)
        .set(r.OUTCOME, over ? ReturnOutcome.NOTHING : null)
        .set(r.VERSION, r.VERSION.plus(1))
        .where(r.ID.eq(it.id()))
        .execute();
  }

  void close(Store store, Return it, ReturnStage to, @Nullable ReturnOutcome outcome, String why) {
    var r = only(store, ORDER_RETURN);
    db.update(r)
        .set(r.STAGE, to)
        .set(r.OUTCOME, outcome)
        .set(r.ANSWER, why)
        .set(r.CLOSED_AT, clock.instant())
        .set(r.VERSION, r.VERSION.plus(1))
        .where(r.ID.eq(it.id()))
        .execute();
  }

  /** Notes that the refund that was made just now is of this return. */
  void refunded(Store store, long orderId, Return it, Map<Long, Integer> units) {
    var f = only(store, REFUND);
    var last =
        db.select(f.ID)
            .from(f)
            .where(f.ORDER_ID.eq(orderId))
            .orderBy(f.ID.desc())
            .limit(1)
            .fetchSingle(f.ID);
    var r = only(store, ORDER_RETURN);
    db.update(r).set(r.REFUND_ID, last).where(r.ID.eq(it.id())).execute();
    var l = only(store, ORDER_RETURN_LINE);
    units.forEach(
        (line, number) ->
            db.update(l)
                .set(l.REFUNDED, number)
                .where(l.RETURN_ID.eq(it.id()))
                .and(l.LINE_ID.eq(line))
                .execute());
  }

  /** Writes at the order what its returns make of it. */
  void note(Store store, long orderId) {
    var now = ReturnStage.ofOrder(queries.all(store, orderId));
    var o = only(store, ORDERS);
    db.update(o).set(o.RETURN_STATE, now).where(o.ID.eq(orderId)).execute();
  }

  /** Notes of which stage its shopper was told. */
  void told(Store store, long id, ReturnStage stage) {
    var r = only(store, ORDER_RETURN);
    db.update(r).set(r.TOLD, stage).where(r.ID.eq(id)).execute();
  }

  Instant now() {
    return clock.instant();
  }
}
