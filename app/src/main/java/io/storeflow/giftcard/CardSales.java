package io.storeflow.giftcard;

import static io.storeflow.db.Tables.GIFT_CARD;
import static io.storeflow.db.Tables.GIFT_CARD_ENTRY;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.store.Owned.only;

import io.storeflow.db.tables.records.GiftCardRecord;
import io.storeflow.giftcard.CardLedger.Cause;
import io.storeflow.order.OrderMoved;
import io.storeflow.order.Orders;
import io.storeflow.order.Timeline;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Gift cards that are sold: a card for each unit once the store has the money, and none that can be
 * used once the order is cancelled, or the money has not come after all. An order that only counts
 * as paid makes no card: else anybody could order one, never pay, and spend it.
 */
@Service
public class CardSales {

  /** A unit of a line. */
  private record Unit(long line, int number) {}

  private final DSLContext db;
  private final CardRows rows;
  private final CardQueries queries;
  private final CardLedger ledger;
  private final Timeline timeline;
  private final Orders orders;
  private final Stores stores;
  private final ApplicationEventPublisher events;

  CardSales(
      DSLContext db,
      CardRows rows,
      CardQueries queries,
      CardLedger ledger,
      Timeline timeline,
      Orders orders,
      Stores stores,
      ApplicationEventPublisher events) {
    this.db = db;
    this.rows = rows;
    this.queries = queries;
    this.ledger = ledger;
    this.timeline = timeline;
    this.orders = orders;
    this.stores = stores;
    this.events = events;
  }

  @EventListener
  void moved(OrderMoved order) {
    if (!order.sellsCards()) return;
    var store = stores.forWork(order.storeId());
    if (order.isCancellation() || order.had() && !order.has()) disable(store, order.orderId());
    else if (order.isSettlement()) issue(store, order.orderId());
  }

  /**
   * Makes the cards of an order whose money is there, and has their codes mailed to its buyer, in
   * the caller's transaction. Those that are there already are not made again, but can be used
   * again where they were switched off because of the order.
   */
  public void issue(Store store, long order) {
    var bought = bought(store, order);
    if (bought.isEmpty()) return;
    var there = there(store, order);
    var missing = bought.stream().filter(it -> !there.contains(unit(it))).toList();
    if (!there.isEmpty()) enable(store, order);
    if (missing.isEmpty()) return;
    rows.insert(store, missing, Actor.SYSTEM, null);
    var ids = missing.stream().map(GiftCardRecord::getId).toList();
    events.publishEvent(new CardsToMail(store.id(), ids));
  }

  /**
   * The codes of these cards were mailed: an order of such cards alone is completed with that.
   *
   * @param cards row ids
   */
  public void mailed(Store store, Collection<Long> cards) {
    var c = only(store, GIFT_CARD);
    var o = only(store, ORDERS);
    db.selectDistinct(o.NUMBER)
        .from(c)
        .join(o)
        .on(o.ID.eq(c.ORDER_ID))
        .where(c.ID.in(cards))
        .and(o.SENT.isFalse())
        .and(o.CLOSED_AT.isNull())
        .fetch(o.NUMBER)
        .forEach(number -> orders.mailed(store, number));
  }

  /** Those that were switched off because of the order, and not by hand. */
  private void enable(Store store, long order) {
    var off = locked(store, order, CardState.DISABLED);
    if (off.isEmpty()) return;
    var e = only(store, GIFT_CARD_ENTRY);
    // Money comes and goes while it is off; who switched it off is what counts.
    var last = new HashMap<Long, Boolean>();
    db.select(e.CARD_ID, e.ORDER_ID)
        .from(e)
        .where(e.CARD_ID.in(off))
        .and(e.KIND.in(EntryKind.DISABLED, EntryKind.ENABLED))
        .orderBy(e.ID)
        .forEach(row -> last.put(row.value1(), row.value2() != null));
    var byOrder = off.stream().filter(it -> last.getOrDefault(it, false)).toList();
    become(store, order, byOrder, CardState.ACTIVE, EntryKind.ENABLED);
  }

  /**
   * Switches off the cards of an order that was cancelled. What was spent of one stays spent: staff
   * read of it in the timeline of the order, before they give money back.
   */
  private void disable(Store store, long order) {
    var on = locked(store, order, CardState.ACTIVE);
    become(store, order, on, CardState.DISABLED, EntryKind.DISABLED);
    // Read now that they are locked: one may have been spent until it was.
    for (var card : queries.ofOrder(store, order)) {
      var spent = card.initial().minus(card.balance());
      if (spent.minor() <= 0 || !on.contains(card.id())) continue;
      var told = Timeline.told(spent) + " " + card.name();
      timeline.add(store, order, Timeline.GIFT_CARD_SPENT, Actor.SYSTEM, told);
    }
  }

  private void become(Store store, long order, List<Long> ids, CardState state, EntryKind kind) {
    if (ids.isEmpty()) return;
    var c = only(store, GIFT_CARD);
    db.update(c).set(c.STATE, state).where(c.ID.in(ids)).execute();
    ledger.note(store, ids, new Cause(kind, "", order, Actor.SYSTEM));
  }

  /** Row ids of the cards of an order in that state, locked in the order of their keys. */
  private List<Long> locked(Store store, long order, CardState state) {
    var c = only(store, GIFT_CARD);
    return db.select(c.ID)
        .from(c)
        .where(c.ORDER_ID.eq(order))
        .and(c.STATE.eq(state))
        .orderBy(c.ID)
        .forUpdate()
        .fetch(c.ID);
  }

  /** The cards as their rows, not yet written. One statement. */
  private List<GiftCardRecord> bought(Store store, long order) {
    var o = only(store, ORDERS);
    var l = only(store, ORDER_LINE);
    var found = new ArrayList<GiftCardRecord>();
    db.select(l.ID, l.QUANTITY, l.GIFT_CARD_MINOR, o.CUSTOMER_EMAIL, o.CURRENCY)
        .from(l)
        .join(o)
        .on(o.ID.eq(l.ORDER_ID))
        .where(l.ORDER_ID.eq(order))
        .and(l.GIFT_CARD_MINOR.gt(0L))
        .orderBy(l.POSITION)
        .forEach(
            row -> {
              var value = new Money(row.value3(), Currency.getInstance(row.value5()));
              for (int unit = 1; unit <= row.value2(); unit++)
                found.add(card(store, order, row.value1(), unit, value, row.value4()));
            });
    return found;
  }

  private GiftCardRecord card(
      Store store, long order, long line, int unit, Money value, String email) {
    var until = CardTerms.lastDay(store, queries.today(store));
    var row = rows.issued(store, new CardDraft(value, until, "", email, ""), Actor.SYSTEM);
    row.setOrderId(order);
    row.setOrderLineId(line);
    row.setUnit(unit);
    return row;
  }

  private HashSet<Unit> there(Store store, long order) {
    var c = only(store, GIFT_CARD);
    return new HashSet<>(
        db.select(c.ORDER_LINE_ID, c.UNIT)
            .from(c)
            .where(c.ORDER_ID.eq(order))
            .fetch(row -> new Unit(row.value1(), row.value2())));
  }

  private static Unit unit(GiftCardRecord row) {
    return new Unit(row.getOrderLineId(), row.getUnit());
  }
}
