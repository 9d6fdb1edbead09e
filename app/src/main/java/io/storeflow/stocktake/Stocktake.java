package io.storeflow.stocktake;

import io.storeflow.platform.money.Money;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A session of counting.
 *
 * @param location where; {@code place}: its name
 * @param category title of the one that is counted; null for all
 * @param actor who began it
 * @param counted variants that were counted; {@code differing}: those of which not all, or more,
 *     were there
 * @param units the sum of the differences; {@code valueMinor}: at cost, of those whose cost is
 *     known
 */
public record Stocktake(
    long id,
    String publicId,
    long location,
    String place,
    @Nullable Long categoryId,
    @Nullable String category,
    StocktakeState state,
    String actor,
    Instant startedAt,
    @Nullable Instant closedAt,
    int counted,
    int differing,
    int units,
    long valueMinor) {

  /** The sum of the differences at cost. */
  public Money value(Currency currency) {
    return new Money(valueMinor, currency);
  }

  public boolean isOpen() {
    return state == StocktakeState.OPEN;
  }
}
