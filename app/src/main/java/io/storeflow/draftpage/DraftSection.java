package io.storeflow.draftpage;

import static io.storeflow.db.Tables.DRAFT_ORDER;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.Orders;
import io.storeflow.orderpage.OrderSection;
import io.storeflow.store.Store;
import java.util.Map;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** From which draft an order came, on its page. */
@Component
class DraftSection implements OrderSection {

  @Override
  public Map<String, Field<?>> columns(Store store, Orders o) {
    var d = only(store, DRAFT_ORDER);
    return Map.of(
        "draft", field(select(d.PUBLIC_ID).from(d).where(d.ORDER_ID.eq(o.ID))).as("draft"));
  }

  @Override
  public Map<String, ?> more() {
    return Map.of();
  }
}
