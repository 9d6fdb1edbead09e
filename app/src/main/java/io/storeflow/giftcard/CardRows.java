package io.storeflow.giftcard;

import static io.storeflow.db.Tables.GIFT_CARD;
import static io.storeflow.db.Tables.GIFT_CARD_CODE;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.db.tables.records.GiftCardRecord;
import io.storeflow.giftcard.CardLedger.Cause;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Writes new cards and their codes, in the caller's transaction. */
@Component
class CardRows {
  private final DSLContext db;
  private final CardLedger ledger;
  private final Clock clock;

  CardRows(DSLContext db, CardLedger ledger, Clock clock) {
    this.db = db;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** A card as its row, not yet written. */
  GiftCardRecord issued(Store store, CardDraft draft, Actor actor) {
    var row = new GiftCardRecord();
    row.setId(Ids.next());
    row.setPublicId(PublicId.random());
    row.setState(CardState.ACTIVE);
    row.setCurrency(draft.value().currency().getCurrencyCode());
    row.setInitialMinor(draft.value().minor());
    row.setBalanceMinor(draft.value().minor());
    row.setLastFour("");
    row.setExpiresOn(draft.expiresOn());
    row.setRecipient(draft.recipient());
    row.setEmail(draft.email());
    row.setMessage(draft.message());
    row.setActorKind(actor.kind());
    row.setActorId(actor.personId());
    row.setActor(actor.name());
    row.setIssuedAt(clock.instant());
    return row;
  }

  /** Writes cards with the first entries of their ledgers. Two statements. */
  void insert(Store store, List<GiftCardRecord> cards, Actor actor) {
    insertAll(db, store, GIFT_CARD, cards);
    ledger.opened(
        store,
        cards.stream()
            .map(
                it ->
                    ledger.entry(
                        it.getId(),
                        it.getInitialMinor(),
                        it.getInitialMinor(),
                        new Cause(EntryKind.ISSUED, "", it.getOrderId(), actor)))
            .toList());
  }

  /** Gives a card one more code. */
  void addCode(Store store, long card, CardCode code) {
    insertInto(db, store, GIFT_CARD_CODE)
        .set(GIFT_CARD_CODE.CODE_HASH, code.hash())
        .set(GIFT_CARD_CODE.CARD_ID, card)
        .set(GIFT_CARD_CODE.LAST_FOUR, code.lastFour())
        .set(GIFT_CARD_CODE.MADE_AT, clock.instant())
        .execute();
    var c = only(store, GIFT_CARD);
    db.update(c).set(c.LAST_FOUR, code.lastFour()).where(c.ID.eq(card)).execute();
  }
}
