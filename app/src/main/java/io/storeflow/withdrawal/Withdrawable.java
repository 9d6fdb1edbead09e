package io.storeflow.withdrawal;

import io.storeflow.exemption.Exemption;
import java.util.List;

/**
 * What of an order its shopper may withdraw from, and what not.
 *
 * @param lines all that is left of the contract
 */
public record Withdrawable(long number, List<Line> lines) {

  /**
   * @param id public id of the line
   * @param credited units that were taken off or paid back before
   * @param left units of which nobody has withdrawn yet and that were not paid back
   * @param out whether any has gone out
   */
  public record Line(
      long row,
      String id,
      String title,
      String variant,
      int credited,
      int left,
      boolean out,
      Exemption exemption) {
    public boolean isExempt() {
      return exemption.isExempt();
    }

    /** Whether it depends on what was done with it since it came, as its shopper alone knows. */
    public boolean isConditional() {
      return out && exemption.isConditional();
    }

    /** How many are meant where nobody says how many. */
    public int usual() {
      return isConditional() ? 0 : left;
    }
  }

  /** What one may withdraw from. */
  public List<Line> open() {
    return lines.stream().filter(it -> !it.isExempt()).toList();
  }

  /** What one may not. */
  public List<Line> exempt() {
    return lines.stream().filter(Line::isExempt).toList();
  }
}
