package io.storeflow.orderlist;

import io.storeflow.desk.DeskCount;
import io.storeflow.store.Store;
import org.springframework.stereotype.Component;

/** Orders that wait for somebody, beside their line of the navigation. */
@Component
class OrderCount implements DeskCount {
  private final OrderQueries queries;

  OrderCount(OrderQueries queries) {
    this.queries = queries;
  }

  @Override
  public String key() {
    return "orders";
  }

  @Override
  public long count(Store store) {
    return queries.open(store);
  }
}
