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

  /** Whether the law holds there; of what it holds is said of each product. */
  public static boolean holds(Store store) {
    return Europe.isInUnion(store.country());
  }

  /** Whether what is sold there is such that one may withdraw unless its product says otherwise. */
  public static boolean isUsual(Store store) {
    return holds(store) && store.trade() == Trade.GOODS;
  }
}
