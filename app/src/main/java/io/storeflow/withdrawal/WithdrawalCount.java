package io.storeflow.withdrawal;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_RETURN;
import static io.storeflow.db.Tables.WITHDRAWAL;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.desk.DeskCount;
import io.storeflow.order.FulfilmentState;
import io.storeflow.returning.ReturnStage;
import io.storeflow.store.Store;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** How many declarations wait for the store, as {@link Withdrawal#isOpen} has it. */
@Component
class WithdrawalCount implements DeskCount {

  @Override
  public String key() {
    return "withdrawals";
  }

  @Override
  public Field<Integer> count(Store store) {
    var w = only(store, WITHDRAWAL);
    var o = only(store, ORDERS, "counted_order");
    var r = only(store, ORDER_RETURN, "counted_return");
    var kept = o.GIFT_CARDS_MINOR.plus(o.PAID_MINOR).minus(o.REFUNDED_MINOR);
    var paidBack = o.REFUNDED_MINOR.gt(0L).and(kept.le(0L)).and(w.RETURN_ID.isNull());
    var over =
        selectOne()
            .from(o)
            .where(o.ID.eq(w.ORDER_ID))
            .and(o.FULFILMENT_STATE.eq(FulfilmentState.CANCELLED).or(paidBack));
    var comesBack =
        selectOne().from(r).where(r.ID.eq(w.RETURN_ID)).and(r.STAGE.in(ReturnStage.OPEN));
    return field(
        selectCount()
            .from(w)
            .where(w.ANSWERED_AT.isNull())
            .and(notExists(over))
            .and(w.RETURN_ID.isNull().or(exists(comesBack))));
  }
}
