package io.storeflow.orderedit;

import io.storeflow.idempotency.SentForms;
import io.storeflow.inventory.InsufficientStock;
import io.storeflow.inventory.Inventory;
import io.storeflow.loyalty.OrderPoints;
import io.storeflow.order.OrderChanges;
import io.storeflow.order.OrderRevised;
import io.storeflow.order.OrderRows;
import io.storeflow.order.Timeline;
import io.storeflow.pickupstock.PlaceStock;
import io.storeflow.platform.db.Transactions;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.Buyer;
import io.storeflow.pricing.Claims;
import io.storeflow.pricing.PriceBooks;
import io.storeflow.pricing.RateWish;
import io.storeflow.pricing.Totals;
import io.storeflow.refund.RefundRefused;
import io.storeflow.refund.RefundWish;
import io.storeflow.refund.Refunding;
import io.storeflow.refund.Refunds;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Changes what was ordered. What stays keeps its price, what is put to it costs what it costs now;
 * shipping stays as it is. All of it in one transaction, as it was shown or not at all.
 */
@Service
public class OrderEdits {
  private final EditQueries queries;
  private final PriceBooks books;
  private final Transactions transactions;
  private final SentForms sent;
  private final OrderRows rows;
  private final OrderChanges changes;
  private final AddedLines added;
  private final Inventory inventory;
  private final Refunds refunds;
  private final OrderPoints points;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  OrderEdits(
      EditQueries queries,
      PriceBooks books,
      Transactions transactions,
      SentForms sent,
      OrderRows rows,
      OrderChanges changes,
      AddedLines added,
      Inventory inventory,
      Refunds refunds,
      OrderPoints points,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.queries = queries;
    this.books = books;
    this.transactions = transactions;
    this.sent = sent;
    this.rows = rows;
    this.changes = changes;
    this.added = added;
    this.inventory = inventory;
    this.refunds = refunds;
    this.points = points;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /** What an edit of that order would do now. */
  public EditPlan plan(Store store, Editable order, EditWish wish) {
    var priced = priced(store, order, wish);
    var left = priced == null ? Map.<Long, Integer>of() : queries.left(store, priced);
    return EditPlan.of(order, wish, priced, left);
  }

  /**
   * Changes the order.
   *
   * @param shown what it would do, as somebody has decided
   * @param how what goes back is given back, and of which version of the order it was decided
   * @return what was done
   * @throws EditRefused if it cannot be done so, or would do something else by now
   * @throws io.storeflow.platform.form.SentBefore for a form that has changed it
   */
  public EditPlan make(Store store, long number, EditWish wish, EditPlan shown, Refunding how) {
    try {
      return transactions.write(() -> write(store, number, wish, shown, how));
    } catch (InsufficientStock fell) {
      throw new EditRefused(fell(shown, fell), List.of());
    } catch (RefundRefused refused) {
      throw new EditRefused(List.of(), refused.faults());
    }
  }

  private EditPlan write(Store store, long number, EditWish wish, EditPlan shown, Refunding how) {
    if (how.once() != null) sent.once(store, how.once(), "");
    var locked = rows.lockedByNumber(store, number);
    if (locked.version() != how.version()) throw new EditRefused(List.of(), List.of());
    var order = queries.find(store, number);
    var closed = order.closed(store);
    if (closed != null) throw new EditRefused(List.of(closed), List.of());
    var plan = plan(store, order, wish);
    if (!plan.isPossible())
      throw new EditRefused(plan.faults(), plan.less() == null ? List.of() : plan.less().faults());
    if (!plan.due().equals(shown.due()) || !plan.back().equals(shown.back()))
      throw new EditRefused(List.of(), List.of());
    var actor = how.actor();
    var more = plan.added();
    if (more != null) {
      timeline.add(store, locked.id(), Timeline.ADDED, actor, told(more));
      added.write(store, locked.id(), more, order.minorRate());
      rows.nameAfterRest(store, locked.id());
      var moves = inventory.sell(store, locked.id(), PlaceStock.units(more), actor);
      var balance = plan.order().balance();
      var state = locked.once(balance);
      var once = plan.less() == null ? balance : plan.less().after();
      changes.edit(store, locked, state, balance, once, audited(more), actor);
      boolean settled = once.isSettled() ? locked.settledAt() != null : balance.isSettled();
      changes.announcePaid(store, locked, state, settled, moves);
    }
    Long refund = null;
    if (!wish.less().isEmpty()) {
      var zero = plan.more().minus(plan.more());
      var off = new RefundWish(wish.less(), zero, zero, false);
      int version = locked.version() + (more == null ? 0 : 1);
      var by = new Refunding(version, how.kind(), how.reason(), false, true, how.once(), actor);
      refunds.make(store, number, off, by);
      refund = queries.lastRefund(store, locked.id());
    }
    // By what is kept after both; what is taken back was told without what is put to it.
    if (more != null) points.earnMore(store, locked.id());
    events.publishEvent(new OrderRevised(store.id(), locked.id(), refund, how.told()));
    return plan;
  }

  private @Nullable Totals priced(Store store, Editable order, EditWish wish) {
    if (wish.more().isEmpty()) return null;
    var basket = Basket.of(wish.more());
    var sold = store.in(order.currency().getCurrencyCode());
    var claims = Claims.NONE.withBusiness(order.billing().buyer());
    var buyer = new Buyer(order.address(), RateWish.NONE, null, claims);
    return Totals.of(books.fresh(sold, basket.variantIds()), basket, buyer, clock.instant());
  }

  private static List<EditFault> fell(EditPlan shown, InsufficientStock fell) {
    var faults = new ArrayList<EditFault>();
    if (shown.added() != null)
      for (var line : shown.added().lines()) {
        long id = line.variant().id();
        if (fell.variants().contains(id))
          faults.add(EditFault.few(line.wanted().items().getFirst(), fell.level(id).available()));
      }
    return faults;
  }

  private static String told(Totals more) {
    var units = new ArrayList<String>();
    for (var line : more.lines()) units.add(line.quantity() + " × " + line.variant().title());
    var text = String.join(", ", units);
    return text.length() <= 180 ? text : text.substring(0, 179) + "…";
  }

  private static Audited.Changes audited(Totals more) {
    return Audited.Changes.none()
        .field("added", null, told(more))
        .field("amount", null, more.total().plain())
        .field("currency", null, more.total().currency().getCurrencyCode());
  }
}
