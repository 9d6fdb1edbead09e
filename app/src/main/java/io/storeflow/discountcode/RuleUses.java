package io.storeflow.discountcode;

import io.storeflow.order.OrderMoved;
import io.storeflow.pricerule.Tried;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What orders use of price rules that are limited: counted as they are placed, given back when
 * cancelled.
 */
@Component
public class RuleUses {
  private final RuleCounts counts;
  private final Stores stores;

  RuleUses(RuleCounts counts, Stores stores) {
    this.counts = counts;
    this.stores = stores;
  }

  /**
   * Counts an order, in its transaction.
   *
   * @return false if a rule has not that much left any more: the order must not be written then
   */
  public boolean count(Store store, long order, List<Tried> tried, String email, Instant now) {
    return counts.count(store, order, tried, email, LocalDate.ofInstant(now, store.timeZone()));
  }

  @EventListener
  void moved(OrderMoved order) {
    if (order.isCancellation()) counts.giveBack(stores.forWork(order.storeId()), order.orderId());
  }
}
