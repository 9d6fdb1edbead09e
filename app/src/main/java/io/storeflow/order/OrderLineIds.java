package io.storeflow.order;

import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.store.Owned.only;

import io.storeflow.store.Store;
import io.storeflow.upkeep.CatchesUp;
import io.storeflow.upkeep.MissingIds;
import org.springframework.stereotype.Component;

/** Gives ids to the lines of orders that an older release wrote. */
@Component
class OrderLineIds implements CatchesUp {
  private final MissingIds ids;

  OrderLineIds(MissingIds ids) {
    this.ids = ids;
  }

  @Override
  public Step catchUp(Store store, long after) {
    var line = only(store, ORDER_LINE);
    return ids.give(after, line, line.ID, line.PUBLIC_ID, line.ORDER_ID, line.POSITION);
  }
}
