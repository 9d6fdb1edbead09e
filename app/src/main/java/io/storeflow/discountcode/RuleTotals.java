package io.storeflow.discountcode;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_ADJUSTMENT;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.sum;

import io.storeflow.order.FulfilmentState;
import io.storeflow.platform.money.Money;
import io.storeflow.pricelist.OrderMoney;
import io.storeflow.store.Store;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What price rules took off so far. */
@Component
public class RuleTotals {

  /**
   * @param orders that it took something off, without those that were cancelled
   */
  public record Used(int orders, Money given) {}

  private final DSLContext db;

  RuleTotals(DSLContext db) {
    this.db = db;
  }

  /** By row id of the rule; none of one that took nothing off. One statement. */
  public Map<Long, Used> of(Store store) {
    var a = only(store, ORDER_ADJUSTMENT);
    var o = only(store, ORDERS);
    var orders = countDistinct(a.ORDER_ID);
    var given = sum(OrderMoney.own(o, a.AMOUNT_MINOR)).neg().cast(Long.class);
    return db.select(a.RULE_ID, orders, given)
        .from(a)
        .join(o)
        .on(o.ID.eq(a.ORDER_ID))
        .where(a.RULE_ID.isNotNull())
        .and(o.FULFILMENT_STATE.ne(FulfilmentState.CANCELLED))
        .groupBy(a.RULE_ID)
        .fetchMap(a.RULE_ID, row -> new Used(row.value2(), store.money(row.value3())));
  }
}
