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
public class CardExpiry implements ExpiringOfStore {
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

  /**
   * Lets a card that is over, or nearly, live on for what is about to come back to it, in the
   * caller's transaction. What had been left on one that is over is written off before, and one
   * that is nearly over lives on only for as much as is left on it, or more: so nobody keeps a card
   * alive by spending a cent of it.
   *
   * @param back in minor units
   */
  public void prolong(Store store, long card, long back) {
    expire(store, card);
    var c = only(store, GIFT_CARD);
    var least = queries.today(store).plusDays(CardTerms.DAYS_AFTER_RETURN);
    db.update(c)
        .set(c.EXPIRES_ON, least)
        .where(c.ID.eq(card))
        .and(c.EXPIRES_ON.lt(least))
        .and(c.BALANCE_MINOR.le(back))
        .execute();
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
