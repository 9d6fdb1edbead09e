package io.storeflow.printer;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.PRINT_JOB;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SortField;
import org.springframework.stereotype.Component;

/** Reads what printers are to print. */
@Component
public class PrintJobQueries {
  private final DSLContext db;

  PrintJobQueries(DSLContext db) {
    this.db = db;
  }

  /** The last that a printer had to print, the newest first. */
  public List<PrintJob> last(Store store, Printer printer, int most) {
    var j = only(store, PRINT_JOB);
    return read(store, j.PRINTER_ID.eq(printer.id()), j.ID.desc(), most);
  }

  /**
   * What the printer is to print next.
   *
   * @param unconfirmed when what was handed out since is still waited for
   */
  Optional<PrintJob> due(Store store, Printer printer, Instant unconfirmed) {
    var j = only(store, PRINT_JOB);
    var which = j.PRINTER_ID.eq(printer.id()).and(isDue(store, unconfirmed));
    return read(store, which, j.ID.asc(), 1).stream().findFirst();
  }

  Optional<PrintJob> byToken(Store store, Printer printer, String token) {
    var j = only(store, PRINT_JOB);
    var which = j.PRINTER_ID.eq(printer.id()).and(j.PUBLIC_ID.eq(token));
    return read(store, which, j.ID.asc(), 1).stream().findFirst();
  }

  /** What the printer took last, for one that names nothing. */
  Optional<PrintJob> taken(Store store, Printer printer) {
    var j = only(store, PRINT_JOB);
    var which = j.PRINTER_ID.eq(printer.id()).and(j.STATE.eq(PrintJobState.SENT));
    return read(store, which, j.SENT_AT.desc(), 1).stream().findFirst();
  }

  Optional<PrintJob> byId(Store store, long id) {
    var j = only(store, PRINT_JOB);
    return read(store, j.ID.eq(id), j.ID.asc(), 1).stream().findFirst();
  }

  static Condition isDue(Store store, Instant unconfirmed) {
    var j = only(store, PRINT_JOB);
    var silent = j.STATE.eq(PrintJobState.SENT).and(j.SENT_AT.le(unconfirmed));
    return j.STATE.eq(PrintJobState.WAITING).or(silent);
  }

  private List<PrintJob> read(Store store, Condition which, SortField<?> order, int most) {
    var j = only(store, PRINT_JOB);
    var o = ORDERS;
    return db.select(
            j.ID,
            j.PUBLIC_ID,
            j.PRINTER_ID,
            j.ORDER_ID,
            o.NUMBER,
            j.STATE,
            j.TRIES,
            j.FETCHER,
            j.TROUBLE,
            j.PERSON_ID,
            j.ACTOR_NAME,
            j.ASKED_AT,
            j.SENT_AT,
            j.DONE_AT,
            again(store))
        .from(j)
        .leftJoin(o)
        .on(ownedBy(store, o))
        .and(o.ID.eq(j.ORDER_ID))
        .where(which)
        .orderBy(order)
        .limit(most)
        .fetch(mapping(PrintJob::new));
  }

  private static Field<Boolean> again(Store store) {
    var j = only(store, PRINT_JOB);
    var before = only(store, PRINT_JOB, "before");
    return field(
        exists(
            selectOne()
                .from(before)
                .where(before.ORDER_ID.eq(j.ORDER_ID))
                .and(before.PRINTER_ID.eq(j.PRINTER_ID))
                .and(before.ID.ne(j.ID))
                .and(before.STATE.eq(PrintJobState.PRINTED))));
  }
}
