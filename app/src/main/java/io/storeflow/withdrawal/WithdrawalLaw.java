package io.storeflow.withdrawal;

import io.storeflow.platform.locale.Europe;
import io.storeflow.store.Store;
import io.storeflow.store.Trade;
import java.time.Duration;

/**
 * Where shoppers may withdraw: Directive 2011/83/EU, articles 9 to 16, with the function that its
 * article 11a asks for since 19 June 2026.
 */
public final class WithdrawalLaw {
  /** In which they may, from the day on which the last of it came (article 9). */
  public static final int DAYS = 14;

  /** In which it has to be paid back, from the day on which the store was told (article 13). */
  public static final Duration REFUND = Duration.ofDays(14);

  private WithdrawalLaw() {}

  /** Meals spoil (article 16, point d): from them nobody may withdraw. */
  public static boolean holds(Store store) {
    return Europe.isInUnion(store.country()) && store.trade() == Trade.GOODS;
  }
}
