package io.storeflow.platform.money;

import java.math.BigInteger;
import java.util.Arrays;

/** Whole parts of whole numbers, exact for any size; nothing here is negative. */
public final class Parts {
  private Parts() {}

  /** {@code number * factor / by}, rounded down. */
  public static long of(long number, long factor, long by) {
    if (fits(number, factor)) return number * factor / by;
    return product(number, factor).divide(BigInteger.valueOf(by)).longValueExact();
  }

  /** The same, a half rounded up. */
  public static long rounded(long number, long factor, long by) {
    long whole = of(number, factor, by);
    long rest = rest(number, factor, by);
    return rest >= by - rest ? whole + 1 : whole;
  }

  /**
   * Shares an amount by weights without losing a unit: what is left goes to those that lose most by
   * rounding, the first of them on a tie. Nobody gets more than its weight of an amount that is not
   * more than all weights.
   */
  public static long[] share(long amount, long[] weights) {
    long all = 0;
    for (long weight : weights) all = Math.addExact(all, weight);
    var parts = new long[weights.length];
    if (all == 0) return parts;
    var rests = new long[weights.length];
    for (int i = 0; i < weights.length; i++) {
      parts[i] = of(amount, weights[i], all);
      rests[i] = rest(amount, weights[i], all);
    }
    for (long left = amount - Arrays.stream(parts).sum(); left > 0; left--) {
      int largest = 0;
      for (int i = 1; i < rests.length; i++) if (rests[i] > rests[largest]) largest = i;
      parts[largest]++;
      rests[largest] = -1;
    }
    return parts;
  }

  private static long rest(long number, long factor, long by) {
    if (fits(number, factor)) return number * factor % by;
    return product(number, factor).mod(BigInteger.valueOf(by)).longValueExact();
  }

  private static boolean fits(long number, long factor) {
    return Math.multiplyHigh(number, factor) == 0 && number * factor >= 0;
  }

  private static BigInteger product(long number, long factor) {
    return BigInteger.valueOf(number).multiply(BigInteger.valueOf(factor));
  }
}
