package io.storeflow.inbox;

import io.storeflow.db.tables.Orders;
import io.storeflow.order.FulfilmentState;
import java.time.Instant;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** A view of the inbox: which of the open orders it shows. */
enum InboxView {
  TODO,
  NEW,
  LATE,
  READY;

  /** As the address says it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static InboxView of(String code) {
    for (var view : values()) if (view.code().equals(code)) return view;
    return TODO;
  }

  /** Late is what is not ready and was promised for earlier than now. */
  Condition holds(Orders o, Instant now) {
    return switch (this) {
      case TODO -> DSL.noCondition();
      case NEW -> o.FULFILMENT_STATE.eq(FulfilmentState.NEW.code());
      case LATE -> o.PROMISED_AT.lt(now).and(o.FULFILMENT_STATE.ne(FulfilmentState.READY.code()));
      case READY -> o.FULFILMENT_STATE.eq(FulfilmentState.READY.code());
    };
  }
}
