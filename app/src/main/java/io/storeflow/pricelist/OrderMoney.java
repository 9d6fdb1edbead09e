package io.storeflow.pricelist;

import static org.jooq.impl.DSL.row;

import io.storeflow.db.tables.Orders;
import io.storeflow.platform.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Amounts of orders: each is in the currency of its order. */
public final class OrderMoney {
  private static final int DIGITS = 20;

  private OrderMoney() {}

  /** An amount, as a piece of a query. */
  public static SelectField<Money> of(Orders o, Field<Long> minor) {
    return row(minor, o.CURRENCY).mapping(OrderMoney::either);
  }

  /** What the order is worth now in the currency of its store: what sums over orders add. */
  public static Field<Long> worth(Orders o) {
    return o.OWN_WORTH_MINOR;
  }

  /** What it came to as it was placed and edited, in the currency of its store. */
  public static Field<Long> total(Orders o) {
    return DSL.coalesce(o.STORE_TOTAL_MINOR, o.TOTAL_MINOR);
  }

  /** Any other amount of an order in the currency of its store. */
  public static Field<Long> own(Orders o, Field<Long> minor) {
    return DSL.when(o.MINOR_RATE.isNull(), minor)
        .otherwise(DSL.round(exact(minor).div(o.MINOR_RATE)).cast(SQLDataType.BIGINT));
  }

  /** To be multiplied and divided without loss; a plain decimal of the database is cut. */
  public static Field<BigDecimal> exact(Field<Long> minor) {
    return minor.cast(SQLDataType.NUMERIC(DIGITS, 0));
  }

  /** An amount that was read with the currency of its order. */
  public static Money money(long minor, String currency) {
    return new Money(minor, Currency.getInstance(currency));
  }

  private static @Nullable Money either(@Nullable Long minor, @Nullable String currency) {
    return minor == null || currency == null ? null : money(minor, currency);
  }
}
