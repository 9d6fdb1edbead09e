package io.storeflow.invoice;

import static io.storeflow.db.Tables.INVOICE;
import static io.storeflow.db.Tables.INVOICE_MISSING;
import static io.storeflow.db.Tables.INVOICE_TERMS;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.STORE_TAX;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.db.tables.InvoiceMissing;
import io.storeflow.db.tables.Orders;
import io.storeflow.invoice.InvoiceRefused.Why;
import io.storeflow.order.FulfilmentState;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.paging.Keyset;
import io.storeflow.platform.paging.Page;
import io.storeflow.pricelist.OrderMoney;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Orders that were due an invoice by themselves, of which none could be made until somebody acts.
 */
@Component
public class MissingInvoices {
  /** Beyond it they are many. */
  public static final int COUNTED = 1_000;

  private static final int PAGE = 50;

  /** What somebody can do something about: an order that comes to nothing needs no invoice. */
  private static final Set<Why> IN_THE_WAY =
      EnumSet.of(Why.DETAILS, Why.ADDRESS, Why.TAX_ID, Why.BUYER);

  private final DSLContext db;
  private final Transactions transactions;
  private final InvoiceQueries queries;
  private final Clock clock;

  MissingInvoices(DSLContext db, Transactions transactions, InvoiceQueries queries, Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.clock = clock;
  }

  /**
   * An order without its invoice.
   *
   * @param since when it was due
   * @param lacksBuyer whether the address of its buyer has to be stated and is not known
   */
  public record Missing(
      long number, String customer, Money worth, Instant since, boolean lacksBuyer) {}

  /** Writes down that it was due and could not be made; nothing if it was made meanwhile. */
  void note(Store store, long number, Why why) {
    if (!IN_THE_WAY.contains(why)) return;
    transactions.write(
        () -> {
          long id = queries.locked(store, number);
          var i = only(store, INVOICE);
          if (db.fetchExists(i, i.ORDER_ID.eq(id))) return;
          insertInto(db, store, INVOICE_MISSING)
              .set(INVOICE_MISSING.ORDER_ID, id)
              .set(INVOICE_MISSING.SINCE, clock.instant())
              .onDuplicateKeyIgnore()
              .execute();
        });
  }

  /** It was made, or is not due any more. Joins the caller's transaction. */
  void forget(Store store, long order) {
    var m = only(store, INVOICE_MISSING);
    db.deleteFrom(m).where(m.ORDER_ID.eq(order)).execute();
  }

  /** How many there are; {@link #COUNTED} and one for more. One statement. */
  public int count(Store store) {
    var m = only(store, INVOICE_MISSING);
    var o = only(store, ORDERS);
    return db.fetchCount(
        selectOne().from(m).join(o).on(o.ID.eq(m.ORDER_ID)).where(isDue(o)).limit(COUNTED + 1));
  }

  /** A page of them, the last one first. One statement. */
  public Page<Missing> list(Store store, @Nullable String cursor) {
    var m = only(store, INVOICE_MISSING);
    var o = only(store, ORDERS);
    var keyset = Keyset.of(null, m.ORDER_ID, true, "missing invoices", cursor, PAGE);
    var rows =
        db.select(m.ORDER_ID, missing(store, m, o))
            .from(m)
            .join(o)
            .on(o.ID.eq(m.ORDER_ID))
            .where(isDue(o))
            .and(keyset.beyond())
            .orderBy(keyset.order())
            .limit(keyset.limit())
            .fetch(it -> new Keyset.Row<>(it.value1(), it.value1(), it.value2()));
    return keyset.page(rows);
  }

  private static SelectField<Missing> missing(Store store, InvoiceMissing m, Orders o) {
    return row(
            o.NUMBER,
            o.CUSTOMER_NAME,
            OrderMoney.of(o, o.TOTAL_MINOR.minus(o.CREDITED_MINOR)),
            m.SINCE,
            InvoiceQueries.lacksBuyer(store, o))
        .mapping(Missing::new);
  }

  /** What was cancelled, or credited as a whole, since then has nothing to state. */
  private static Condition isDue(Orders o) {
    return o.FULFILMENT_STATE.ne(FulfilmentState.CANCELLED).and(o.TOTAL_MINOR.gt(o.CREDITED_MINOR));
  }

  /** What the store has not said that its invoices have to; empty for nothing. One statement. */
  public String lacking(Store store) {
    return db.select(seller(store)).fetchSingle().value1();
  }

  /**
   * The same as a column of another statement: {@code address}, {@code tax_id}, or empty. Of a
   * store that has said nothing of its invoices it is empty too: it may want none.
   */
  public static Field<String> seller(Store store) {
    var t = only(store, INVOICE_TERMS);
    var v = only(store, STORE_TAX);
    var vatId = coalesce(field(select(v.VAT_ID).from(v)), inline(""));
    return multiset(select(t.TAX_NUMBER, vatId).from(t))
        .convertFrom(
            rows ->
                rows.stream()
                    .map(mapping((number, id) -> lacking(store, number, id)))
                    .findFirst()
                    .orElse(""));
  }

  private static String lacking(Store store, String taxNumber, String vatId) {
    var why = InvoiceTerms.lacking(store.hasAddress(), store.country(), taxNumber, vatId);
    return why == null ? "" : why.name().toLowerCase(Locale.ROOT);
  }
}
