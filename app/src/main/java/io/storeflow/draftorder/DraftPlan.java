package io.storeflow.draftorder;

import io.storeflow.pricing.Totals;
import java.util.List;

/**
 * What a draft comes to, before shipping is chosen.
 *
 * @param lines goods first, at the prices that hold for them
 * @param totals with tax as for somebody in the country of the store
 */
public record DraftPlan(List<DraftLine> lines, Totals totals) {
  public DraftPlan {
    lines = List.copyOf(lines);
  }
}
