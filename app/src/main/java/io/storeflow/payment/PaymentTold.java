package io.storeflow.payment;

import static org.jooq.impl.DSL.row;

import io.storeflow.db.tables.Orders;
import io.storeflow.paymentmethod.Counts;
import io.storeflow.store.PaidBy;
import java.util.Objects;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;

/**
 * What the shopper of an order was told about how it is paid.
 *
 * @param by null in orders from before it was written
 * @param name as the store calls it; empty for our own word
 * @param terms the store's own sentence; empty for ours
 * @param counts null in orders from before it was written, and where a provider takes the money
 */
public record PaymentTold(@Nullable PaidBy by, String name, String terms, @Nullable Counts counts) {

  /** As a column of the statement of an order. */
  public static SelectField<PaymentTold> of(Orders o) {
    return row(o.PAID_BY, o.PAID_NAME, o.PAID_TERMS, o.PAID_COUNTS).mapping(PaymentTold::kept);
  }

  /** Of a row that was read whole. */
  public static PaymentTold read(Orders o, Record row) {
    return kept(
        row.get(o.PAID_BY), row.get(o.PAID_NAME), row.get(o.PAID_TERMS), row.get(o.PAID_COUNTS));
  }

  private static PaymentTold kept(
      @Nullable PaidBy by, @Nullable String name, @Nullable String terms, @Nullable Counts counts) {
    return new PaymentTold(
        by, Objects.requireNonNullElse(name, ""), Objects.requireNonNullElse(terms, ""), counts);
  }
}
