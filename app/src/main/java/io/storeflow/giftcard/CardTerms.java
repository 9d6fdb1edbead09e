package io.storeflow.giftcard;

import io.storeflow.store.Store;
import java.time.LocalDate;
import java.time.Month;
import org.jspecify.annotations.Nullable;

/** How long cards can be used where a store has said nothing else. */
public final class CardTerms {
  /** A claim lapses three years after the end of its year (sections 195 and 199 BGB). */
  private static final int YEARS_IN_GERMANY = 3;

  /** How long what was given back can be used at least. */
  static final int DAYS_AFTER_RETURN = 30;

  private CardTerms() {}

  /**
   * The last day of a card that is made today; null for none.
   *
   * @param today in the store's zone
   */
  public static @Nullable LocalDate lastDay(Store store, LocalDate today) {
    return lastDay(store.country(), today);
  }

  static @Nullable LocalDate lastDay(String country, LocalDate today) {
    return country.equals("DE")
        ? LocalDate.of(today.getYear() + YEARS_IN_GERMANY, Month.DECEMBER, 31)
        : null;
  }
}
