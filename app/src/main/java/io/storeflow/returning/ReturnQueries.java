package io.storeflow.returning;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.ORDER_RETURN;
import static io.storeflow.db.Tables.ORDER_RETURN_LINE;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import io.storeflow.db.tables.OrderReturn;
import io.storeflow.db.tables.Orders;
import io.storeflow.fulfilment.Outgoing;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.refund.RefundQueries;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** Reads returns, and what of an order can come back. */
@Component
public class ReturnQueries {
  private final DSLContext db;
  private final RefundQueries refunds;

  ReturnQueries(DSLContext db, RefundQueries refunds) {
    this.db = db;
    this.refunds = refunds;
  }

  /** The returns of an order, the first one first, as a column of its statement. */
  public static Field<List<Return>> of(Store store, Orders o) {
    var r = only(store, ORDER_RETURN);
    return returns(store, r, r.ORDER_ID.eq(o.ID));
  }

  /**
   * One of an order.
   *
   * @throws NotFound if it has none of that id
   */
  public Return find(Store store, long number, String publicId) {
    var o = only(store, ORDERS);
    return db.select(of(store, o))
        .from(o)
        .where(o.NUMBER.eq(number))
        .fetchOptional()
        .flatMap(row -> named(row.value1(), publicId))
        .orElseThrow(NotFound::new);
  }

  private static Optional<Return> named(List<Return> all, String publicId) {
    return all.stream().filter(it -> it.publicId().equals(publicId)).findFirst();
  }

  /** One by its row id; empty if there is none. */
  public Optional<Return> one(Store store, long id) {
    var r = only(store, ORDER_RETURN);
    return db.select(returns(store, r, r.ID.eq(id))).fetchSingle().value1().stream().findFirst();
  }

  /** All of an order. */
  List<Return> all(Store store, long orderId) {
    var r = only(store, ORDER_RETURN);
    return db.select(returns(store, r, r.ORDER_ID.eq(orderId))).fetchSingle().value1();
  }

  /** What a form has made. */
  Optional<String> once(Store store, String once) {
    var r = only(store, ORDER_RETURN);
    return db.select(r.PUBLIC_ID).from(r).where(r.ONCE.eq(once)).fetchOptional(r.PUBLIC_ID);
  }

  /**
   * What of the order can come back. Three statements, however many lines.
   *
   * @throws NotFound if the store has no such order
   */
  public Returnable returnable(Store store, long number) {
    var order = refunds.find(store, number);
    var o = only(store, ORDERS);
    var came =
        db.select(Outgoing.of(store, o), o.CLOSED_AT)
            .from(o)
            .where(o.ID.eq(order.id()))
            .fetchSingle(row -> Optional.ofNullable(Arrival.of(row.value1(), row.value2())));
    return Returnable.of(order, taken(store, order.id()), came.orElse(null));
  }

  /**
   * Whether anything of what was paid for the order is still with the store.
   *
   * @throws NotFound if the store has no such order
   */
  public boolean keepsMoney(Store store, long number) {
    return !refunds.find(store, number).balance().kept().isZero();
  }

  /** Units of lines that are in a return, or came with one and were not paid back. */
  private Map<Long, Integer> taken(Store store, long orderId) {
    var r = only(store, ORDER_RETURN);
    var l = only(store, ORDER_RETURN_LINE);
    var kept =
        case_()
            .when(r.STAGE.in(ReturnStage.OPEN), l.QUANTITY)
            .when(r.STAGE.eq(ReturnStage.CLOSED), l.GOOD.plus(l.DAMAGED).minus(l.REFUNDED))
            .otherwise(0);
    return db.select(l.LINE_ID, sum(kept))
        .from(l)
        .join(r)
        .on(r.ID.eq(l.RETURN_ID))
        .where(l.ORDER_ID.eq(orderId))
        .groupBy(l.LINE_ID)
        .fetchMap(row -> row.value1(), row -> row.value2().intValueExact());
  }

  private static Field<List<Return>> returns(Store store, OrderReturn r, Condition which) {
    return multiset(
            select(
                    r.ID,
                    r.PUBLIC_ID,
                    r.NUMBER,
                    r.STAGE,
                    r.BY_SHOPPER,
                    r.WANTS,
                    r.ANSWER,
                    r.ADDRESS,
                    r.OUTCOME,
                    r.REQUESTED_AT,
                    r.ANSWERED_AT,
                    r.RECEIVED_AT,
                    r.CLOSED_AT,
                    r.DUE_BY,
                    r.TOLD,
                    r.VERSION,
                    lines(store, r))
                .from(r)
                .where(which)
                .orderBy(r.NUMBER))
        .convertFrom(rows -> rows.map(mapping(Return::new)));
  }

  private static Field<List<Return.Line>> lines(Store store, OrderReturn r) {
    var rl = only(store, ORDER_RETURN_LINE);
    var l = only(store, ORDER_LINE, "returned");
    return multiset(
            select(
                    l.ID,
                    l.PUBLIC_ID,
                    l.TITLE,
                    l.VARIANT_TITLE,
                    l.IMAGE_PATH,
                    rl.QUANTITY,
                    rl.REASON,
                    rl.NOTE,
                    rl.GOOD,
                    rl.DAMAGED,
                    rl.MISSING,
                    rl.REFUNDED)
                .from(rl)
                .join(l)
                .on(l.ID.eq(rl.LINE_ID))
                .where(rl.RETURN_ID.eq(r.ID))
                .and(l.ORDER_ID.eq(r.ORDER_ID))
                .orderBy(l.POSITION))
        .convertFrom(rows -> rows.map(mapping(Return.Line::new)));
  }
}
