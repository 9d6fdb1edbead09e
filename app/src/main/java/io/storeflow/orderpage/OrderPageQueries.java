package io.storeflow.orderpage;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.ORDER_TIMELINE;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import io.storeflow.billing.Billing;
import io.storeflow.billing.IfConfirmed;
import io.storeflow.billing.KeptBilling;
import io.storeflow.cardpayment.PaidByCard;
import io.storeflow.db.tables.Orders;
import io.storeflow.giftcard.IssuedCard;
import io.storeflow.modifier.LineExtras;
import io.storeflow.order.BalanceRows;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Timeline;
import io.storeflow.payment.PaymentRows;
import io.storeflow.payment.PaymentTold;
import io.storeflow.pickup.PickupPoint;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.MoneyFormat;
import io.storeflow.platform.money.NamedAmount;
import io.storeflow.pricelist.OrderMoney;
import io.storeflow.pricing.KeptDiscounts;
import io.storeflow.pricing.KeptTaxes;
import io.storeflow.refund.RefundQueries;
import io.storeflow.shipping.Address;
import io.storeflow.store.Store;
import io.storeflow.tax.Taxes.Group;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads one order with everything that belongs to it. */
@Component
public class OrderPageQueries {
  private final DSLContext db;

  OrderPageQueries(DSLContext db) {
    this.db = db;
  }

  /** What others read with the order. */
  interface More {
    /** Columns by the names under which they are taken. */
    Map<String, Field<?>> columns(Store store, Orders o);

    void take(String name, @Nullable Object read);
  }

  private static final More NOTHING =
      new More() {
        @Override
        public Map<String, Field<?>> columns(Store store, Orders o) {
          return Map.of();
        }

        @Override
        public void take(String name, @Nullable Object read) {}
      };

  Optional<OrderPage> find(Store store, long number) {
    return find(store, number, NOTHING);
  }

  /** Everything in one statement, however many lines. */
  Optional<OrderPage> find(Store store, long number, More more) {
    var o = only(store, ORDERS);
    var lines = lines(store, o);
    var adjustments = KeptDiscounts.of(store, o).as("adjustments");
    var taxes = KeptTaxes.of(store, o).as("taxes");
    var cards = PaidByCard.of(store, o).as("cards");
    var issued = IssuedCard.of(store, o).as("issued");
    var billing = KeptBilling.of(store, o).as("billing");
    var ifConfirmed = KeptBilling.ifConfirmed(store, o).as("if_confirmed");
    var payments = PaymentRows.of(store, o).as("payments");
    var refunds = RefundQueries.of(store, o).as("refunds");
    var others = new LinkedHashMap<String, Field<?>>();
    more.columns(store, o).forEach((name, column) -> others.put(name, column.as(name)));
    return db.select(o.fields())
        .select(lines, adjustments, taxes, cards, issued, billing, ifConfirmed)
        .select(payments, refunds)
        .select(others.values())
        .from(o)
        .where(o.NUMBER.eq(number))
        .fetchOptional(
            row -> {
              others.forEach((name, column) -> more.take(name, row.get(column)));
              return page(
                  o,
                  row,
                  row.get(lines),
                  row.get(adjustments),
                  row.get(taxes),
                  row.get(cards),
                  row.get(issued),
                  row.get(billing),
                  row.get(ifConfirmed).stream().findFirst().orElse(null),
                  new OrderPage.Paid(
                      BalanceRows.read(o, row), row.get(payments), row.get(refunds)));
            });
  }

  /**
   * What the shopper of this order has ordered at this store, in its currency; cancelled orders add
   * no money.
   */
  OrderPage.History history(Store store, OrderPage order) {
    var o = only(store, ORDERS);
    var before = when(o.PLACED_AT.le(order.times().placed()), 1).otherwise(0);
    var isKept = o.FULFILMENT_STATE.ne(FulfilmentState.CANCELLED);
    var own = order.sum().own().currency();
    var money = when(isKept, OrderMoney.worth(o)).otherwise(0L);
    return db.select(DSL.sum(before), count(), DSL.sum(money))
        .from(o)
        .where(o.CUSTOMER_ID.eq(order.customer().id()))
        .and(coalesce(o.STORE_CURRENCY, o.CURRENCY).eq(own.getCurrencyCode()))
        .fetchSingle(
            row ->
                new OrderPage.History(
                    number(row.value1()).intValueExact(),
                    row.value2(),
                    new Money(number(row.value3()).longValueExact(), own)));
  }

  /** Who moved the order to where it is now, and when. */
  public Optional<Timeline.Entry> lastMove(Store store, long number, FulfilmentState state) {
    var o = only(store, ORDERS);
    var t = only(store, ORDER_TIMELINE);
    return db.select(t.KIND, t.ACTOR_KIND, t.ACTOR, t.DETAIL, t.AT)
        .from(t)
        .join(o)
        .on(o.ID.eq(t.ORDER_ID))
        .where(o.NUMBER.eq(number))
        .and(t.KIND.eq(Timeline.moved(state)))
        .orderBy(t.ID.desc())
        .limit(1)
        .fetchOptional(mapping(Timeline.Entry::new));
  }

  /**
   * @throws NotFound if the store has no such order
   */
  Currency currency(Store store, long number) {
    var o = only(store, ORDERS);
    return db.select(o.CURRENCY)
        .from(o)
        .where(o.NUMBER.eq(number))
        .fetchOptional(row -> Currency.getInstance(row.value1()))
        .orElseThrow(NotFound::new);
  }

  private static BigDecimal number(@Nullable BigDecimal sum) {
    return sum == null ? BigDecimal.ZERO : sum;
  }

  private static Field<List<OrderPage.Line>> lines(Store store, Orders o) {
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
                    l.BACKORDERED,
                    LineExtras.of(store, l, o),
                    OrderMoney.of(o, l.TAX_MINOR),
                    l.TAX_PPM,
                    l.CREDITED_UNITS,
                    l.REMOVED_UNITS,
                    l.TRACKED)
                .from(l)
                .where(l.ORDER_ID.eq(o.ID))
                .orderBy(l.POSITION))
        .convertFrom(
            found ->
                found.map(
                    mapping(
                        (title,
                            second,
                            variant,
                            sku,
                            image,
                            units,
                            each,
                            owed,
                            more,
                            tax,
                            ppm,
                            credited,
                            removed,
                            tracked) ->
                            new OrderPage.Line(
                                title, second, variant, sku, image, units, each, owed, more, tax,
                                ppm, credited, removed, tracked))))
        .as("lines");
  }

  private static OrderPage page(
      Orders o,
      Record row,
      List<OrderPage.Line> lines,
      List<NamedAmount> adjustments,
      List<Group> taxes,
      List<PaidByCard> cards,
      List<IssuedCard> issued,
      Billing billing,
      @Nullable IfConfirmed ifConfirmed,
      OrderPage.Paid paid) {
    return new OrderPage(
        row.get(o.ID),
        row.get(o.PUBLIC_ID),
        row.get(o.NUMBER),
        row.get(o.SOURCE),
        row.get(o.FULFILMENT_STATE),
        row.get(o.PAYMENT_STATE),
        PaymentTold.read(o, row),
        row.get(o.RETURN_STATE),
        row.get(o.UNITS_GONE),
        new OrderPage.Person(
            row.get(o.CUSTOMER_ID),
            row.get(o.CUSTOMER_NAME),
            row.get(o.CUSTOMER_EMAIL),
            row.get(o.CUSTOMER_PHONE)),
        new OrderPage.Way(
            row.get(o.METHOD),
            row.get(o.RATE_NAME),
            address(o, row),
            row.get(o.NOTE),
            PickupPoint.ofKept(row.get(o.PICKUP_PLACE), row.get(o.PICKUP_ADDRESS)),
            row.get(o.SENT)),
        sum(o, row),
        new OrderPage.Times(
            row.get(o.PLACED_AT),
            row.get(o.PROMISED_AT),
            row.get(o.READY_BY),
            row.get(o.READY_AT),
            row.get(o.CLOSED_AT),
            row.get(o.SETTLED_AT)),
        lines,
        adjustments,
        taxes,
        cards,
        issued,
        billing,
        ifConfirmed,
        paid);
  }

  private static Address address(Orders o, Record row) {
    return new Address(
        row.get(o.COUNTRY),
        row.get(o.POSTAL_CODE),
        row.get(o.REGION),
        row.get(o.CITY),
        row.get(o.LINE1),
        row.get(o.LINE2));
  }

  private static OrderPage.@Nullable Other other(Orders o, Record row, Currency currency) {
    var rate = row.get(o.MINOR_RATE);
    if (rate == null) return null;
    var own = Currency.getInstance(row.get(o.STORE_CURRENCY));
    var whole = rate.movePointRight(MoneyFormat.digits(own) - MoneyFormat.digits(currency));
    return new OrderPage.Other(whole, new Money(row.get(o.STORE_TOTAL_MINOR), own));
  }

  private static OrderPage.Sum sum(Orders o, Record row) {
    var currency = Currency.getInstance(row.get(o.CURRENCY));
    return new OrderPage.Sum(
        new Money(row.get(o.SUBTOTAL_MINOR), currency),
        new Money(row.get(o.SHIPPING_MINOR), currency),
        new Money(row.get(o.DISCOUNT_MINOR), currency),
        new Money(row.get(o.TAX_MINOR), currency),
        row.get(o.TAX_INCLUDED),
        new Money(row.get(o.ROUNDING_MINOR), currency),
        new Money(row.get(o.TOTAL_MINOR), currency),
        new Money(row.get(o.TAX_SPARED_MINOR), currency),
        other(o, row, currency));
  }
}
