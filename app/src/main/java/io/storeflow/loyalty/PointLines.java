package io.storeflow.loyalty;

import static io.storeflow.db.Tables.LOYALTY_LINE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.upsertAll;

import io.storeflow.db.tables.records.LoyaltyLineRecord;
import io.storeflow.loyalty.PointsLedger.Posting.OrderRef;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.platform.money.Parts;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is written of the lines of orders: points that each earned, that were spent on it, and how
 * many of both are undone, by its units. The order is locked before the member, that one before the
 * lines, always.
 */
@Component
class PointLines {
  private final DSLContext db;

  PointLines(DSLContext db) {
    this.db = db;
  }

  /**
   * An order as far as points need to know it.
   *
   * @param paid whether it stands, and the store has its money
   */
  record Known(long customer, boolean paid, OrderRef ref) {}

  /** Nobody cancels it, or takes its money back, until this is written. */
  Optional<Known> locked(Store store, long order) {
    var o = only(store, ORDERS);
    return db.select(o.CUSTOMER_ID, o.PAYMENT_STATE, o.FULFILMENT_STATE, o.NUMBER, o.SETTLED_AT)
        .from(o)
        .where(o.ID.eq(order))
        .forUpdate()
        .fetchOptional(
            row ->
                new Known(
                    row.value1(),
                    PaymentState.COUNTED.contains(row.value2())
                        && row.value3() != FulfilmentState.CANCELLED
                        && row.value5() != null,
                    new OrderRef(store.id(), order, row.value4())));
  }

  List<LoyaltyLineRecord> of(Store store, long order) {
    var n = only(store, LOYALTY_LINE);
    var rows = db.selectFrom(n).where(n.ORDER_ID.eq(order)).forUpdate().fetch();
    // They are written as they are then, whole.
    rows.forEach(row -> row.changed(true));
    return rows;
  }

  /** The same to be looked at alone. */
  List<LoyaltyLineRecord> seen(Store store, long order) {
    var n = only(store, LOYALTY_LINE);
    return db.selectFrom(n).where(n.ORDER_ID.eq(order)).fetch();
  }

  void add(Store store, List<LoyaltyLineRecord> rows) {
    insertAll(db, store, LOYALTY_LINE, rows);
  }

  void keep(Store store, List<LoyaltyLineRecord> rows) {
    var n = LOYALTY_LINE;
    upsertAll(db, store, n, rows, n.EARNED, n.BACK_UNITS, n.EARNED_BACK, n.SPENT_BACK);
  }

  /** Of the units that came back: rounded down, and all of it when all are back. */
  static long part(@Nullable Long points, LoyaltyLineRecord row) {
    return points == null ? 0 : Parts.of(points, row.getBackUnits(), row.getUnits());
  }

  static LoyaltyLineRecord fresh(long order, long line, int units) {
    var row = new LoyaltyLineRecord();
    row.setOrderId(order);
    row.setLineId(line);
    row.setUnits(units);
    row.setEarned(null);
    row.setSpent(0L);
    row.setBackUnits(0);
    row.setEarnedBack(0L);
    row.setSpentBack(0L);
    return row;
  }
}
