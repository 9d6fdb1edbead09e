package io.storeflow.draftorder;

import io.storeflow.pricing.Totals;
import java.util.List;
import java.util.Set;

/**
 * What a draft comes to, before shipping is chosen.
 *
 * @param lines goods first, at the prices that hold for them
 * @param totals with tax as for somebody in the country of the store
 * @param gone variants that were wished for and cannot be put to it, by their public ids
 * @param open lines with which something would have to be chosen in the shop, by their keys
 */
public record DraftPlan(List<DraftLine> lines, Totals totals, List<String> gone, Set<String> open) {
  public DraftPlan {
    lines = List.copyOf(lines);
    gone = List.copyOf(gone);
    open = Set.copyOf(open);
  }
}
