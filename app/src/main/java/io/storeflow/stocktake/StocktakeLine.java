package io.storeflow.stocktake;

import io.storeflow.platform.money.Money;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A variant of a stocktake, in units.
 *
 * @param variant public id
 * @param onHand what is written down now
 * @param counted how many were there; null while it was not counted
 * @param expected what was written down at the instant of counting; below 0 what was owed
 * @param booked what its posting wrote down of it; 0 while it was not posted
 * @param costMinor of a unit; null for not known
 * @param unsure whether it has to be counted again: it moved while it was counted, or what is
 *     written down was corrected since
 */
public record StocktakeLine(
    long variantId,
    String variant,
    String productTitle,
    String variantTitle,
    String sku,
    int onHand,
    @Nullable Integer counted,
    @Nullable Integer expected,
    int booked,
    @Nullable Instant countedAt,
    @Nullable String actor,
    @Nullable Long costMinor,
    boolean unsure) {

  /**
   * So many more, or fewer, were there than was written down when it was counted. Where units were
   * owed the shelf was empty, and they are owed from what was found.
   */
  public int difference() {
    return counted == null || expected == null ? 0 : counted - Math.max(0, expected);
  }

  /** So many were owed when it was counted. */
  public int owed() {
    return expected == null ? 0 : Math.max(0, -expected);
  }

  /** What came and went since it was counted, such as sales, beside what the posting wrote down. */
  public int since() {
    return expected == null ? 0 : onHand - expected - booked;
  }

  /** What will be on hand once the difference is written down. */
  public int after() {
    return onHand + difference() - booked;
  }

  /** The difference at cost; null where the cost is not known. */
  public @Nullable Money value(Currency currency) {
    return costMinor == null ? null : new Money(costMinor * difference(), currency);
  }

  /** Product and variant on one line. */
  public String label() {
    return variantTitle.isEmpty() ? productTitle : productTitle + ", " + variantTitle;
  }
}
