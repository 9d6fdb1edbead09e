package io.storeflow.giftcard;

import static io.storeflow.db.Tables.GIFT_CARD;
import static io.storeflow.db.Tables.GIFT_CARD_ENTRY;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;

import io.storeflow.db.tables.records.GiftCardEntryRecord;
import io.storeflow.platform.id.Ids;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one way in which the balance of a card changes: by what the entry says, if that leaves
 * nothing below zero, all in the caller's transaction. The entries of a card add up to its balance.
 */
@Component
public class CardLedger {

  /**
   * Why it changes, and who changes it.
   *
   * @param reason as a person typed it, or empty
   * @param orderId the order it is for; null for none
   * @param once names what may happen but once; null for what may happen again
   */
  public record Cause(
      EntryKind kind, String reason, @Nullable Long orderId, Actor actor, @Nullable String once) {
    public Cause(EntryKind kind, String reason, @Nullable Long orderId, Actor actor) {
      this(kind, reason, orderId, actor, null);
    }
  }

  private final DSLContext db;
  private final Clock clock;

  CardLedger(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * Changes the balance of a card, whatever its state.
   *
   * @return what is left then, in minor units
   * @throws CardMoved if less than nothing would be left
   */
  public long move(Store store, long card, long delta, Cause cause) {
    return move(store, card, delta, cause, DSL.noCondition());
  }

  /**
   * Takes off a card that can be used now.
   *
   * @throws CardMoved if it cannot, or has less
   */
  public void spend(Store store, long card, long amount, Cause cause) {
    move(store, card, -amount, cause, usable(store));
  }

  /**
   * Locks cards in the order of their keys, and says which of them are switched off. One statement,
   * none without cards.
   */
  public Set<Long> lockedOff(Store store, Collection<Long> cards) {
    if (cards.isEmpty()) return Set.of();
    var c = only(store, GIFT_CARD);
    var off = new HashSet<Long>();
    db.select(c.ID, c.STATE)
        .from(c)
        .where(c.ID.in(cards))
        .orderBy(c.ID)
        .forUpdate()
        .forEach(
            row -> {
              if (row.value2() == CardState.DISABLED) off.add(row.value1());
            });
    return off;
  }

  /**
   * Notes what happened to cards and leaves their balances as they are. Two statements, however
   * many they are; the caller has locked them.
   */
  void note(Store store, Collection<Long> cards, Cause cause) {
    var c = only(store, GIFT_CARD);
    var entries =
        db.select(c.ID, c.BALANCE_MINOR)
            .from(c)
            .where(c.ID.in(cards))
            .orderBy(c.ID)
            .fetch(row -> entry(row.value1(), 0, row.value2(), cause));
    insertAll(db, store, GIFT_CARD_ENTRY, entries);
  }

  /** The first entry of cards that were just made. */
  void opened(Store store, List<GiftCardEntryRecord> entries) {
    insertAll(db, store, GIFT_CARD_ENTRY, entries);
  }

  GiftCardEntryRecord entry(long card, long delta, long after, Cause cause) {
    var row = new GiftCardEntryRecord();
    row.setId(Ids.next());
    row.setCardId(card);
    row.setKind(cause.kind());
    row.setDeltaMinor(delta);
    row.setBalanceAfterMinor(after);
    row.setReason(cause.reason());
    row.setOrderId(cause.orderId());
    row.setActorKind(cause.actor().kind());
    row.setActorId(cause.actor().personId());
    row.setActor(cause.actor().name());
    row.setAt(clock.instant());
    row.setOnce(cause.once());
    return row;
  }

  private long move(Store store, long card, long delta, Cause cause, Condition only) {
    var c = only(store, GIFT_CARD);
    int changed =
        db.update(c)
            .set(c.BALANCE_MINOR, c.BALANCE_MINOR.plus(delta))
            .where(c.ID.eq(card))
            .and(c.BALANCE_MINOR.ge(-delta))
            .and(only)
            .execute();
    // A change of nothing is one as well: some drivers count only rows that are other than before.
    if (changed == 0 && delta != 0) throw new CardMoved();
    long after =
        db.select(c.BALANCE_MINOR).from(c).where(c.ID.eq(card)).fetchSingle(c.BALANCE_MINOR);
    insertAll(db, store, GIFT_CARD_ENTRY, List.of(entry(card, delta, after, cause)));
    return after;
  }

  private Condition usable(Store store) {
    var c = only(store, GIFT_CARD);
    var today = LocalDate.ofInstant(clock.instant(), store.timeZone());
    return c.STATE
        .eq(CardState.ACTIVE)
        .and(c.CURRENCY.eq(store.currency().getCurrencyCode()))
        .and(c.EXPIRES_ON.isNull().or(c.EXPIRES_ON.ge(today)));
  }
}
