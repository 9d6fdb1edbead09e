package io.storeflow.fulfilmentpage;

import io.storeflow.db.tables.Orders;
import io.storeflow.fulfilment.Held;
import io.storeflow.fulfilment.Outgoing;
import io.storeflow.orderpage.OrderSection;
import io.storeflow.store.Store;
import java.util.Map;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** What has gone out of an order and what is left, on its page. */
@Component
class OutgoingSection implements OrderSection {
  private final FulfilmentWords words;

  OutgoingSection(FulfilmentWords words) {
    this.words = words;
  }

  @Override
  public Map<String, Field<?>> columns(Store store, Orders o) {
    return Map.of("outgoing", Outgoing.of(store, o), "held", Held.of(store, o));
  }

  @Override
  public Map<String, ?> more() {
    return Map.of("holdReasons", words.reasons());
  }
}
