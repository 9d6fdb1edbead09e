package io.storeflow.refund;

import io.storeflow.platform.money.Money;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wants to refund.
 *
 * @param units of lines; of each line once
 * @param shipping of what it cost to bring it
 * @param other neither for lines nor shipping: more as goodwill, or (negative) less for what is
 *     kept; of a cancelled order what of the money that is left goes back, nothing for all of it
 * @param cardsFirst whether gift cards get back first what goes back; else the money does
 */
public record RefundWish(List<Units> units, Money shipping, Money other, boolean cardsFirst) {

  /**
   * @param line its public id
   * @param restock whether they can be sold again
   * @param cameBack whether they had gone out, and came with a return, which has said what becomes
   *     of them; else those that are still here come first
   */
  public record Units(String line, int quantity, boolean restock, boolean cameBack) {
    public Units(String line, int quantity, boolean restock) {
      this(line, quantity, restock, false);
    }

    /** Units that came with a return. */
    public static Units returned(String line, int quantity) {
      return new Units(line, quantity, false, true);
    }
  }

  /** Nothing of it but what is too much. */
  public static RefundWish ofSurplus(Money zero) {
    return new RefundWish(List.of(), zero, zero, false);
  }

  /** What is wanted of a line. */
  public Optional<Units> of(String line) {
    return units.stream().filter(it -> it.line().equals(line) && it.quantity() > 0).findFirst();
  }
}
