package io.storeflow.pricerule;

import java.util.List;

/**
 * A rule that was tried on a cart.
 *
 * @param shares what it took off, by line; empty unless it applied
 * @param code by which it was asked for; empty for none
 */
public record Tried(PriceRule rule, Outcome outcome, List<Share> shares, String code) {

  /**
   * What is off a line, in minor units.
   *
   * @param wanted what the rule would take, given: what it took, as no line costs less than nothing
   * @param free units of which nothing is left to pay by it
   */
  public record Share(String key, long wanted, long given, int free) {
    Share(String key, long wanted, long given) {
      this(key, wanted, given, 0);
    }
  }

  public long given() {
    return shares.stream().mapToLong(Share::given).sum();
  }
}
