package io.storeflow.invoice;

import static io.storeflow.db.Tables.INVOICE_COUNTER;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.store.Store;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Numbers without gaps, per store, series and year. Taking one locks the series until the caller's
 * transaction ends: if it is rolled back, the number is free again.
 */
@Component
class InvoiceNumbers {
  /** As many as a number has at least. */
  static final int DIGITS = 5;

  /** A number that was taken. */
  record Taken(int year, int sequence) {
    /** As people read it: "RE-2026-00017". */
    String text(String prefix) {
      return "%s%d-%05d".formatted(prefix, year, sequence);
    }
  }

  private final DSLContext db;

  InvoiceNumbers(DSLContext db) {
    this.db = db;
  }

  /**
   * Takes the next one, in the caller's transaction.
   *
   * @param on the day of issue, in the store's time zone
   */
  Taken next(Store store, InvoiceKind kind, LocalDate on) {
    var c = only(store, INVOICE_COUNTER);
    short year = (short) on.getYear();
    insertInto(db, store, INVOICE_COUNTER)
        .set(INVOICE_COUNTER.SERIES, kind.series())
        .set(INVOICE_COUNTER.YEAR, year)
        .set(INVOICE_COUNTER.LAST, 1)
        .onDuplicateKeyUpdate()
        .set(INVOICE_COUNTER.LAST, INVOICE_COUNTER.LAST.plus(1))
        .execute();
    int last =
        db.select(c.LAST)
            .from(c)
            .where(c.SERIES.eq(kind.series()))
            .and(c.YEAR.eq(year))
            .fetchSingle(c.LAST);
    return new Taken(year, last);
  }
}
