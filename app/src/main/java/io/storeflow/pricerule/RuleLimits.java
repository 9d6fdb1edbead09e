package io.storeflow.pricerule;

import java.util.ArrayList;

/**
 * How often a rule takes something off, by orders; 0 for no limit.
 *
 * @param uses in all
 * @param ofCustomer by e-mail address
 * @param aDay of a day in the store's zone
 * @param ofCode of each code that was made in bulk
 * @param budget what it may give in all, in minor units
 */
public record RuleLimits(int uses, int ofCustomer, int aDay, int ofCode, long budget) {
  public static final RuleLimits NONE = new RuleLimits(0, 0, 0, 0, 0);

  public RuleLimits {
    if (uses < 0 || ofCustomer < 0 || aDay < 0 || ofCode < 0 || budget < 0)
      throw new IllegalArgumentException("below nothing");
  }

  /** Whether uses are counted, apart from those of codes that were made in bulk. */
  public boolean any() {
    return uses > 0 || ofCustomer > 0 || aDay > 0 || budget > 0;
  }

  /**
   * For the audit log.
   *
   * @param codes whether the rule is for those who give one
   */
  String plain(boolean codes) {
    var parts = new ArrayList<String>();
    if (uses > 0) parts.add("uses " + uses);
    if (ofCustomer > 0) parts.add("of a customer " + ofCustomer);
    if (aDay > 0) parts.add("a day " + aDay);
    if (codes && ofCode > 0) parts.add("of a code " + ofCode);
    if (budget > 0) parts.add("budget " + budget);
    return String.join("; ", parts);
  }
}
