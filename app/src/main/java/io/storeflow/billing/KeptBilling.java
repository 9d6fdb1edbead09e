package io.storeflow.billing;

import static io.storeflow.db.Tables.ORDER_BILLING;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.Orders;
import io.storeflow.db.tables.records.OrderBillingRecord;
import io.storeflow.platform.money.Money;
import io.storeflow.shipping.Address;
import io.storeflow.store.Store;
import io.storeflow.vatid.VatId;
import io.storeflow.vatid.VatIdAnswer;
import java.util.Currency;
import java.util.List;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** To whom an order is billed, kept with it alone. */
public final class KeptBilling {
  private KeptBilling() {}

  /** None where nothing was said of it. */
  public static List<OrderBillingRecord> rows(
      long order, Billing billing, @Nullable IfConfirmed other) {
    if (!billing.isThere()) return List.of();
    var row = record(order, billing);
    row.setConfirmedTotalMinor(other == null ? null : (Long) other.total().minor());
    row.setConfirmedTaxMinor(other == null ? null : (Long) other.tax().minor());
    return List.of(row);
  }

  /** The row of an order of which nothing else is known. */
  public static OrderBillingRecord record(long order, Billing billing) {
    var row = new OrderBillingRecord();
    var id = billing.vatId();
    row.setOrderId(order);
    row.setCompany(billing.company());
    row.setVatId(id == null ? "" : id.text());
    row.setVatIdState(billing.answer().state());
    row.setAnsweredAt(billing.answer().at());
    row.setConsultation(billing.answer().consultation());
    row.setCountry(billing.address().country());
    row.setPostalCode(billing.address().postalCode());
    row.setRegion(billing.address().region());
    row.setCity(billing.address().city());
    row.setLine1(billing.address().line1());
    row.setLine2(billing.address().line2());
    return row;
  }

  /** What an order would have cost with its VAT id; none where nobody knows. */
  public static Field<List<IfConfirmed>> ifConfirmed(Store store, Orders o) {
    var b = only(store, ORDER_BILLING);
    return multiset(
            select(
                    b.CONFIRMED_TOTAL_MINOR,
                    b.CONFIRMED_TAX_MINOR,
                    o.CURRENCY.convertFrom(Currency::getInstance))
                .from(b)
                .where(b.ORDER_ID.eq(o.ID))
                .and(b.CONFIRMED_TOTAL_MINOR.isNotNull())
                .and(b.CONFIRMED_TAX_MINOR.isNotNull()))
        .convertFrom(
            rows ->
                rows.map(
                    it ->
                        new IfConfirmed(
                            new Money(it.value1(), it.value3()),
                            new Money(it.value2(), it.value3()))));
  }

  /** Of an order, as a column of its statement. */
  public static Field<Billing> of(Store store, Orders o) {
    var b = only(store, ORDER_BILLING);
    return multiset(
            select(
                    b.COMPANY,
                    b.VAT_ID.convertFrom(VatId::ofKept),
                    row(b.VAT_ID_STATE, b.ANSWERED_AT, b.CONSULTATION).mapping(VatIdAnswer::new),
                    row(b.COUNTRY, b.POSTAL_CODE, b.REGION, b.CITY, b.LINE1, b.LINE2)
                        .mapping(Address::new))
                .from(b)
                .where(b.ORDER_ID.eq(o.ID)))
        .convertFrom(
            rows -> rows.isEmpty() ? Billing.NONE : rows.map(mapping(Billing::new)).getFirst());
  }
}
