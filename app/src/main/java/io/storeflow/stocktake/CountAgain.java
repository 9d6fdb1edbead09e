package io.storeflow.stocktake;

import java.util.Set;

/**
 * Of some variants nobody can say what is missing: they moved while they were counted, or what is
 * written down was corrected since.
 */
public class CountAgain extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Set<Long> variants;

  CountAgain(Set<Long> variants) {
    super("variants have to be counted again", null, false, false);
    this.variants = Set.copyOf(variants);
  }

  /** Row ids. */
  public Set<Long> variants() {
    return variants;
  }
}
