package io.storeflow.loyalty;

import static io.storeflow.db.Tables.LOYALTY_LINE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.REFUND;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.upsertAll;
import static java.math.BigDecimal.ZERO;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.round;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static org.jooq.impl.SQLDataType.BIGINT;

import io.storeflow.db.tables.Orders;
import io.storeflow.db.tables.records.LoyaltyLineRecord;
import io.storeflow.loyalty.PointsLedger.Posting.OrderRef;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.platform.money.Parts;
import io.storeflow.pricelist.OrderMoney;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
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

  /** How many lines of the order are goods. */
  int goods(Store store, long order) {
    var l = only(store, ORDER_LINE);
    return db.fetchCount(l, l.ORDER_ID.eq(order).and(l.GIFT_CARD_MINOR.isNull()));
  }

  void add(Store store, List<LoyaltyLineRecord> rows) {
    insertAll(db, store, LOYALTY_LINE, rows);
  }

  void keep(Store store, List<LoyaltyLineRecord> rows) {
    var n = LOYALTY_LINE;
    upsertAll(
        db,
        store,
        n,
        rows,
        n.EARNED,
        n.BACK_UNITS,
        n.EARNED_BACK,
        n.SPENT_BACK,
        n.WEIGHT_MINOR,
        n.SPEND_MINOR,
        n.TIMES);
  }

  /** What the order still has. */
  static long left(List<LoyaltyLineRecord> rows) {
    long points = 0;
    for (var row : rows)
      if (row.getEarned() != null) points += row.getEarned() - row.getEarnedBack();
    return points;
  }

  /**
   * Notes of each line what is taken back of it, so that the order is left with what it earns for
   * what is kept.
   *
   * @param beside see {@link #beside}
   * @param least what it is left with at least
   * @param most what it is left with at most
   * @param spend minor units for one point, of lines that earned before it was written
   * @return what it is left with
   */
  static long leave(List<LoyaltyLineRecord> rows, long beside, long least, long most, long spend) {
    var earned = rows.stream().filter(it -> it.getEarned() != null).toList();
    var lines = earned.stream().map(it -> kept(it, spend)).toList();
    var kept = Earned.kept(lines, beside);
    long left = Math.max(least, Math.min(most, Earned.left(lines, kept)));
    var parts = Parts.share(left, kept);
    for (int i = 0; i < parts.length; i++)
      earned.get(i).setEarnedBack(earned.get(i).getEarned() - parts[i]);
    return left;
  }

  private static Earned.Kept kept(LoyaltyLineRecord row, long spend) {
    return row.getWeightMinor() == null
        ? new Earned.Kept(
            row.getEarned() * spend, row.getUnits(), row.getBackUnits(), spend, Earned.ONCE)
        : new Earned.Kept(
            row.getWeightMinor(),
            row.getUnits(),
            row.getBackUnits(),
            row.getSpendMinor(),
            row.getTimes());
  }

  /**
   * What went back, or is to go, as an amount beside units and shipping, in the store's currency;
   * it is taken to be of the goods. Prices without tax earn without it, so it is less by the tax.
   *
   * @param more in minor units of the order's currency; less than nothing for what is kept
   */
  long beside(Store store, long order, long more) {
    var o = only(store, ORDERS);
    return db.select(beside(store, o, more)).from(o).where(o.ID.eq(order)).fetchSingle().value1();
  }

  /** The same as a column of a statement about the order. */
  static Field<Long> beside(Store store, Orders o, long more) {
    var r = only(store, REFUND);
    var l = only(store, ORDER_LINE, "taxed");
    var goods = l.ORDER_ID.eq(o.ID);
    var other =
        field(select(coalesce(sum(r.OTHER_MINOR), ZERO)).from(r).where(r.ORDER_ID.eq(o.ID)))
            .cast(BIGINT)
            .plus(more);
    var net = field(select(coalesce(sum(l.TOTAL_MINOR), ZERO)).from(l).where(goods));
    var gross = field(select(sum(l.TOTAL_MINOR.plus(l.TAX_MINOR))).from(l).where(goods));
    var less = round(OrderMoney.exact(other).mul(net).div(nullif(gross, ZERO))).cast(BIGINT);
    var paid = when(o.TAX_INCLUDED.isTrue(), other).otherwise(coalesce(less, 0L));
    return greatest(OrderMoney.own(o, paid), val(0L));
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
    row.setWeightMinor(null);
    row.setSpendMinor(null);
    row.setTimes(null);
    row.setSpent(0L);
    row.setBackUnits(0);
    row.setEarnedBack(0L);
    row.setSpentBack(0L);
    return row;
  }
}
