package io.storeflow.customerpage;

import static io.storeflow.db.Tables.CUSTOMER;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.Orders;
import io.storeflow.orderpage.OrderSection;
import io.storeflow.store.Store;
import java.util.Map;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** Who ordered, on the page of an order: under which address the customer is found. */
@Component
class CustomerSection implements OrderSection {

  @Override
  public Map<String, Field<?>> columns(Store store, Orders o) {
    var c = only(store.merchant(), CUSTOMER);
    return Map.of("buyer", field(select(c.PUBLIC_ID).from(c).where(c.ID.eq(o.CUSTOMER_ID))));
  }

  @Override
  public Map<String, ?> more() {
    return Map.of();
  }
}
