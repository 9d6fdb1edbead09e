package io.storeflow.giftcard;

import static io.storeflow.db.Tables.GIFT_CARD;
import static io.storeflow.db.Tables.GIFT_CARD_CODE;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.choose;

import io.storeflow.db.tables.records.GiftCardCodeRecord;
import io.storeflow.db.tables.records.GiftCardRecord;
import io.storeflow.giftcard.CardLedger.Cause;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
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

  /**
   * Writes cards with the first entries of their ledgers. Two statements.
   *
   * @param once of the one card that a form asks for; else null
   */
  void insert(Store store, List<GiftCardRecord> cards, Actor actor, @Nullable String once) {
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
                        new Cause(EntryKind.ISSUED, "", it.getOrderId(), actor, once)))
            .toList());
  }

  /**
   * Gives cards one more code each; they keep the name that their first has given them. Two
   * statements, however many they are.
   *
   * @param codes by row ids of the cards
   */
  void addCodes(Store store, Map<Long, CardCode> codes) {
    if (codes.isEmpty()) return;
    insertAll(
        db,
        store,
        GIFT_CARD_CODE,
        codes.entrySet().stream().map(it -> row(it.getKey(), it.getValue())).toList());
    var c = only(store, GIFT_CARD);
    var ends = new HashMap<Long, String>();
    codes.forEach((card, code) -> ends.put(card, code.lastFour()));
    db.update(c)
        .set(c.LAST_FOUR, choose(c.ID).mapValues(ends))
        .where(c.ID.in(codes.keySet()))
        .and(c.LAST_FOUR.eq(""))
        .execute();
  }

  private GiftCardCodeRecord row(long card, CardCode code) {
    var row = new GiftCardCodeRecord();
    row.setCodeHash(code.hash());
    row.setCardId(card);
    row.setLastFour(code.lastFour());
    row.setMadeAt(clock.instant());
    return row;
  }
}
