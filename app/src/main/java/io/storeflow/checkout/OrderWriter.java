package io.storeflow.checkout;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_ADJUSTMENT;
import static io.storeflow.db.Tables.ORDER_BILLING;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.ORDER_LINE_MODIFIER;
import static io.storeflow.db.Tables.ORDER_TAX;
import static io.storeflow.db.Tables.TRACKING;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.billing.KeptBilling;
import io.storeflow.cardpayment.CardPayments;
import io.storeflow.customer.Customers;
import io.storeflow.db.tables.records.OrderLineRecord;
import io.storeflow.discountcode.RuleUses;
import io.storeflow.draftorder.DraftOrders;
import io.storeflow.giftcard.CardSales;
import io.storeflow.inventory.HeldUnits;
import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.Reservations;
import io.storeflow.inventory.StockMove;
import io.storeflow.loyalty.LoyaltyJobs;
import io.storeflow.loyalty.RedeemedPoints;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderChanged;
import io.storeflow.order.OrderIndex;
import io.storeflow.order.OrderPlaced;
import io.storeflow.order.ReturnState;
import io.storeflow.order.Timeline;
import io.storeflow.outbox.Event;
import io.storeflow.outbox.EventKind;
import io.storeflow.outbox.Outbox;
import io.storeflow.payment.PaymentDeadlines;
import io.storeflow.pickup.PickupPoint;
import io.storeflow.platform.Failpoint;
import io.storeflow.platform.input.Email;
import io.storeflow.priceresult.Trials;
import io.storeflow.pricing.KeptDiscounts;
import io.storeflow.pricing.KeptTaxes;
import io.storeflow.pricing.PriceNotes;
import io.storeflow.pricing.ShippingNotes;
import io.storeflow.pulse.Pulse;
import io.storeflow.reminder.CartReminders;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes a new order with all that belongs to it, in the caller's transaction. */
@Component
class OrderWriter {
  /** How long stock is held for an order whose payment is awaited. */
  static final Duration PAYMENT_LIMIT = Duration.ofMinutes(15);

  private final DSLContext db;
  private final Customers customers;
  private final Inventory inventory;
  private final Reservations reservations;
  private final HeldUnits held;
  private final OrderIndex index;
  private final PriceNotes notes;
  private final RuleUses ruleUses;
  private final ShippingNotes shippingNotes;
  private final RedeemedPoints points;
  private final LoyaltyJobs loyalty;
  private final Timeline timeline;
  private final PaymentDeadlines deadlines;
  private final Outbox outbox;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final CardPayments cards;
  private final CardSales sales;
  private final Trials trials;
  private final CartReminders reminders;
  private final DraftOrders drafts;

  OrderWriter(
      DSLContext db,
      Customers customers,
      Inventory inventory,
      Reservations reservations,
      HeldUnits held,
      OrderIndex index,
      PriceNotes notes,
      RuleUses ruleUses,
      ShippingNotes shippingNotes,
      RedeemedPoints points,
      LoyaltyJobs loyalty,
      Timeline timeline,
      PaymentDeadlines deadlines,
      Outbox outbox,
      ApplicationEventPublisher events,
      Clock clock,
      CardPayments cards,
      CardSales sales,
      Trials trials,
      CartReminders reminders,
      DraftOrders drafts) {
    this.db = db;
    this.customers = customers;
    this.inventory = inventory;
    this.reservations = reservations;
    this.held = held;
    this.index = index;
    this.notes = notes;
    this.ruleUses = ruleUses;
    this.shippingNotes = shippingNotes;
    this.points = points;
    this.loyalty = loyalty;
    this.timeline = timeline;
    this.deadlines = deadlines;
    this.outbox = outbox;
    this.events = events;
    this.clock = clock;
    this.cards = cards;
    this.sales = sales;
    this.trials = trials;
    this.reminders = reminders;
    this.drafts = drafts;
  }

  /**
   * Writes it, beats the pulse and announces it: the last thing before the commit.
   *
   * @param reminder of the cart that it was; null for none
   * @throws io.storeflow.inventory.InsufficientStock if any variant has fewer than wanted
   * @throws io.storeflow.giftcard.CardMoved if a gift card has less than it was to pay
   * @throws io.storeflow.draftorder.DraftMoved if what was agreed is something else by now
   * @throws PricesMoved if what the store offers has changed since the order was planned, or a rule
   *     has not that much left any more
   */
  void write(Store store, long number, NewOrder order, @Nullable Long reminder) {
    long id = order.id();
    var now = clock.instant();
    var contact = order.request().customer();
    boolean asPaid = order.asPaid();
    var customer = customers.findOrCreate(store, contact.email(), contact.name(), contact.phone());
    insertOrder(store, number, customer.id(), now, order);
    var lines = OrderLines.rows(id, order.totals());
    insertAll(db, store, ORDER_LINE, lines);
    insertAll(db, store, ORDER_LINE_MODIFIER, OrderLines.modifiers(id, order.totals()));
    insertAll(db, store, ORDER_ADJUSTMENT, KeptDiscounts.rows(id, order.totals()));
    insertAll(db, store, ORDER_TAX, KeptTaxes.rows(id, order.totals()));
    insertAll(
        db,
        store,
        ORDER_BILLING,
        KeptBilling.rows(id, order.request().billing(), order.ifConfirmed()));
    notes.keep(store, id, order.totals());
    cards.redeem(store, id, order.cards());
    // Of what only counts as paid nobody has the money yet, and a card is as good as that.
    if (order.cards().paysAll() && order.hasGiftCards()) sales.issue(store, id);
    redeem(store, customer.id(), number, order, lines);
    index.add(
        store,
        new OrderIndex.Contact(id, contact.name(), contact.email(), contact.phone()),
        OrderLines.goods(order.totals()));
    db.insertInto(TRACKING)
        .set(TRACKING.PUBLIC_ID, order.publicId())
        .set(TRACKING.STORE_ID, store.id())
        .set(TRACKING.ORDER_ID, id)
        .execute();
    var agreed = order.request().agreed();
    if (agreed != null) drafts.complete(store, agreed, id, number);
    timeline.add(
        store,
        id,
        asPaid ? Timeline.PLACED_AS_PAID : Timeline.PLACED,
        Actor.SHOPPER,
        order.request().source());
    if (reminder != null) reminders.ordered(store, reminder, id);
    events.publishEvent(
        new OrderPlaced(store.id(), id, Long.toString(number), order.cards().due().isZero()));
    events.publishEvent(
        Audited.in(
            store,
            Actor.SHOPPER,
            "order.placed",
            "order",
            Long.toString(number),
            "#" + number,
            Audited.Changes.none()
                .field("total", null, order.totals().total().plain())
                .field("currency", null, order.totals().total().currency().getCurrencyCode())));
    if (order.cards().due().isZero()) loyalty.paid(store, id);
    if (order.isAwaited()) deadlines.set(store, id, now.plus(PAYMENT_LIMIT));
    var tried = order.totals().tried();
    trials.keep(store, id, tried, order.request().holder());
    if (!ruleUses.count(store, id, tried, contact.email(), now)) throw new PricesMoved();
    Failpoint.reached("order-written");
    var moves = take(store, order, now);
    noteBackorders(store, OrderLines.backordered(lines, moves));
    Failpoint.reached("stock-taken");
    announce(store, number, order, now, moves);
    if (customer.added())
      outbox.tell(store.merchant(), Event.of(EventKind.CUSTOMER_CREATED, customer.id()));
    Failpoint.reached("before-commit");
  }

  /** No statement for an order without points. */
  private void redeem(
      Store store, long customer, long number, NewOrder order, List<OrderLineRecord> lines) {
    var points = order.points();
    var spent = new ArrayList<RedeemedPoints.Spent>();
    for (int i = 0; i < points.length; i++)
      if (points[i] > 0)
        spent.add(
            new RedeemedPoints.Spent(lines.get(i).getId(), lines.get(i).getQuantity(), points[i]));
    if (!spent.isEmpty()) this.points.spend(store, customer, order.id(), number, spent);
  }

  /** What was held for the cart gives way to the order in the same moment. */
  private List<StockMove> take(Store store, NewOrder order, Instant now) {
    long id = order.id();
    var units = order.trackedUnits();
    var hold = order.hold();
    var freed =
        hold == null
            ? List.<StockMove>of()
            : held.giveWay(store, hold, units.keySet(), Actor.SHOPPER);
    var taken =
        order.isAwaited()
            ? reservations.reserve(
                store, id, units, now.plus(PAYMENT_LIMIT), Actor.SHOPPER, order.from())
            : inventory.sell(store, id, units, Actor.SHOPPER, order.from());
    return freed.isEmpty() ? taken : StockMove.joined(freed, taken);
  }

  /** No statement for an order of which all is there. */
  private void noteBackorders(Store store, Map<Long, Integer> units) {
    var l = only(store, ORDER_LINE);
    var updates =
        units.entrySet().stream()
            .map(it -> db.update(l).set(l.BACKORDERED, it.getValue()).where(l.ID.eq(it.getKey())))
            .toList();
    if (!updates.isEmpty()) db.batch(updates).execute();
  }

  private void announce(
      Store store, long number, NewOrder order, Instant at, List<StockMove> moves) {
    var parts = StockMove.parts(moves);
    parts.add(Pulse.Part.ORDERS);
    var happened = new ArrayList<>(List.of(new Event(EventKind.ORDER_PLACED, order.id(), 1)));
    happened.addAll(StockMove.events(moves));
    var beat = outbox.tell(store, parts, happened);
    if (beat.offer() != order.book().version()) throw new PricesMoved();
    events.publishEvent(
        new OrderChanged(
            store.id(),
            store.publicId(),
            store.merchant().publicId(),
            order.id(),
            order.publicId(),
            Long.toString(number),
            order.payment(),
            FulfilmentState.NEW,
            1,
            beat.orders(),
            true,
            at,
            null));
    if (!moves.isEmpty()) {
      events.publishEvent(inventory.changed(store, moves, order.publicIds(), beat.inventory()));
    }
  }

  private void insertOrder(Store store, long number, long customer, Instant now, NewOrder order) {
    var request = order.request();
    var address = order.address();
    var totals = order.totals();
    var place = order.place();
    var conversion = order.book().conversion();
    boolean other = !conversion.from().equals(conversion.to());
    insertInto(db, store, ORDERS)
        .set(ORDERS.ID, order.id())
        .set(ORDERS.PUBLIC_ID, order.publicId())
        .set(ORDERS.NUMBER, number)
        .set(ORDERS.SOURCE, request.source())
        .set(ORDERS.CUSTOMER_ID, customer)
        .set(ORDERS.CUSTOMER_NAME, request.customer().name())
        .set(ORDERS.CUSTOMER_EMAIL, Email.kept(request.customer().email()))
        .set(ORDERS.CUSTOMER_PHONE, request.customer().phone())
        .set(ORDERS.LOCALE, store.locale().toLanguageTag())
        .set(ORDERS.METHOD, order.rate().method())
        .set(ORDERS.RATE_NAME, order.rate().name())
        .set(ORDERS.SHIPPING_TOLD, shippingNotes.kept(totals, order.quote(now)))
        .set(ORDERS.PICKUP_PLACE, place == null ? null : place.name())
        .set(ORDERS.PICKUP_ADDRESS, place == null ? null : PickupPoint.kept(place.lines()))
        .set(ORDERS.COUNTRY, address.country())
        .set(ORDERS.POSTAL_CODE, address.postalCode())
        .set(ORDERS.REGION, address.region())
        .set(ORDERS.CITY, address.city())
        .set(ORDERS.LINE1, address.line1())
        .set(ORDERS.LINE2, address.line2())
        .set(ORDERS.NOTE, request.note())
        .set(ORDERS.CURRENCY, totals.total().currency().getCurrencyCode())
        .set(ORDERS.MINOR_RATE, other ? conversion.minorRate() : null)
        .set(ORDERS.STORE_CURRENCY, other ? conversion.from().getCurrencyCode() : null)
        .set(ORDERS.STORE_TOTAL_MINOR, other ? conversion.back(totals.total().minor()) : null)
        .set(ORDERS.SUBTOTAL_MINOR, totals.subtotal().minor())
        .set(ORDERS.SHIPPING_MINOR, totals.shipping().minor())
        .set(ORDERS.DISCOUNT_MINOR, totals.discount().minor())
        .set(ORDERS.TAX_SPARED_MINOR, totals.spared().minor())
        .set(ORDERS.TAX_MINOR, totals.tax().minor())
        .set(ORDERS.TAX_INCLUDED, totals.taxIncluded())
        .set(ORDERS.ROUNDING_MINOR, totals.rounding().minor())
        .set(ORDERS.TOTAL_MINOR, totals.total().minor())
        .set(ORDERS.ITEM_COUNT, totals.count())
        .set(ORDERS.FIRST_ITEM, totals.lines().getFirst().variant().title())
        .set(ORDERS.PAYMENT_STATE, order.payment())
        .set(ORDERS.FULFILMENT_STATE, FulfilmentState.NEW)
        .set(ORDERS.RETURN_STATE, ReturnState.NONE)
        .set(ORDERS.PLACED_AT, now)
        .set(ORDERS.PROMISED_AT, totals.isSent() ? order.promise().at() : null)
        .set(ORDERS.READY_BY, order.promise().ready())
        .set(ORDERS.PAID_BY, order.pays().kind())
        .set(ORDERS.PAID_NAME, order.pays().name())
        .set(ORDERS.PAID_TERMS, order.pays().terms())
        .set(ORDERS.PAID_COUNTS, order.counts())
        .set(ORDERS.SENT, totals.isSent())
        .set(ORDERS.GIFT_CARDS_MINOR, order.cards().paid().minor())
        .set(ORDERS.SELLS_GIFT_CARDS, order.hasGiftCards())
        .set(ORDERS.SETTLED_AT, order.cards().due().isZero() ? now : null)
        .set(ORDERS.VERSION, 1)
        .set(ORDERS.WORD_RULE, OrderIndex.RULE)
        .execute();
  }
}
