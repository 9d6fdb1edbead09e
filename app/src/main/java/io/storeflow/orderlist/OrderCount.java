package io.storeflow.orderlist;

import io.storeflow.desk.DeskCount;
import io.storeflow.store.Store;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** Orders that wait for somebody, beside their line of the navigation. */
@Component
class OrderCount implements DeskCount {

  @Override
  public String key() {
    return "orders";
  }

  @Override
  public Field<Integer> count(Store store) {
    return OrderQueries.open(store);
  }
}
