package io.storeflow.order;

import static io.storeflow.pricelist.OrderMoney.money;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.row;

import io.storeflow.db.tables.Orders;
import io.storeflow.payment.Balance;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.SelectField;

/** The balance of an order, as a column of its statement. */
public final class BalanceRows {
  private BalanceRows() {}

  /** Of an order, from its row alone. */
  public static SelectField<Balance> of(Orders o) {
    return row(
            o.CURRENCY,
            o.TOTAL_MINOR,
            o.CREDITED_MINOR,
            o.GIFT_CARDS_MINOR,
            o.PAID_MINOR,
            o.REFUNDED_MINOR,
            field(o.FULFILMENT_STATE.eq(FulfilmentState.CANCELLED)))
        .mapping(
            (currency, total, credited, cards, paid, refunded, cancelled) ->
                new Balance(
                    money(total, currency),
                    money(credited, currency),
                    money(cards, currency),
                    money(paid, currency),
                    money(refunded, currency),
                    cancelled));
  }

  /** As {@link Balance#isSettled}: whether nothing is to come any more. */
  public static Condition isSettled(Orders o) {
    var kept = o.GIFT_CARDS_MINOR.plus(o.PAID_MINOR).minus(o.REFUNDED_MINOR);
    return kept.ge(o.TOTAL_MINOR.minus(o.CREDITED_MINOR))
        .or(o.FULFILMENT_STATE.eq(FulfilmentState.CANCELLED));
  }

  /** Of a row that was read whole. */
  public static Balance read(Orders o, Record row) {
    var currency = row.get(o.CURRENCY);
    return new Balance(
        money(row.get(o.TOTAL_MINOR), currency),
        money(row.get(o.CREDITED_MINOR), currency),
        money(row.get(o.GIFT_CARDS_MINOR), currency),
        money(row.get(o.PAID_MINOR), currency),
        money(row.get(o.REFUNDED_MINOR), currency),
        row.get(o.FULFILMENT_STATE) == FulfilmentState.CANCELLED);
  }
}
