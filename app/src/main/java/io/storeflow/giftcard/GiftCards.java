package io.storeflow.giftcard;

import static io.storeflow.db.Tables.GIFT_CARD;
import static io.storeflow.store.Owned.only;

import io.storeflow.giftcard.CardLedger.Cause;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.form.SentBefore;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Audited.Changes;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
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
    return issue(store, draft, actor, null);
  }

  /**
   * The same for a form that may be sent again.
   *
   * @param once what is kept of the key of the form; null for none
   * @throws SentBefore for a form that has made its card
   */
  public Issued issue(Store store, CardDraft draft, Actor actor, @Nullable String once) {
    var code = CardCode.random();
    return writeOnce(
        store,
        once,
        () -> {
          var row = rows.issued(store, draft, actor);
          rows.insert(store, List.of(row), actor, once);
          rows.addCodes(store, Map.of(row.getId(), code));
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
                  .field("recipient", null, draft.recipient()),
              draft.value());
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
    adjust(store, publicId, delta, reason, actor, null);
  }

  /**
   * The same for a form that may be sent again.
   *
   * @param once what is kept of the key of the form; null for none
   * @throws SentBefore for a form that has changed the card
   */
  public void adjust(
      Store store,
      String publicId,
      Money delta,
      String reason,
      Actor actor,
      @Nullable String once) {
    writeOnce(
        store,
        once,
        () -> {
          var card = queries.get(store, publicId);
          var cause = new Cause(EntryKind.ADJUSTED, reason, null, actor, once);
          // What others have changed meanwhile is in it: the card is locked from here on.
          long left = ledger.move(store, card.id(), delta.minor(), cause);
          var after = new Money(left, delta.currency());
          tell(
              store,
              actor,
              "gift_card.adjusted",
              publicId,
              card.name(),
              Changes.none()
                  .field("balance", after.minus(delta).plain(), after.plain())
                  .field("reason", null, reason),
              delta);
          return publicId;
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
              Changes.none().field("state", card.state().code(), to.code()),
              null);
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
          tell(store, actor, "gift_card.mailed", publicId, card.name(), changes, null);
        });
  }

  /** Of two that come at once the slower one finds what the other has done. */
  private <T> T writeOnce(Store store, @Nullable String once, Supplier<T> work) {
    try {
      return transactions.write(
          () -> {
            requireFirst(store, once);
            return work.get();
          });
    } catch (DuplicateKeyException both) {
      requireFirst(store, once);
      throw both;
    }
  }

  private void requireFirst(Store store, @Nullable String once) {
    if (once == null) return;
    queries
        .once(store, once)
        .ifPresent(
            id -> {
              throw new SentBefore(id);
            });
  }

  private void tell(
      Store store,
      Actor actor,
      String action,
      String id,
      String name,
      Changes changes,
      @Nullable Money worth) {
    events.publishEvent(
        Audited.in(store, actor, action, "gift_card", id, name, changes).worth(worth));
  }
}
