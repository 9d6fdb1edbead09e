package io.storeflow.modifier;

import java.util.Collection;
import java.util.Map;

/**
 * What can be taken off the price of one unit of a product at most, by what is chosen with it: of
 * each group as many units as may be of the modifier that takes off most, with what goes with it.
 */
final class Deductions {
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
