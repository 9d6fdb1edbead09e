package io.storeflow.pricehistory;

import io.storeflow.store.Store;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** What price rules made of prices before, for those who know nothing of rules. */
public interface RuledPrices {
  /**
   * What a variant cost for a time.
   *
   * @param variant row id
   * @param minor without any rule
   */
  record Cost(long variant, long minor, Instant from, Instant to) {}

  /** Whether any rule may have made something cheaper. No statement while that is known. */
  boolean any(Store store);

  /**
   * The lowest that everybody paid by rules at these times, in minor units by row id; variants that
   * no rule made cheaper are left out.
   */
  Map<Long, Long> lowest(Store store, Collection<Cost> costs);
}
