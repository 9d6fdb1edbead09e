package io.storeflow.priceresult;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The orders of one side.
 *
 * @param revenue what they came to, in minor units
 * @param squares the sum of the squares of what each came to
 */
public record Side(long orders, long revenue, BigInteger squares) {
  public static final Side NONE = new Side(0, 0, BigInteger.ZERO);

  /** What an order came to on average, in minor units; 0 without orders. */
  long average() {
    return orders == 0 ? 0 : mean().setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  BigDecimal mean() {
    return BigDecimal.valueOf(revenue).divide(BigDecimal.valueOf(orders), MathContext.DECIMAL64);
  }

  /** Of a sample: two orders or more. */
  BigDecimal variance() {
    var count = BigInteger.valueOf(orders);
    var sum = BigInteger.valueOf(revenue);
    var above = squares.multiply(count).subtract(sum.multiply(sum));
    var below = count.multiply(count.subtract(BigInteger.ONE));
    return new BigDecimal(above).divide(new BigDecimal(below), MathContext.DECIMAL64);
  }

  /** What the average varies by, squared. */
  BigDecimal error() {
    return variance().divide(BigDecimal.valueOf(orders), MathContext.DECIMAL64);
  }
}
