package io.storeflow.giftcard;

import static io.storeflow.db.Tables.GIFT_CARD;
import static io.storeflow.store.Owned.only;

import io.storeflow.giftcard.CardLedger.Cause;
import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.upkeep.ExpiringOfStore;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Writes off what is left on cards whose last day is over; the cards stay. */
@Component
class CardExpiry implements ExpiringOfStore {
  private final DSLContext db;
  private final Transactions transactions;
  private final CardQueries queries;
  private final CardLedger ledger;

  CardExpiry(DSLContext db, Transactions transactions, CardQueries queries, CardLedger ledger) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.ledger = ledger;
  }

  @Override
  public int forgetExpired(Store store) {
    var c = only(store, GIFT_CARD);
    var over =
        db.select(c.ID)
            .from(c)
            .where(c.EXPIRES_ON.lt(queries.today(store)))
            .and(c.BALANCE_MINOR.gt(0L))
            .orderBy(c.ID)
            .limit(STEP)
            .fetch(c.ID);
    for (long card : over) transactions.write(() -> expire(store, card));
    return over.size();
  }

  /** Unless it was prolonged or spent meanwhile. */
  private void expire(Store store, long card) {
    var c = only(store, GIFT_CARD);
    db.select(c.BALANCE_MINOR)
        .from(c)
        .where(c.ID.eq(card))
        .and(c.EXPIRES_ON.lt(queries.today(store)))
        .and(c.BALANCE_MINOR.gt(0L))
        .forUpdate()
        .fetchOptional(c.BALANCE_MINOR)
        .ifPresent(
            left ->
                ledger.move(
                    store, card, -left, new Cause(EntryKind.EXPIRED, "", null, Actor.SYSTEM)));
  }
}
