package io.storeflow.invoice;

import static io.storeflow.db.Tables.INVOICE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_BILLING;
import static io.storeflow.db.Tables.ORDER_GIFT_CARD;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.ORDER_LINE_MODIFIER;
import static io.storeflow.db.Tables.REFUND;
import static io.storeflow.db.Tables.REFUND_LINE;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import io.storeflow.billing.KeptBilling;
import io.storeflow.db.tables.OrderLine;
import io.storeflow.db.tables.Orders;
import io.storeflow.order.BalanceRows;
import io.storeflow.order.FulfilmentState;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.paging.Keyset;
import io.storeflow.platform.paging.Page;
import io.storeflow.pricelist.OrderMoney;
import io.storeflow.pricing.KeptTaxes;
import io.storeflow.shipping.Address;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads what invoices are made of, and those that were made. */
@Component
public class InvoiceQueries {
  /** Those on a page of their list. */
  private static final int PAGE = 50;

  /** Its own, so that what was kept is read the same whatever becomes of the API's. */
  static final JsonMapper JSON = JsonMapper.builder().build();

  /** What was kept of a document. */
  record Kept(
      long id, String publicId, Invoice content, @Nullable Long former, @Nullable Long refund) {}

  private final DSLContext db;

  InvoiceQueries(DSLContext db) {
    this.db = db;
  }

  /**
   * The row id of an order, which nobody else changes before this transaction ends.
   *
   * @throws NotFound if the store has no such order
   */
  long locked(Store store, long number) {
    var o = only(store, ORDERS);
    return db.select(o.ID)
        .from(o)
        .where(o.NUMBER.eq(number))
        .forUpdate()
        .fetchOptional(o.ID)
        .orElseThrow(NotFound::new);
  }

  /** The number of an order. */
  Optional<Long> number(Store store, long id) {
    var o = only(store, ORDERS);
    return db.select(o.NUMBER).from(o).where(o.ID.eq(id)).fetchOptional(o.NUMBER);
  }

  /** All of an order that its invoice says; two statements. */
  InvoicedOrder order(Store store, long id) {
    var o = only(store, ORDERS);
    var lines = lines(store, o).as("lines");
    var groups = KeptTaxes.of(store, o).as("groups");
    var billing = KeptBilling.of(store, o).as("billing");
    var cards = cards(store, o).as("cards");
    return db.select(o.fields())
        .select(lines, groups, billing, cards)
        .from(o)
        .where(o.ID.eq(id))
        .fetchOptional(
            row ->
                new InvoicedOrder(
                    row.get(o.ID),
                    row.get(o.NUMBER),
                    row.get(o.PLACED_AT),
                    row.get(o.FULFILMENT_STATE) == FulfilmentState.COMPLETED
                        ? row.get(o.CLOSED_AT)
                        : null,
                    row.get(o.FULFILMENT_STATE),
                    row.get(o.LOCALE),
                    row.get(o.CURRENCY),
                    row.get(o.CUSTOMER_NAME),
                    new Address(
                        row.get(o.COUNTRY),
                        row.get(o.POSTAL_CODE),
                        row.get(o.REGION),
                        row.get(o.CITY),
                        row.get(o.LINE1),
                        row.get(o.LINE2)),
                    row.get(billing),
                    row.get(o.RATE_NAME),
                    row.get(o.TAX_INCLUDED),
                    row.get(o.SHIPPING_MINOR),
                    row.get(o.TAX_MINOR),
                    row.get(lines),
                    row.get(groups),
                    BalanceRows.read(o, row),
                    row.get(o.OWN_WORTH_MINOR),
                    row.get(cards),
                    refunds(store, id)))
        .orElseThrow(NotFound::new);
  }

  private static Field<List<InvoicedOrder.Line>> lines(Store store, Orders o) {
    var l = only(store, ORDER_LINE);
    return multiset(
            select(
                    l.ID,
                    l.TITLE,
                    l.VARIANT_TITLE,
                    l.SKU,
                    chosen(store, l),
                    l.QUANTITY,
                    l.UNIT_PRICE_MINOR,
                    l.DISCOUNT_MINOR.plus(l.TAX_SPARED_MINOR),
                    l.TOTAL_MINOR,
                    l.TAX_MINOR,
                    l.TAX_PPM,
                    l.TAX_POSITION,
                    DSL.field(l.GIFT_CARD_MINOR.isNotNull()))
                .from(l)
                .where(l.ORDER_ID.eq(o.ID))
                .orderBy(l.POSITION))
        .convertFrom(rows -> rows.map(mapping(InvoicedOrder.Line::new)));
  }

  private static Field<List<String>> chosen(Store store, OrderLine l) {
    var m = only(store, ORDER_LINE_MODIFIER);
    return multiset(
            select(m.TITLE, m.QUANTITY)
                .from(m)
                .where(m.ORDER_ID.eq(l.ORDER_ID))
                .and(m.LINE_POSITION.eq(l.POSITION))
                .orderBy(m.POSITION))
        .convertFrom(
            rows ->
                rows.map(it -> it.value2() == 1 ? it.value1() : it.value2() + " × " + it.value1()));
  }

  private static Field<Long> cards(Store store, Orders o) {
    var p = only(store, ORDER_GIFT_CARD);
    return multiset(select(p.AMOUNT_MINOR, p.GIVEN_BACK_MINOR).from(p).where(p.ORDER_ID.eq(o.ID)))
        .convertFrom(rows -> rows.stream().mapToLong(it -> it.value1() - it.value2()).sum());
  }

  /** Refunds of an order that made it worth less, the first one first. */
  List<CreditedPart> refunds(Store store, long order) {
    var r = only(store, REFUND);
    var l = only(store, REFUND_LINE);
    var lines =
        multiset(
                select(l.LINE_ID, l.QUANTITY, l.AMOUNT_MINOR, l.TAX_MINOR)
                    .from(l)
                    .where(l.REFUND_ID.eq(r.ID))
                    .orderBy(l.LINE_ID))
            .convertFrom(rows -> rows.map(mapping(CreditedPart.Line::new)));
    return db.select(r.ID, r.CREDITED_MINOR, r.SHIPPING_MINOR, r.OTHER_MINOR, r.REASON, lines)
        .from(r)
        .where(r.ORDER_ID.eq(order))
        .and(r.CREDITED_MINOR.ne(0L))
        .orderBy(r.ID)
        .fetch(mapping(CreditedPart::new));
  }

  /** All documents of an order, the first one first. */
  List<Kept> of(Store store, long order) {
    var i = only(store, INVOICE);
    return kept(i, i.ORDER_ID.eq(order));
  }

  /** One by its public id. */
  Optional<Kept> one(Store store, String publicId) {
    var i = only(store, INVOICE);
    return kept(i, i.PUBLIC_ID.eq(publicId)).stream().findFirst();
  }

  private List<Kept> kept(io.storeflow.db.tables.Invoice i, Condition which) {
    return db.select(
            i.ID,
            i.PUBLIC_ID,
            i.CONTENT.convertFrom(it -> JSON.readValue(it, Invoice.class)),
            i.FORMER_ID,
            i.REFUND_ID)
        .from(i)
        .where(which)
        .orderBy(i.ID)
        .fetch(mapping(Kept::new));
  }

  /** The documents of an order, the first one first, as a column of its statement. */
  public static Field<List<IssuedInvoice>> of(Store store, Orders o) {
    var i = only(store, INVOICE);
    var f = INVOICE.as("former");
    return multiset(
            select(
                    i.PUBLIC_ID,
                    i.KIND,
                    i.NUMBER,
                    o.NUMBER,
                    i.BUYER,
                    i.ISSUED_ON,
                    i.ISSUED_AT,
                    OrderMoney.of(o, i.TOTAL_MINOR),
                    f.NUMBER)
                .from(i)
                .leftJoin(f)
                .on(ownedBy(store, f))
                .and(f.ID.eq(i.FORMER_ID))
                .where(i.ORDER_ID.eq(o.ID))
                .orderBy(i.ID))
        .convertFrom(rows -> rows.map(mapping(IssuedInvoice::new)));
  }

  /** Whether an order has any, as a column of its statement. */
  public static Field<Boolean> any(Store store, Orders o) {
    var i = only(store, INVOICE);
    return DSL.field(DSL.exists(DSL.selectOne().from(i).where(i.ORDER_ID.eq(o.ID))));
  }

  /** The documents of one order, the first one first. */
  public List<IssuedInvoice> issued(Store store, long number) {
    var o = only(store, ORDERS);
    var documents = of(store, o);
    return db.select(documents)
        .from(o)
        .where(o.NUMBER.eq(number))
        .fetchOptional(documents)
        .orElseThrow(NotFound::new);
  }

  /**
   * Whether an order comes to more than may be invoiced without the buyer's address, which is not
   * known of it: as a column of its statement.
   */
  public static Field<Boolean> lacksBuyer(Store store, Orders o) {
    var b = only(store, ORDER_BILLING);
    var most = BuyerNamed.most(store.country(), store.currency().getCurrencyCode());
    if (most == null) return DSL.inline(false);
    return DSL.field(
        o.LINE1
            .eq("")
            .and(o.OWN_WORTH_MINOR.gt(most))
            .andNotExists(
                select(b.ORDER_ID).from(b).where(b.ORDER_ID.eq(o.ID)).and(b.LINE1.ne(""))));
  }

  /**
   * All documents of a store, the newest first.
   *
   * @param year of their numbers; null for all
   */
  public Page<IssuedInvoice> list(Store store, @Nullable Integer year, @Nullable String cursor) {
    var i = only(store, INVOICE);
    var o = only(store, ORDERS);
    var f = INVOICE.as("former");
    var keyset = Keyset.of(null, i.ID, true, "invoices." + year, cursor, PAGE);
    var rows =
        db.select(
                i.ID,
                DSL.row(
                        i.PUBLIC_ID,
                        i.KIND,
                        i.NUMBER,
                        o.NUMBER,
                        i.BUYER,
                        i.ISSUED_ON,
                        i.ISSUED_AT,
                        OrderMoney.of(o, i.TOTAL_MINOR),
                        f.NUMBER)
                    .mapping(IssuedInvoice::new))
            .from(i)
            .join(o)
            .on(o.ID.eq(i.ORDER_ID))
            .leftJoin(f)
            .on(ownedBy(store, f))
            .and(f.ID.eq(i.FORMER_ID))
            .where(year == null ? DSL.noCondition() : i.YEAR.eq(year.shortValue()))
            .and(keyset.beyond())
            .orderBy(keyset.order())
            .limit(keyset.limit())
            .fetch(it -> new Keyset.Row<>(it.value1(), it.value1(), it.value2()));
    return keyset.page(rows);
  }

  /** Years in which something was made, the last one first. */
  public List<Integer> years(Store store) {
    var c = only(store, io.storeflow.db.Tables.INVOICE_COUNTER);
    return db.selectDistinct(c.YEAR).from(c).orderBy(c.YEAR.desc()).fetch(it -> (int) it.value1());
  }

  /** The public id of the document that states what an order comes to now, if one does. */
  public Optional<String> standing(Store store, long number) {
    var i = only(store, INVOICE);
    var o = only(store, ORDERS);
    return db.select(i.PUBLIC_ID)
        .from(i)
        .join(o)
        .on(o.ID.eq(i.ORDER_ID))
        .where(o.NUMBER.eq(number))
        .and(i.KIND.in(InvoiceKind.INVOICE, InvoiceKind.CORRECTED))
        .orderBy(i.ID.desc())
        .limit(1)
        .fetchOptional(i.PUBLIC_ID);
  }

  /** The same id, if it is that of a document of that order. */
  public Optional<String> ofOrder(Store store, long number, String id) {
    var i = only(store, INVOICE);
    var o = only(store, ORDERS);
    return db.select(i.PUBLIC_ID)
        .from(i)
        .join(o)
        .on(o.ID.eq(i.ORDER_ID))
        .where(o.NUMBER.eq(number))
        .and(i.PUBLIC_ID.eq(id))
        .fetchOptional(i.PUBLIC_ID);
  }
}
