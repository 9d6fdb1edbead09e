package io.storeflow.tracking;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.ORDER_TIMELINE;
import static io.storeflow.db.Tables.TRACKING;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import io.storeflow.billing.KeptBilling;
import io.storeflow.cardpayment.PaidByCard;
import io.storeflow.db.tables.Orders;
import io.storeflow.exemption.Exemptions;
import io.storeflow.fulfilment.HandoverCodes;
import io.storeflow.fulfilment.Outgoing;
import io.storeflow.giftcard.CardQueries;
import io.storeflow.invoice.InvoiceQueries;
import io.storeflow.modifier.LineExtras;
import io.storeflow.order.BalanceRows;
import io.storeflow.payment.PaymentTold;
import io.storeflow.pickup.PickupPoint;
import io.storeflow.platform.money.Money;
import io.storeflow.pricelist.OrderMoney;
import io.storeflow.pricing.KeptDiscounts;
import io.storeflow.pricing.KeptTaxes;
import io.storeflow.pricing.PriceNotes;
import io.storeflow.pricing.ShippingNotes;
import io.storeflow.returning.ReturnQueries;
import io.storeflow.returning.ReturnTermsChanges;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import io.storeflow.tracking.TrackedOrder.Event;
import io.storeflow.tracking.TrackedOrder.Line;
import io.storeflow.withdrawal.WithdrawalQueries;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** Reads orders for tracking: three statements each. */
@Component
class TrackingQueries {
  private final DSLContext db;
  private final Stores stores;
  private final PriceNotes notes;
  private final ShippingNotes shippingNotes;

  TrackingQueries(DSLContext db, Stores stores, PriceNotes notes, ShippingNotes shippingNotes) {
    this.db = db;
    this.stores = stores;
    this.notes = notes;
    this.shippingNotes = shippingNotes;
  }

  Optional<TrackedOrder> find(String publicId) {
    return db.select(TRACKING.STORE_ID, TRACKING.ORDER_ID)
        .from(TRACKING)
        .where(TRACKING.PUBLIC_ID.eq(publicId))
        .fetchOptional()
        .flatMap(found -> order(stores.reopen(found.value1()), found.value2()));
  }

  Optional<String> find(Store store, long number, String email) {
    var o = only(store, ORDERS);
    return db.select(o.PUBLIC_ID, o.CUSTOMER_EMAIL)
        .from(o)
        .where(o.NUMBER.eq(number))
        .fetchOptional()
        .filter(row -> row.value2().equalsIgnoreCase(email))
        .map(row -> row.value1());
  }

  private Optional<TrackedOrder> order(Store store, long id) {
    var o = only(store, ORDERS);
    var lines = lines(store, o);
    var timeline = timeline(store, o);
    var discounts = KeptDiscounts.of(store, o).as("discounts");
    var cards = PaidByCard.of(store, o).as("cards");
    var taxes = KeptTaxes.of(store, o).as("taxes");
    var billing = KeptBilling.of(store, o).as("billing");
    var why = notes.of(store, o).as("why");
    var brought = shippingNotes.of(o).as("brought");
    var outgoing = Outgoing.of(store, o).as("outgoing");
    var code = HandoverCodes.of(store, o).as("code");
    var returns = ReturnQueries.of(store, o).as("returns");
    var days = ReturnTermsChanges.days(store).as("return_days");
    var documents = InvoiceQueries.any(store, o).as("documents");
    var spent = CardQueries.areSpent(store, o);
    var withdrawals = WithdrawalQueries.of(store, o).as("withdrawals");
    return db.select(o.PUBLIC_ID, o.NUMBER, o.METHOD, o.PAYMENT_STATE, o.FULFILMENT_STATE)
        .select(o.SUBTOTAL_MINOR, o.SHIPPING_MINOR, o.DISCOUNT_MINOR, o.TOTAL_MINOR, o.ITEM_COUNT)
        .select(o.CURRENCY)
        .select(o.PROMISED_AT, o.READY_BY, o.SETTLED_AT, o.SENT, o.VERSION)
        .select(o.PAID_BY, o.PAID_NAME, o.PAID_TERMS, o.PAID_COUNTS)
        .select(o.TAX_INCLUDED, o.TAX_SPARED_MINOR, o.ROUNDING_MINOR, o.RATE_NAME)
        .select(o.PICKUP_PLACE, o.PICKUP_ADDRESS)
        .select(o.CREDITED_MINOR, o.GIFT_CARDS_MINOR, o.PAID_MINOR, o.REFUNDED_MINOR)
        .select(lines, timeline, discounts, taxes, cards, billing, why, brought, outgoing, code)
        .select(returns, days, documents, spent, withdrawals)
        .from(o)
        .where(o.ID.eq(id))
        .fetchOptional(
            row ->
                new TrackedOrder(
                    store,
                    row.get(o.PUBLIC_ID),
                    Long.toString(row.get(o.NUMBER)),
                    row.get(o.METHOD),
                    row.get(o.PAYMENT_STATE),
                    row.get(o.FULFILMENT_STATE),
                    money(row, o, o.SUBTOTAL_MINOR),
                    money(row, o, o.SHIPPING_MINOR),
                    money(row, o, o.DISCOUNT_MINOR),
                    row.get(discounts),
                    row.get(o.TAX_INCLUDED),
                    row.get(taxes),
                    money(row, o, o.ROUNDING_MINOR),
                    money(row, o, o.TOTAL_MINOR),
                    row.get(o.ITEM_COUNT),
                    row.get(o.PROMISED_AT),
                    row.get(o.READY_BY),
                    row.get(o.SETTLED_AT),
                    PaymentTold.read(o, row),
                    row.get(o.VERSION),
                    row.get(lines),
                    row.get(timeline),
                    row.get(cards),
                    PickupPoint.ofKept(row.get(o.PICKUP_PLACE), row.get(o.PICKUP_ADDRESS)),
                    row.get(billing).state(),
                    money(row, o, o.TAX_SPARED_MINOR),
                    row.get(why),
                    row.get(brought),
                    row.get(o.SENT),
                    row.get(o.RATE_NAME),
                    row.get(outgoing),
                    row.get(code),
                    BalanceRows.read(o, row),
                    row.get(returns),
                    row.get(days),
                    row.get(documents),
                    row.get(spent),
                    row.get(withdrawals)));
  }

  private static Money money(Record row, Orders o, Field<Long> minor) {
    return new Money(row.get(minor), Currency.getInstance(row.get(o.CURRENCY)));
  }

  private static Field<List<Line>> lines(Store store, Orders o) {
    var l = only(store, ORDER_LINE);
    return multiset(
            select(
                    l.TITLE,
                    l.SECOND_TITLE,
                    l.VARIANT_TITLE,
                    l.SKU,
                    l.IMAGE_PATH,
                    l.QUANTITY,
                    OrderMoney.of(o, l.UNIT_PRICE_MINOR),
                    OrderMoney.of(o, l.TOTAL_MINOR),
                    l.BACKORDERED,
                    LineExtras.of(store, l, o),
                    KeptDiscounts.of(store, l, o),
                    OrderMoney.of(o, l.DISCOUNT_MINOR),
                    OrderMoney.of(o, l.TAX_SPARED_MINOR),
                    Exemptions.of(store, l),
                    l.CREDITED_UNITS,
                    l.REMOVED_UNITS)
                .from(l)
                .where(l.ORDER_ID.eq(o.ID))
                .orderBy(l.POSITION))
        .convertFrom(rows -> rows.map(mapping(Line::new)));
  }

  private static Field<List<Event>> timeline(Store store, Orders o) {
    var t = only(store, ORDER_TIMELINE);
    return multiset(select(t.AT, t.KIND).from(t).where(t.ORDER_ID.eq(o.ID)).orderBy(t.AT, t.ID))
        .convertFrom(
            rows ->
                rows.stream()
                    .flatMap(
                        row -> Stage.of(row.value2()).map(s -> new Event(row.value1(), s)).stream())
                    .toList());
  }
}
