package io.storeflow.orderlist;

import io.storeflow.db.tables.Orders;
import io.storeflow.fulfilment.HoldReason;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.payment.Balance;
import io.storeflow.platform.money.Money;
import io.storeflow.pricelist.OrderMoney;
import io.storeflow.shipping.Method;
import java.time.Instant;
import java.util.List;
import org.jooq.Record;
import org.jooq.SelectField;

/** What is read of an order for a list, and the row that is made of it. */
public final class OrderColumns {
  private OrderColumns() {}

  public static List<SelectField<?>> of(Orders o) {
    return List.of(
        o.ID,
        o.NUMBER,
        o.CUSTOMER_NAME,
        o.FIRST_ITEM,
        o.ITEM_COUNT,
        o.METHOD,
        o.FULFILMENT_STATE,
        o.PAYMENT_STATE,
        o.TOTAL_MINOR,
        o.CURRENCY,
        o.PLACED_AT,
        o.DUE_BY,
        o.CREDITED_MINOR,
        o.GIFT_CARDS_MINOR,
        o.PAID_MINOR,
        o.REFUNDED_MINOR,
        o.OWN_WORTH_MINOR,
        o.HOLD_REASON,
        o.UNITS_GONE,
        o.SENT);
  }

  /**
   * @param first where these columns begin in the record
   */
  public static OrderRow row(Record record, int first) {
    var state = record.get(first + 6, FulfilmentState.class);
    var balance =
        new Balance(
            money(record, first, 8),
            money(record, first, 12),
            money(record, first, 13),
            money(record, first, 14),
            money(record, first, 15),
            state == FulfilmentState.CANCELLED);
    return new OrderRow(
        record.get(first, Long.class),
        record.get(first + 1, Long.class),
        record.get(first + 2, String.class),
        record.get(first + 3, String.class),
        record.get(first + 4, Integer.class) - 1,
        record.get(first + 5, Method.class),
        state,
        record.get(first + 7, PaymentState.class),
        balance.stands(),
        record.get(first + 10, Instant.class),
        OrderSort.due(record.get(first + 11, Instant.class)),
        balance,
        record.get(first + 16, Long.class),
        record.get(first + 17, HoldReason.class),
        record.get(first + 18, Integer.class),
        record.get(first + 19, Boolean.class));
  }

  private static Money money(Record record, int first, int column) {
    return OrderMoney.money(
        record.get(first + column, Long.class), record.get(first + 9, String.class));
  }
}
