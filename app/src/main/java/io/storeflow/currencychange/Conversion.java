package io.storeflow.currencychange;

import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.MoneyFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * What amounts of one currency are in another: half a minor unit is rounded up.
 *
 * @param millionths of the other's unit that one unit is worth; a million keeps the figures, so
 *     that 12.90 euros are 12.90 dollars, and 13 yen
 */
record Conversion(Currency from, Currency to, long millionths) {
  static final long KEPT = 1_000_000;

  Money of(Money amount) {
    return new Money(of(amount.minor()), to);
  }

  long of(long minor) {
    return BigDecimal.valueOf(minor)
        .multiply(factor())
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  /** The same in the database, whose rounding is the same one. */
  Field<Long> of(Field<Long> minor) {
    return DSL.round(minor.cast(SQLDataType.DECIMAL(20, 0)).mul(DSL.inline(factor())))
        .cast(SQLDataType.BIGINT);
  }

  /** Whether it can stand: something stays something, and is no more than any price can be. */
  boolean keeps(long minor) {
    long there = Math.abs(of(minor));
    return there <= MoneyFormat.MAX_MINOR && (minor == 0 || there > 0);
  }

  /** Of minor units. */
  private BigDecimal factor() {
    int digits = MoneyFormat.digits(to) - MoneyFormat.digits(from);
    var factor = BigDecimal.valueOf(millionths, 6).scaleByPowerOfTen(digits).stripTrailingZeros();
    return factor.scale() < 0 ? factor.setScale(0, RoundingMode.UNNECESSARY) : factor;
  }
}
