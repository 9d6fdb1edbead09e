package io.storeflow.modifier;

import io.storeflow.platform.money.Money;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/**
 * What can be taken off the price of one unit of a product at most, by what is chosen with it: of
 * each group as many units as may be of the modifier that takes off most, with what goes with it.
 */
final class Deductions {

  /** Choices could take more off a product than it costs; nothing was changed. */
  static final class BelowZero extends RuntimeException {
    final String product;
    final Money price;
    final Money off;

    /**
     * @param price of the cheapest variant of the product; off: what can be taken off it at most
     */
    BelowZero(String product, Money price, Money off) {
      super("Below zero: " + price + " of " + product + " less " + off);
      this.product = product;
      this.price = price;
      this.off = off;
    }

    /** What fills the words that say so. */
    Object[] words(Locale locale) {
      return new Object[] {product, price.format(locale), off.format(locale)};
    }
  }

  private final Map<String, GroupDetail> groups;

  /**
   * @param groups those of the store, by public id
   */
  Deductions(Map<String, GroupDetail> groups) {
    this.groups = groups;
  }

  /** In minor units, 0 or above. */
  long most(Collection<GroupDetail> offered) {
    return offered.stream().mapToLong(it -> -lowest(it)).reduce(0, Math::addExact);
  }

  private long lowest(GroupDetail group) {
    long each = group.modifiers().stream().mapToLong(this::price).min().orElse(0);
    return Math.multiplyExact(Math.min(0, each), (long) group.max());
  }

  private long price(GroupDetail.Entry entry) {
    var inner = entry.inner() == null ? null : groups.get(entry.inner());
    return entry.price().minor() + (inner == null ? 0 : lowest(inner));
  }
}
