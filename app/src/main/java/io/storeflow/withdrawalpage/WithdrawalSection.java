package io.storeflow.withdrawalpage;

import io.storeflow.db.tables.Orders;
import io.storeflow.orderpage.OrderSection;
import io.storeflow.store.Store;
import io.storeflow.withdrawal.WithdrawalQueries;
import java.util.Map;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** That somebody has withdrawn from an order, and until when it is paid back, on its page. */
@Component
class WithdrawalSection implements OrderSection {

  @Override
  public Map<String, Field<?>> columns(Store store, Orders o) {
    return Map.of(
        "withdrawals", WithdrawalQueries.of(store, o),
        "doubted", WithdrawalQueries.doubted(store, o));
  }

  @Override
  public Map<String, ?> more() {
    return Map.of();
  }
}
