package io.storeflow.giftcard;

import static io.storeflow.db.Tables.GIFT_CARD;
import static io.storeflow.store.Owned.only;

import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Store;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/**
 * Codes for mails. As no code is kept, each mail has codes of its own; those before still hold, as
 * nobody knows whether a mail that failed has come after all.
 */
@Service
public class CardCodes {
  private final DSLContext db;
  private final Transactions transactions;
  private final CardRows rows;
  private final CardQueries queries;

  CardCodes(DSLContext db, Transactions transactions, CardRows rows, CardQueries queries) {
    this.db = db;
    this.transactions = transactions;
    this.rows = rows;
    this.queries = queries;
  }

  /** A card with the code that its mail has. */
  public record Coded(GiftCard card, CardCode code) {}

  /** One more code for each of these cards that is not switched off, in their order. */
  public List<Coded> make(Store store, List<Long> cards) {
    return transactions.write(
        () -> {
          var c = only(store, GIFT_CARD);
          var all =
              db.select(c.PUBLIC_ID)
                  .from(c)
                  .where(c.ID.in(cards))
                  .and(c.STATE.eq(CardState.ACTIVE))
                  .orderBy(c.ID)
                  .fetch(c.PUBLIC_ID);
          return all.stream().map(id -> code(store, queries.get(store, id))).toList();
        });
  }

  private Coded code(Store store, GiftCard card) {
    var code = CardCode.random();
    rows.addCode(store, card.id(), code);
    return new Coded(card, code);
  }
}
