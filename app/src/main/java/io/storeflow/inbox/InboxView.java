package io.storeflow.inbox;

import io.storeflow.db.tables.Orders;
import io.storeflow.order.FulfilmentState;
import io.storeflow.platform.code.Coded;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** A view of the inbox: which of the open orders it shows. */
enum InboxView implements Coded {
  TODO,
  NEW,
  LATE,
  READY;

  /** Late is what is not ready and was promised for earlier than now. */
  Condition holds(Orders o, Instant now) {
    return switch (this) {
      case TODO -> DSL.noCondition();
      case NEW -> o.FULFILMENT_STATE.eq(FulfilmentState.NEW);
      case LATE -> o.PROMISED_AT.lt(now).and(o.FULFILMENT_STATE.ne(FulfilmentState.READY));
      case READY -> o.FULFILMENT_STATE.eq(FulfilmentState.READY);
    };
  }
}
