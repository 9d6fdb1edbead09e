package io.storeflow.withdrawal;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.WITHDRAWAL;
import static io.storeflow.db.Tables.WITHDRAWAL_LINE;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.exemption.Exemption;
import io.storeflow.fulfilment.HoldReason;
import io.storeflow.refund.RefundMade;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.time.Clock;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Ends declarations once all that they are about was taken off, and nothing is left to be paid
 * back. What comes back by a return ends with that. An order that was held for one goes on once
 * nothing of it is here any more.
 */
@Component
class WithdrawalsDone {
  private final DSLContext db;
  private final Stores stores;
  private final WithdrawalEffects effects;
  private final Clock clock;

  WithdrawalsDone(DSLContext db, Stores stores, WithdrawalEffects effects, Clock clock) {
    this.db = db;
    this.stores = stores;
    this.effects = effects;
    this.clock = clock;
  }

  /** In the transaction of the refund, whose mail tells the shopper. */
  @EventListener
  void refunded(RefundMade refund) {
    var store = stores.forWork(refund.storeId());
    var done = done(store, refund.orderId());
    var w = only(store, WITHDRAWAL);
    if (!done.isEmpty())
      db.update(w).set(w.ANSWERED_AT, clock.instant()).where(w.ID.in(done)).execute();
    var o = only(store, ORDERS);
    db.select(o.NUMBER)
        .from(o)
        .where(o.ID.eq(refund.orderId()))
        .and(o.HOLD_REASON.eq(HoldReason.WITHDRAWN))
        .fetchOptional(o.NUMBER)
        .ifPresent(number -> effects.release(store, refund.orderId(), number, Actor.SYSTEM));
  }

  private List<Long> done(Store store, long order) {
    var w = only(store, WITHDRAWAL);
    var o = only(store, ORDERS);
    var about = only(store, WITHDRAWAL_LINE, "about");
    var open = only(store, WITHDRAWAL_LINE, "still");
    var l = only(store, ORDER_LINE);
    var kept = o.GIFT_CARDS_MINOR.plus(o.PAID_MINOR).minus(o.REFUNDED_MINOR);
    var holds = about.WITHDRAWAL_ID.eq(w.ID).and(about.EXEMPTION.eq(Exemption.NONE));
    var left = open.WITHDRAWAL_ID.eq(w.ID).and(open.EXEMPTION.eq(Exemption.NONE));
    var credited = l.CREDITED_UNITS.ge(open.CREDITED_BEFORE.plus(open.QUANTITY));
    return db.select(w.ID)
        .from(w)
        .join(o)
        .on(o.ID.eq(w.ORDER_ID))
        .where(w.ORDER_ID.eq(order))
        .and(w.PROVEN.isTrue())
        .and(w.ANSWERED_AT.isNull())
        .and(w.RETURN_ID.isNull())
        .and(kept.le(o.TOTAL_MINOR.minus(o.CREDITED_MINOR)))
        .and(exists(selectOne().from(about).where(holds)))
        .and(
            notExists(
                selectOne()
                    .from(open)
                    .join(l)
                    .on(l.ID.eq(open.LINE_ID))
                    .where(left)
                    .and(open.CREDITED_BEFORE.isNull().or(credited.not()))))
        .fetch(w.ID);
  }
}
