package io.storeflow.returnpage;

import io.storeflow.db.tables.Orders;
import io.storeflow.orderpage.OrderSection;
import io.storeflow.returning.ReturnQueries;
import io.storeflow.store.Store;
import java.util.Map;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** What of an order comes back, on its page. */
@Component
class ReturnsSection implements OrderSection {

  @Override
  public Map<String, Field<?>> columns(Store store, Orders o) {
    return Map.of("returns", ReturnQueries.of(store, o));
  }

  @Override
  public Map<String, ?> more() {
    return Map.of();
  }
}
