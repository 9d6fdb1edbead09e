package io.storeflow.cardpayment;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_GIFT_CARD;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;

import io.storeflow.db.tables.records.OrderGiftCardRecord;
import io.storeflow.giftcard.CardExpiry;
import io.storeflow.giftcard.CardLedger;
import io.storeflow.giftcard.CardLedger.Cause;
import io.storeflow.giftcard.CardMoved;
import io.storeflow.giftcard.CardQueries;
import io.storeflow.giftcard.EntryKind;
import io.storeflow.order.BalanceRows;
import io.storeflow.order.Timeline;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** What cards pay for orders, and what goes back to them. */
@Service
public class CardPayments {
  private final DSLContext db;
  private final CardQueries queries;
  private final CardLedger ledger;
  private final CardExpiry expiry;
  private final Timeline timeline;

  CardPayments(
      DSLContext db, CardQueries queries, CardLedger ledger, CardExpiry expiry, Timeline timeline) {
    this.db = db;
    this.queries = queries;
    this.ledger = ledger;
    this.expiry = expiry;
    this.timeline = timeline;
  }

  /**
   * What cards would pay now. One statement, none without codes.
   *
   * @param hashes of codes
   * @param bought what of the total buys gift cards
   */
  public CardPlan plan(Store store, List<String> hashes, Money total, Money bought) {
    if (hashes.isEmpty()) return CardPlan.none(total);
    var known = queries.byHashes(store, hashes);
    return CardPlan.of(hashes, known, total, bought, queries.today(store));
  }

  /** The same where no gift card is bought. */
  public CardPlan plan(Store store, List<String> hashes, Money total) {
    return plan(store, hashes, total, Money.zero(total.currency()));
  }

  /**
   * Takes off the cards what the plan says, in the caller's transaction; no statement where it says
   * nothing. Cards are locked in the order of their keys.
   *
   * @throws CardMoved if one has less by now, or cannot be used any more
   */
  public void redeem(Store store, long order, CardPlan plan) {
    var paying = plan.paying();
    var cause = new Cause(EntryKind.REDEEMED, "", order, Actor.SHOPPER);
    paying.stream()
        .sorted(Comparator.comparingLong(CardPlan.Share::card))
        .forEach(it -> ledger.spend(store, it.card(), it.amount().minor(), cause));
    var rows = new ArrayList<OrderGiftCardRecord>();
    for (var share : paying) {
      var row = new OrderGiftCardRecord();
      row.setOrderId(order);
      row.setPosition(rows.size() + 1);
      row.setCardId(share.card());
      row.setLastFour(share.lastFour());
      row.setAmountMinor(share.amount().minor());
      row.setGivenBackMinor(0L);
      rows.add(row);
    }
    insertAll(db, store, ORDER_GIFT_CARD, rows);
  }

  /**
   * Gives back to the cards of an order, in the caller's transaction: to the last one first, never
   * more than each has paid, less what went back before. One that is switched off takes nothing
   * back: nobody could use it there.
   *
   * @param most in minor units
   * @return what went back, in minor units: less than was asked for if less was paid by cards that
   *     can be used
   */
  public long giveBack(Store store, long order, long most, Actor actor) {
    return most - giveBack(store, order, most, paid(store, order), actor);
  }

  /**
   * All that the store still has of what cards paid, so that it does no harm to be asked twice.
   * What is not given back, as cards are switched off, is noted at the order: staff give it back
   * otherwise.
   *
   * @return what went back, in minor units
   */
  public long giveBack(Store store, long order, Actor actor) {
    var paid = paid(store, order);
    var o = only(store, ORDERS);
    var kept =
        db.select(BalanceRows.of(o)).from(o).where(o.ID.eq(order)).fetchSingle().value1().kept();
    long left = giveBack(store, order, kept.minor(), paid, actor);
    long back = kept.minor() - left;
    for (var it : paid) {
      long barred = it.off() ? Math.min(left, it.left()) : 0;
      if (barred <= 0) continue;
      var told = Timeline.told(new Money(barred, kept.currency())) + " …" + it.lastFour();
      timeline.add(store, order, Timeline.GIFT_CARD_OFF, actor, told);
      left -= barred;
    }
    return back;
  }

  /**
   * A card that paid, locked.
   *
   * @param before what had gone back when it was read
   */
  private record Paid(
      int position, long card, String lastFour, long amount, long before, boolean off) {
    long left() {
      return amount - before;
    }
  }

  /** The last one first. */
  private List<Paid> paid(Store store, long order) {
    var p = only(store, ORDER_GIFT_CARD);
    var rows =
        db.select(p.POSITION, p.CARD_ID, p.LAST_FOUR, p.AMOUNT_MINOR, p.GIVEN_BACK_MINOR)
            .from(p)
            .where(p.ORDER_ID.eq(order))
            .orderBy(p.POSITION.desc())
            .fetch();
    var off = ledger.lockedOff(store, rows.getValues(p.CARD_ID));
    return rows.map(
        it ->
            new Paid(
                it.value1(),
                it.value2(),
                it.value3(),
                it.value4(),
                it.value5(),
                off.contains(it.value2())));
  }

  /** Returns what of it went to no card. */
  private long giveBack(Store store, long order, long most, List<Paid> paid, Actor actor) {
    long left = most;
    var back = new ArrayList<Back>();
    for (var it : paid) {
      long amount = it.off() ? 0 : Math.min(left, it.left());
      if (amount <= 0) continue;
      back.add(new Back(it.position(), it.card(), it.before(), amount));
      left -= amount;
    }
    back.sort(Comparator.comparingLong(Back::card));
    for (var it : back) giveBack(store, order, it, actor);
    noteRefund(store, order, most - left);
    return left;
  }

  /** The order's own sum of what went back is that of its cards too. */
  private void noteRefund(Store store, long order, long minor) {
    if (minor == 0) return;
    var o = only(store, ORDERS);
    db.update(o)
        .set(o.REFUNDED_MINOR, o.REFUNDED_MINOR.plus(minor))
        .where(o.ID.eq(order))
        .execute();
  }

  /**
   * @param before what had gone back when it was read
   */
  private record Back(int position, long card, long before, long amount) {}

  private void giveBack(Store store, long order, Back back, Actor actor) {
    var p = only(store, ORDER_GIFT_CARD);
    int changed =
        db.update(p)
            .set(p.GIVEN_BACK_MINOR, back.before() + back.amount())
            .where(p.ORDER_ID.eq(order))
            .and(p.POSITION.eq(back.position()))
            .and(p.GIVEN_BACK_MINOR.eq(back.before()))
            .execute();
    if (changed == 0) throw new CardMoved();
    expiry.prolong(store, back.card(), back.amount());
    ledger.move(
        store, back.card(), back.amount(), new Cause(EntryKind.GIVEN_BACK, "", order, actor));
  }
}
