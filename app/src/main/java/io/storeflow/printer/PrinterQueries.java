package io.storeflow.printer;

import static io.storeflow.db.Tables.PRINTER;
import static io.storeflow.db.Tables.PRINT_JOB;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import io.storeflow.platform.code.Choice;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SelectField;
import org.springframework.stereotype.Component;

/** Reads the printers of a store. */
@Component
public class PrinterQueries {
  /** How often it is written down that a printer has asked. */
  private static final Duration NOTED_EVERY = Duration.ofSeconds(30);

  private final DSLContext db;
  private final Clock clock;

  PrinterQueries(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Those that are not revoked, by name. One statement. */
  public List<Printer> all(Store store) {
    return read(store, only(store, PRINTER).REVOKED_AT.isNull());
  }

  /**
   * @throws NotFound if the store has no such, or revoked it
   */
  public Printer get(Store store, String publicId) {
    return find(store, publicId).orElseThrow(NotFound::new);
  }

  /** The same; empty if the store has no such, or revoked it. */
  public Optional<Printer> find(Store store, String publicId) {
    var p = only(store, PRINTER);
    return read(store, p.PUBLIC_ID.eq(publicId).and(p.REVOKED_AT.isNull())).stream().findFirst();
  }

  /** That of a job, whatever has become of it. */
  Printer ofJob(Store store, long printerId) {
    return read(store, only(store, PRINTER).ID.eq(printerId)).getFirst();
  }

  Optional<Printer> byHash(Store store, String hash) {
    var p = only(store, PRINTER);
    return read(store, p.SECRET_HASH.eq(hash).and(p.REVOKED_AT.isNull())).stream().findFirst();
  }

  /** Those on which a ticket can be printed, as a column of any statement of the store. */
  public static Field<List<Choice>> choices(Store store) {
    var p = only(store, PRINTER);
    return multiset(
            select(p.PUBLIC_ID, p.NAME)
                .from(p)
                .where(p.REVOKED_AT.isNull())
                .orderBy(p.NAME, p.ID)
                .limit(Printers.MOST))
        .convertFrom(found -> found.map(mapping(Choice::of)));
  }

  /** Writes down that it has asked, where that is news. */
  public void seen(Store store, Printer printer, String told) {
    var now = clock.instant();
    var before = printer.seenAt();
    boolean isNews = before == null || before.isBefore(now.minus(NOTED_EVERY));
    if (!isNews && told.equals(printer.told())) return;
    var p = only(store, PRINTER);
    db.update(p).set(p.SEEN_AT, now).set(p.TOLD, told).where(p.ID.eq(printer.id())).execute();
  }

  private List<Printer> read(Store store, Condition which) {
    var p = only(store, PRINTER);
    SelectField<NewPrinter> is =
        row(p.NAME, p.KIND, p.PAPER, p.LANGUAGE, p.LOCATION_ID, p.ADDRESS, p.AUTOMATIC)
            .mapping(
                (name, kind, paper, language, location, address, automatic) ->
                    new NewPrinter(
                        name,
                        kind,
                        paper,
                        Locale.forLanguageTag(language),
                        location,
                        address,
                        automatic));
    return db.select(
            p.ID,
            p.PUBLIC_ID,
            is,
            p.HINT,
            p.CREATED_BY,
            p.CREATED_AT,
            p.REVOKED_AT,
            p.SEEN_AT,
            p.TOLD,
            waiting(store))
        .from(p)
        .where(which)
        .orderBy(p.NAME, p.ID)
        .limit(Printers.MOST)
        .fetch(mapping(Printer::new));
  }

  private static Field<Integer> waiting(Store store) {
    var p = only(store, PRINTER);
    var j = only(store, PRINT_JOB);
    return field(
        selectCount().from(j).where(j.PRINTER_ID.eq(p.ID)).and(j.STATE.in(PrintJobState.OPEN)));
  }
}
