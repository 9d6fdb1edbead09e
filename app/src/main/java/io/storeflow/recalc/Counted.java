package io.storeflow.recalc;

import java.util.List;
import java.util.function.Predicate;

/**
 * What became of carts.
 *
 * @param carts all that were looked at
 * @param dearer those that cost more than their shoppers saw last, or a run has found since
 * @param cheaper those that cost less
 * @param unsellable those that cannot be ordered as they are, which no run has found yet
 * @param undeliverable those that no rate brings any more where their shoppers have said
 */
public record Counted(int carts, int dearer, int cheaper, int unsellable, int undeliverable) {
  static final Counted NOTHING = new Counted(0, 0, 0, 0, 0);

  static Counted of(List<LookedAt> all) {
    return new Counted(
        all.size(),
        count(all, it -> it.difference() > 0),
        count(all, it -> it.difference() < 0),
        count(all, LookedAt::isUnsellable),
        count(all, LookedAt::isUndeliverable));
  }

  /** Those with which something is another than before. */
  int changed() {
    return dearer + cheaper + unsellable + undeliverable;
  }

  /** Those of which nothing is new, or that nobody saw yet. */
  public int unchanged() {
    return carts - changed();
  }

  private static int count(List<LookedAt> all, Predicate<LookedAt> which) {
    return (int) all.stream().filter(which).count();
  }
}
