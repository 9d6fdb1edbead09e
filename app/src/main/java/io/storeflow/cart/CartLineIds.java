package io.storeflow.cart;

import static io.storeflow.db.Tables.CART_LINE;
import static io.storeflow.store.Owned.only;

import io.storeflow.store.Store;
import io.storeflow.upkeep.CatchesUp;
import io.storeflow.upkeep.MissingIds;
import org.springframework.stereotype.Component;

/** Gives ids to the lines of carts that an older release wrote. */
@Component
class CartLineIds implements CatchesUp {
  private final MissingIds ids;

  CartLineIds(MissingIds ids) {
    this.ids = ids;
  }

  @Override
  public Step catchUp(Store store, long after) {
    var line = only(store, CART_LINE);
    return ids.give(
        after, line, line.ID, line.PUBLIC_ID, line.VISITOR, line.VARIANT_ID, line.CHOICES);
  }
}
