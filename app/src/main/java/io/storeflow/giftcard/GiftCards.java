package io.storeflow.giftcard;

import static io.storeflow.db.Tables.GIFT_CARD;
import static io.storeflow.store.Owned.only;

import io.storeflow.giftcard.CardLedger.Cause;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Audited.Changes;
import io.storeflow.store.Store;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** What staff do with gift cards; each change stands in the card's ledger and is audited. */
@Service
public class GiftCards {
  private final DSLContext db;
  private final Transactions transactions;
  private final CardRows rows;
  private final CardQueries queries;
  private final CardLedger ledger;
  private final ApplicationEventPublisher events;

  GiftCards(
      DSLContext db,
      Transactions transactions,
      CardRows rows,
      CardQueries queries,
      CardLedger ledger,
      ApplicationEventPublisher events) {
    this.db = db;
    this.transactions = transactions;
    this.rows = rows;
    this.queries = queries;
    this.ledger = ledger;
    this.events = events;
  }

  /**
   * A card that was made.
   *
   * @param code which is nowhere else
   */
  public record Issued(String publicId, CardCode code) {}

  /** Makes a card, and has a code of it mailed if there is an address. */
  public Issued issue(Store store, CardDraft draft, Actor actor) {
    var code = CardCode.random();
    return transactions.write(
        () -> {
          var row = rows.issued(store, draft, actor);
          rows.insert(store, List.of(row), actor);
          rows.addCode(store, row.getId(), code);
          if (!draft.email().isEmpty())
            events.publishEvent(new CardsToMail(store.id(), List.of(row.getId())));
          tell(
              store,
              actor,
              "gift_card.issued",
              row.getPublicId(),
              code.toString(),
              Changes.none()
                  .field("value", null, draft.value().plain())
                  .field("expires_on", null, draft.expiresOn())
                  .field("recipient", null, draft.recipient()));
          return new Issued(row.getPublicId(), code);
        });
  }

  /**
   * Adds to a card, or takes off it.
   *
   * @param delta in the currency of the card; not nothing
   * @throws CardMoved if less than nothing would be left
   */
  public void adjust(Store store, String publicId, Money delta, String reason, Actor actor) {
    transactions.write(
        () -> {
          var card = queries.get(store, publicId);
          var cause = new Cause(EntryKind.ADJUSTED, reason, null, actor);
          long before = card.balance().minor();
          ledger.move(store, card.id(), delta.minor(), cause);
          var after = card.balance().plus(delta);
          tell(
              store,
              actor,
              "gift_card.adjusted",
              publicId,
              card.name(),
              Changes.none()
                  .field("balance", new Money(before, delta.currency()).plain(), after.plain())
                  .field("reason", null, reason));
        });
  }

  /** Switches a card off, or on again; nothing if it is so already. */
  public void change(Store store, String publicId, boolean on, Actor actor) {
    transactions.write(
        () -> {
          var card = queries.get(store, publicId);
          var to = on ? CardState.ACTIVE : CardState.DISABLED;
          var c = only(store, GIFT_CARD);
          int changed =
              db.update(c).set(c.STATE, to).where(c.ID.eq(card.id())).and(c.STATE.ne(to)).execute();
          if (changed == 0) return;
          var kind = on ? EntryKind.ENABLED : EntryKind.DISABLED;
          ledger.move(store, card.id(), 0, new Cause(kind, "", null, actor));
          tell(
              store,
              actor,
              on ? "gift_card.enabled" : "gift_card.disabled",
              publicId,
              card.name(),
              Changes.none().field("state", card.state().code(), to.code()));
        });
  }

  /** Has a new code of a card mailed to its address; those before still hold. */
  public void mail(Store store, String publicId, Actor actor) {
    transactions.write(
        () -> {
          var card = queries.get(store, publicId);
          if (card.email().isEmpty()) return;
          events.publishEvent(new CardsToMail(store.id(), List.of(card.id())));
          var changes = Changes.none().field("email", null, card.email());
          tell(store, actor, "gift_card.mailed", publicId, card.name(), changes);
        });
  }

  private void tell(
      Store store, Actor actor, String action, String id, String name, Changes changes) {
    events.publishEvent(Audited.in(store, actor, action, "gift_card", id, name, changes));
  }
}
