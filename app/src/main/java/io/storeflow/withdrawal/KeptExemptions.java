package io.storeflow.withdrawal;

import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.storeflow.exemption.Exemption;
import io.storeflow.order.OrderPlaced;
import io.storeflow.store.Stores;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps with an order from what of it nobody may withdraw: what is said later does not count. */
@Component
class KeptExemptions {
  private final DSLContext db;
  private final Stores stores;

  KeptExemptions(DSLContext db, Stores stores) {
    this.db = db;
    this.stores = stores;
  }

  /** In the transaction of the order; one statement where the law holds. */
  @EventListener
  void placed(OrderPlaced it) {
    var store = stores.forWork(it.storeId());
    if (!WithdrawalLaw.holds(store)) return;
    var l = only(store, ORDER_LINE);
    var p = only(store, PRODUCT);
    var stated = field(select(p.EXEMPTION).from(p).where(p.ID.eq(l.PRODUCT_ID)));
    var usual = val(Exemption.of(null, store.trade()), l.EXEMPTION);
    db.update(l)
        .set(l.EXEMPTION, coalesce(stated, usual))
        .where(l.ORDER_ID.eq(it.orderId()))
        .execute();
  }
}
