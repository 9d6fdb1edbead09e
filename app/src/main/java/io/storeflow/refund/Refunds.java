package io.storeflow.refund;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.REFUND;
import static io.storeflow.db.Tables.REFUND_LINE;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.cardpayment.CardPayments;
import io.storeflow.db.tables.records.RefundLineRecord;
import io.storeflow.giftcard.CardQueries;
import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.LedgerReason;
import io.storeflow.inventory.StockMove;
import io.storeflow.loyalty.RedeemedPoints;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.IllegalMove;
import io.storeflow.order.OrderChanges;
import io.storeflow.order.OrderRows;
import io.storeflow.order.OrderRows.Current;
import io.storeflow.order.Orders;
import io.storeflow.order.Timeline;
import io.storeflow.payment.PaymentKind;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.form.SentBefore;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Refunds of orders: what they are worth less, what goes back to gift cards and otherwise, which
 * units can be sold again, which points come back. All of it in one transaction, proven against the
 * order as it is then.
 */
@Service
public class Refunds {
  private final DSLContext db;
  private final Transactions transactions;
  private final RefundQueries queries;
  private final OrderRows rows;
  private final OrderChanges changes;
  private final Orders orders;
  private final Inventory inventory;
  private final CardPayments cards;
  private final CardQueries sold;
  private final RedeemedPoints points;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Refunds(
      DSLContext db,
      Transactions transactions,
      RefundQueries queries,
      OrderRows rows,
      OrderChanges changes,
      Orders orders,
      Inventory inventory,
      CardPayments cards,
      CardQueries sold,
      RedeemedPoints points,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.rows = rows;
    this.changes = changes;
    this.orders = orders;
    this.inventory = inventory;
    this.cards = cards;
    this.sold = sold;
    this.points = points;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Makes a refund.
   *
   * @return what was done
   * @throws RefundRefused if it cannot be done so, or the order changed since somebody decided
   * @throws SentBefore for a form that has made its refund
   * @throws io.storeflow.platform.failure.NotFound if the store has no such order
   */
  public RefundPlan make(Store store, long number, RefundWish wish, Refunding how) {
    return transactions.write(
        () -> {
          var locked = rows.lockedByNumber(store, number);
          var once = how.once();
          if (once != null)
            queries
                .once(store, once)
                .ifPresent(
                    id -> {
                      throw new SentBefore(id);
                    });
          if (locked.version() != how.version()) throw new RefundRefused(List.of());
          var order = queries.find(store, number);
          var plan = RefundPlan.of(order, wish);
          if (!plan.isPossible()) throw new RefundRefused(plan.faults());
          write(store, locked, order, plan, how);
          return plan;
        });
  }

  /**
   * Cancels an order, and notes that what is then too much is given back at once.
   *
   * @param back in which way; null for later, so that it stays noted as to be given back
   * @throws io.storeflow.order.IllegalMove if the order cannot be cancelled any more, or something
   *     was paid with gift cards that were bought with it: who has spent them would get it twice
   */
  public void cancel(
      Store store, long number, Cancelling how, @Nullable PaymentKind back, Actor actor) {
    transactions.write(
        () -> {
          var to = FulfilmentState.CANCELLED;
          var from = orders.cancel(store, number, how.seen(), how.comesBack(), how.reason(), actor);
          // Its cards are locked and switched off by now: nobody spends them any more.
          if (from != to && sold.areSpent(store, number))
            throw new IllegalMove(number, from, to, IllegalMove.Why.CARDS_SPENT);
          if (back == null) return;
          var order = queries.find(store, number);
          var surplus = RefundWish.ofSurplus(Money.zero(order.balance().total().currency()));
          if (!RefundPlan.of(order, surplus).isPossible()) return;
          // The mail that it is cancelled says that the money goes back.
          var by = new Refunding(order.version(), back, "", false, null, actor);
          make(store, number, surplus, by);
        });
  }

  /**
   * How an order is cancelled.
   *
   * @param seen where it was when somebody decided; null if that does not matter
   * @param comesBack whether its units can be sold again; null for what is expected of it
   * @param reason may be empty
   */
  public record Cancelling(
      @Nullable FulfilmentState seen, @Nullable Boolean comesBack, String reason) {}

  private void write(
      Store store, Current locked, Refundable order, RefundPlan plan, Refunding how) {
    long id = insert(store, order, plan, how);
    countLines(store, plan);
    if (!plan.lines().isEmpty()) rows.nameAfterRest(store, order.id());
    countShipping(store, order, plan);
    var actor = how.actor();
    var state = order.once(plan.after());
    var before = order.balance();
    // What goes back to gift cards is added by who gives it back.
    var own = before.lessWorth(plan.credited()).lessKept(plan.money());
    var kind = plan.back().isZero() ? Timeline.CREDITED : Timeline.REFUNDED;
    timeline.add(store, order.id(), kind, actor, told(plan, how));
    changes.credit(store, locked, state, own, plan.back(), audited(plan, how), actor);
    long toCards = plan.cards().minor();
    // One was switched off since it was read.
    if (toCards > 0 && cards.giveBack(store, order.id(), toCards, actor) != toCards)
      throw new RefundRefused(List.of());
    var units = plan.units();
    if (!units.isEmpty() || !plan.other().isZero()) points.takeBack(store, order.id(), units);
    events.publishEvent(new RefundMade(store.id(), order.id(), id, how.told()));
    var moves = stock(store, order, plan, how);
    changes.announcePaid(store, locked, state, plan.after().isSettled(), moves);
    if (plan.leavesNothingToSend(order)) orders.end(store, order.number(), actor);
  }

  /** What was left or came back is sold again; what was left and is not is written off. */
  private List<StockMove> stock(Store store, Refundable order, RefundPlan plan, Refunding how) {
    var back = units(plan, RefundPlan.Line::back);
    var lost = units(plan, it -> it.restock() ? 0 : it.removed());
    if (!lost.isEmpty())
      inventory.writeOff(store, order.id(), lost, LedgerReason.CANCELLED_TOO_LATE, how.actor());
    return back.isEmpty() ? List.of() : inventory.giveBack(store, order.id(), back, how.actor());
  }

  private static Map<Long, Integer> units(RefundPlan plan, ToIntFunction<RefundPlan.Line> number) {
    var units = new HashMap<Long, Integer>();
    for (var line : plan.lines()) {
      int some = number.applyAsInt(line);
      if (line.of().tracked() && some > 0) units.merge(line.of().variant(), some, Integer::sum);
    }
    return units;
  }

  private long insert(Store store, Refundable order, RefundPlan plan, Refunding how) {
    long id = Ids.next();
    var actor = how.actor();
    insertInto(db, store, REFUND)
        .set(REFUND.ID, id)
        .set(REFUND.PUBLIC_ID, PublicId.random())
        .set(REFUND.ORDER_ID, order.id())
        .set(REFUND.KIND, how.kind())
        .set(REFUND.CREDITED_MINOR, plan.credited().minor())
        .set(REFUND.SHIPPING_MINOR, plan.shipping().minor())
        .set(REFUND.OTHER_MINOR, plan.other().minor())
        .set(REFUND.CARDS_MINOR, plan.cards().minor())
        .set(REFUND.MONEY_MINOR, plan.money().minor())
        .set(REFUND.REASON, how.reason())
        .set(REFUND.MADE_AT, clock.instant())
        .set(REFUND.ACTOR_KIND, actor.kind())
        .set(REFUND.ACTOR_ID, actor.personId())
        .set(REFUND.ACTOR, actor.name())
        .set(REFUND.ONCE, how.once())
        .execute();
    insertAll(db, store, REFUND_LINE, plan.lines().stream().map(it -> row(id, it)).toList());
    return id;
  }

  private static RefundLineRecord row(long refund, RefundPlan.Line line) {
    var row = new RefundLineRecord();
    row.setRefundId(refund);
    row.setLineId(line.of().row());
    row.setQuantity(line.quantity());
    row.setRemoved(line.removed());
    row.setRestocked(line.back() > 0);
    row.setAmountMinor(line.amount().minor());
    row.setTaxMinor(line.tax().minor());
    return row;
  }

  private void countLines(Store store, RefundPlan plan) {
    var l = only(store, ORDER_LINE);
    var updates =
        plan.lines().stream()
            .map(
                it ->
                    db.update(l)
                        .set(l.CREDITED_UNITS, l.CREDITED_UNITS.plus(it.quantity()))
                        .set(l.REMOVED_UNITS, l.REMOVED_UNITS.plus(it.removed()))
                        .set(l.CREDITED_MINOR, l.CREDITED_MINOR.plus(it.amount().minor()))
                        .where(l.ID.eq(it.of().row())))
            .toList();
    if (!updates.isEmpty()) db.batch(updates).execute();
  }

  private void countShipping(Store store, Refundable order, RefundPlan plan) {
    if (plan.shipping().isZero()) return;
    var o = only(store, ORDERS);
    db.update(o)
        .set(o.SHIPPING_CREDITED_MINOR, o.SHIPPING_CREDITED_MINOR.plus(plan.shipping().minor()))
        .where(o.ID.eq(order.id()))
        .execute();
  }

  private static String told(RefundPlan plan, Refunding how) {
    var amount = Timeline.told(plan.back().isZero() ? plan.credited() : plan.back());
    var why = how.edit() ? Timeline.EDITED : how.reason();
    return why.isEmpty() ? amount : amount + " " + why;
  }

  private static Audited.Changes audited(RefundPlan plan, Refunding how) {
    return Audited.Changes.none()
        .field("refunded", null, plan.back().plain())
        .field("credited", null, plan.credited().plain())
        .field("currency", null, plan.back().currency().getCurrencyCode())
        .field("restocked", null, plan.restocked() == 0 ? null : plan.restocked())
        .field("reason", null, how.reason());
  }
}
