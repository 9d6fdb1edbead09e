package io.storeflow.modifier;

import static io.storeflow.db.Tables.ORDER_LINE_MODIFIER;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.OrderLine;
import io.storeflow.db.tables.Orders;
import io.storeflow.pricelist.OrderMoney;
import io.storeflow.store.Store;
import java.util.List;
import org.jooq.Field;

/** What was chosen with a line of an order, as a piece of a query that reads the line. */
public final class LineExtras {
  private LineExtras() {}

  public static Field<List<Extra>> of(Store store, OrderLine l, Orders o) {
    var m = only(store, ORDER_LINE_MODIFIER);
    return multiset(
            select(m.TITLE, m.QUANTITY, OrderMoney.of(o, m.PRICE_MINOR), m.IS_INNER)
                .from(m)
                .where(m.ORDER_ID.eq(l.ORDER_ID))
                .and(m.LINE_POSITION.eq(l.POSITION))
                .orderBy(m.POSITION))
        .convertFrom(found -> found.map(mapping(Extra::new)));
  }
}
