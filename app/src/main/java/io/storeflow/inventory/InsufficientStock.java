package io.storeflow.inventory;

import java.util.Map;
import java.util.Set;

/** There are fewer than are to be taken. Nothing was changed. */
public final class InsufficientStock extends RuntimeException {

  /**
   * What there was of a variant, in units, over the locations that were looked at.
   *
   * @param backorder that could be sold beyond it
   */
  public record Level(int onHand, int reserved, int backorder) {
    static final Level NOTHING = new Level(0, 0, 0);

    public int available() {
      return Math.max(0, onHand - reserved + backorder);
    }
  }

  private final Map<Long, Level> levels;

  InsufficientStock(Map<Long, Level> levels) {
    super("insufficient stock", null, false, false);
    this.levels = Map.copyOf(levels);
  }

  /** Row ids of the variants that fell short. */
  public Set<Long> variants() {
    return levels.keySet();
  }

  /** What there was; nothing for a variant that did not fall short. */
  public Level level(long variant) {
    return levels.getOrDefault(variant, Level.NOTHING);
  }
}
