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

  CardPayments(DSLContext db, CardQueries queries, CardLedger ledger, CardExpiry expiry) {
    this.db = db;
    this.queries = queries;
    this.ledger = ledger;
    this.expiry = expiry;
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
   * more than each has paid, less what went back before. So it does no harm to be asked twice for
   * all of it.
   *
   * @param most in minor units
   * @return what went back, in minor units: less than was asked for if less was paid by cards
   */
  public long giveBack(Store store, long order, long most, Actor actor) {
    var p = only(store, ORDER_GIFT_CARD);
    long left = most;
    var paid =
        db.select(p.POSITION, p.CARD_ID, p.AMOUNT_MINOR, p.GIVEN_BACK_MINOR)
            .from(p)
            .where(p.ORDER_ID.eq(order))
            .orderBy(p.POSITION.desc())
            .fetch();
    var back = new ArrayList<Back>();
    for (var row : paid) {
      long amount = Math.min(left, row.value3() - row.value4());
      if (amount <= 0) continue;
      back.add(new Back(row.value1(), row.value2(), row.value4(), amount));
      left -= amount;
    }
    back.sort(Comparator.comparingLong(Back::card));
    for (var it : back) giveBack(store, order, it, actor);
    noteRefund(store, order, most - left);
    return most - left;
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

  /** All that is left to give back. */
  public long giveBack(Store store, long order, Actor actor) {
    return giveBack(store, order, Long.MAX_VALUE, actor);
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
