package io.storeflow.orderpage;

import io.storeflow.db.tables.Orders;
import io.storeflow.ordertag.OrderTags;
import io.storeflow.store.Store;
import java.util.Map;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** What staff label an order with, on its page. */
@Component
class TagsSection implements OrderSection {

  @Override
  public Map<String, Field<?>> columns(Store store, Orders o) {
    return Map.of("tags", OrderTags.shown(store, o));
  }

  @Override
  public Map<String, ?> more() {
    return Map.of();
  }
}
