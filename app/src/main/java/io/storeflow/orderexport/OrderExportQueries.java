package io.storeflow.orderexport;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_ADJUSTMENT;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.store.Owned.only;
import static java.util.Objects.requireNonNull;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;

import io.storeflow.billing.KeptBilling;
import io.storeflow.db.tables.Orders;
import io.storeflow.fulfilment.Outgoing;
import io.storeflow.modifier.LineExtras;
import io.storeflow.order.BalanceRows;
import io.storeflow.ordertag.OrderTags;
import io.storeflow.pickup.PickupPoint;
import io.storeflow.platform.money.Money;
import io.storeflow.pricelist.OrderMoney;
import io.storeflow.pricing.KeptTaxes;
import io.storeflow.shipping.Address;
import io.storeflow.store.Store;
import io.storeflow.tax.Taxes;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.springframework.stereotype.Component;

/** Reads orders with all that their file tells. */
@Component
class OrderExportQueries {
  private final DSLContext db;

  OrderExportQueries(DSLContext db) {
    this.db = db;
  }

  /** These orders, by row id, in the order given. One statement. */
  List<ExportedOrder> all(Store store, List<Long> ids) {
    if (ids.isEmpty()) return List.of();
    var o = only(store, ORDERS);
    var lines = lines(store, o).as("lines");
    var codes = codes(store, o).as("codes");
    var taxes = KeptTaxes.of(store, o).as("taxes");
    var billing = KeptBilling.of(store, o).as("billing");
    var tags = OrderTags.of(store, o).as("tags");
    var outgoing = Outgoing.of(store, o).as("outgoing");
    var found = new HashMap<Long, ExportedOrder>();
    db.select(o.fields())
        .select(lines, codes, taxes, billing, tags, outgoing)
        .from(o)
        .where(o.ID.in(ids))
        .forEach(
            row ->
                found.put(
                    row.get(o.ID),
                    new ExportedOrder(
                        row.get(o.ID),
                        row.get(o.NUMBER),
                        row.get(o.SOURCE),
                        new ExportedOrder.Person(
                            row.get(o.CUSTOMER_NAME),
                            row.get(o.CUSTOMER_EMAIL),
                            row.get(o.CUSTOMER_PHONE)),
                        address(o, row),
                        PickupPoint.ofKept(row.get(o.PICKUP_PLACE), row.get(o.PICKUP_ADDRESS)),
                        row.get(billing),
                        row.get(o.RATE_NAME),
                        row.get(o.NOTE),
                        row.get(o.FULFILMENT_STATE),
                        row.get(outgoing),
                        row.get(o.PAYMENT_STATE),
                        row.get(o.PAID_BY),
                        row.get(o.PAYMENT_INTENT_ID),
                        sums(o, row),
                        new ExportedOrder.Times(
                            row.get(o.PLACED_AT), row.get(o.SETTLED_AT), row.get(o.CLOSED_AT)),
                        row.get(lines),
                        row.get(codes),
                        Taxes.shown(row.get(taxes)),
                        BalanceRows.read(o, row),
                        row.get(tags))));
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  private static Field<List<ExportedOrder.Line>> lines(Store store, Orders o) {
    var l = only(store, ORDER_LINE);
    return multiset(
            select(
                    l.POSITION,
                    l.TITLE,
                    l.VARIANT_TITLE,
                    LineExtras.of(store, l, o),
                    l.SKU,
                    l.QUANTITY,
                    OrderMoney.of(o, l.UNIT_PRICE_MINOR),
                    OrderMoney.of(o, l.DISCOUNT_MINOR),
                    l.TAX_MINOR,
                    l.GIFT_CARD_MINOR)
                .from(l)
                .where(l.ORDER_ID.eq(o.ID))
                .orderBy(l.POSITION))
        .convertFrom(
            found ->
                found.map(
                    mapping(
                        (position, title, variant, extras, sku, units, each, off, tax, card) ->
                            new ExportedOrder.Line(
                                position,
                                title,
                                variant,
                                extras,
                                sku,
                                units,
                                each,
                                off,
                                tax != 0,
                                card == null))));
  }

  private static Field<List<String>> codes(Store store, Orders o) {
    var a = only(store, ORDER_ADJUSTMENT);
    return multiset(
            selectDistinct(a.CODE)
                .from(a)
                .where(a.ORDER_ID.eq(o.ID))
                .and(a.CODE.isNotNull())
                .and(a.CODE.ne(""))
                .orderBy(a.CODE))
        .convertFrom(rows -> rows.map(Record1::value1));
  }

  private static ExportedOrder.Sums sums(Orders o, Record row) {
    return new ExportedOrder.Sums(
        money(o, row, o.SUBTOTAL_MINOR),
        money(o, row, o.DISCOUNT_MINOR),
        money(o, row, o.TAX_SPARED_MINOR),
        money(o, row, o.SHIPPING_MINOR),
        money(o, row, o.TAX_MINOR),
        money(o, row, o.TOTAL_MINOR));
  }

  private static Money money(Orders o, Record row, Field<Long> minor) {
    return new Money(requireNonNull(row.get(minor)), Currency.getInstance(row.get(o.CURRENCY)));
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
}
