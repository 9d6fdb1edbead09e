package io.storeflow.invoice;

import static io.storeflow.db.Tables.INVOICE;
import static io.storeflow.db.Tables.INVOICE_TERMS;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;

import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** What stores say of themselves on invoices; each change is audited. */
@Service
public class InvoiceTermsRows {
  /** Somebody else has changed it meanwhile. */
  public static final class Stale extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** The beginning was that of the other series: a number would be there twice. */
  public static final class PrefixTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean ofInvoices;

    PrefixTaken(boolean ofInvoices) {
      this.ofInvoices = ofInvoices;
    }

    /** Whether it is that of invoices which cannot be. */
    public boolean ofInvoices() {
      return ofInvoices;
    }
  }

  private final DSLContext db;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;

  InvoiceTermsRows(DSLContext db, Transactions transactions, ApplicationEventPublisher events) {
    this.db = db;
    this.transactions = transactions;
    this.events = events;
  }

  /** As it is now; {@link InvoiceTerms#NONE} for a store that has said nothing. One statement. */
  public InvoiceTerms of(Store store) {
    var t = only(store, INVOICE_TERMS);
    return db.select(
            t.LEGAL_NAME,
            t.TAX_NUMBER,
            t.REGISTER,
            t.MANAGERS,
            t.IBAN,
            t.BIC,
            t.BANK,
            t.PAYMENT_TERMS,
            t.CLOSING,
            t.INVOICE_PREFIX,
            t.CREDIT_PREFIX,
            t.MADE,
            t.VERSION)
        .from(t)
        .fetchOptional(mapping(InvoiceTerms::new))
        .orElse(InvoiceTerms.NONE);
  }

  /**
   * Says it.
   *
   * @param terms with the version that the person saw
   * @throws Stale if it was changed since
   * @throws PrefixTaken if numbers of the other series begin or began so
   */
  public void say(Store store, InvoiceTerms terms, Actor actor) {
    try {
      transactions.write(() -> sayNow(store, terms, actor));
    } catch (DuplicateKeyException both) {
      throw new Stale();
    }
  }

  private void sayNow(Store store, InvoiceTerms terms, Actor actor) {
    var before = of(store);
    if (before.version() != terms.version()) throw new Stale();
    var changes = terms.differences(before);
    if (before.isSaid() && changes.isEmpty()) return;
    if (terms.invoicePrefix().equalsIgnoreCase(terms.creditPrefix())) throw new PrefixTaken(false);
    if (has(store, InvoiceKind.CREDIT_NOTE, terms.invoicePrefix())) throw new PrefixTaken(true);
    if (has(store, InvoiceKind.INVOICE, terms.creditPrefix())) throw new PrefixTaken(false);
    var t = only(store, INVOICE_TERMS);
    var columns = columns(terms);
    if (terms.version() == 0) insertInto(db, store, INVOICE_TERMS).set(columns).execute();
    else if (db.update(t).set(columns).where(t.VERSION.eq(terms.version())).execute() == 0)
      throw new Stale();
    events.publishEvent(
        Audited.in(
            store,
            actor,
            "invoice_terms.changed",
            "invoice_terms",
            store.slug(),
            store.name(),
            changes));
  }

  private boolean has(Store store, InvoiceKind kind, String prefix) {
    var i = only(store, INVOICE);
    var padded = DSL.lpad(i.SEQUENCE.cast(String.class), InvoiceNumbers.DIGITS, "0");
    var digits = DSL.when(i.SEQUENCE.ge(100_000), i.SEQUENCE.cast(String.class)).otherwise(padded);
    return db.fetchExists(
        db.select(i.ID)
            .from(i)
            .where(i.SERIES.eq(kind.series()))
            .and(
                i.NUMBER.eq(
                    DSL.concat(DSL.val(prefix), i.YEAR.cast(String.class), DSL.val("-"), digits))));
  }

  private static Map<Field<?>, Object> columns(InvoiceTerms terms) {
    var columns = new HashMap<Field<?>, Object>();
    columns.put(INVOICE_TERMS.LEGAL_NAME, terms.legalName());
    columns.put(INVOICE_TERMS.TAX_NUMBER, terms.taxNumber());
    columns.put(INVOICE_TERMS.REGISTER, terms.register());
    columns.put(INVOICE_TERMS.MANAGERS, terms.managers());
    columns.put(INVOICE_TERMS.IBAN, terms.iban());
    columns.put(INVOICE_TERMS.BIC, terms.bic());
    columns.put(INVOICE_TERMS.BANK, terms.bank());
    columns.put(INVOICE_TERMS.PAYMENT_TERMS, terms.paymentTerms());
    columns.put(INVOICE_TERMS.CLOSING, terms.closing());
    columns.put(INVOICE_TERMS.INVOICE_PREFIX, terms.invoicePrefix());
    columns.put(INVOICE_TERMS.CREDIT_PREFIX, terms.creditPrefix());
    columns.put(INVOICE_TERMS.MADE, terms.made());
    columns.put(INVOICE_TERMS.VERSION, terms.version() + 1);
    return columns;
  }
}
