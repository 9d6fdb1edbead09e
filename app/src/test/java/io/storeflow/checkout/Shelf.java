package io.storeflow.checkout;

import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.STOCK_LEDGER;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.sum;

import io.storeflow.store.Store;
import io.storeflow.testing.World.Goods;
import java.util.List;
import org.jooq.DSLContext;

/** What there is of a variant, by its columns and by the sums of its ledger, which must agree. */
record Shelf(DSLContext db, Store store) {

  void holds(Goods goods, int onHand, int reserved) {
    var stock = only(store, STOCK);
    var levels =
        db.select(stock.ON_HAND, stock.RESERVED)
            .from(stock)
            .where(stock.VARIANT_ID.eq(goods.id()))
            .fetchSingle();
    assertThat(List.of(levels.value1(), levels.value2()))
        .as("on hand, reserved")
        .containsExactly(onHand, reserved);
    var ledger = only(store, STOCK_LEDGER);
    var sums =
        db.select(sum(ledger.ON_HAND_DELTA), sum(ledger.RESERVED_DELTA))
            .from(ledger)
            .where(ledger.VARIANT_ID.eq(goods.id()))
            .fetchSingle();
    assertThat(List.of(sums.value1().intValueExact(), sums.value2().intValueExact()))
        .as("ledger of on hand, reserved")
        .containsExactly(onHand, reserved);
  }
}
