package io.storeflow.orderpage;

import io.storeflow.db.tables.Orders;
import io.storeflow.loyalty.RedeemedPoints;
import io.storeflow.store.Store;
import java.util.Map;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** Points that its cancellation would move, which is said before. */
@Component
class PointsSection implements OrderSection {

  @Override
  public Map<String, Field<?>> columns(Store store, Orders o) {
    return Map.of(
        "points", RedeemedPoints.wouldAll(store, o), "welcome", RedeemedPoints.welcome(store, o));
  }

  @Override
  public Map<String, ?> more() {
    return Map.of();
  }
}
