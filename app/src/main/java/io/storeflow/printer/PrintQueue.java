package io.storeflow.printer;

import static io.storeflow.db.Tables.LOCATION;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.PRINTER;
import static io.storeflow.db.Tables.PRINT_JOB;
import static io.storeflow.db.Tables.SHIPPING_RATE;
import static io.storeflow.store.Owned.insertMissing;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import io.storeflow.db.tables.records.PrintJobRecord;
import io.storeflow.orderpaper.OrderPrints;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.upkeep.ExpiringOfStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What printers are to print. Each is handed out until its printer confirms it, one machine at a
 * time; what stays unconfirmed is handed out again, marked as such, since it may lie on the counter
 * already. After {@value #TRIES} tries it is a failed task.
 */
@Service
public class PrintQueue implements ExpiringOfStore {
  /** What may wait for one printer: a long night with the power off. */
  public static final int MOST_WAITING = 500;

  static final int TRIES = 5;

  /** For how long a printer may say nothing of what it took. */
  public static final Duration SILENCE = Duration.ofMinutes(1);

  private static final Duration KEPT = Duration.ofDays(30);
  private static final int LONGEST_FETCHER = 40;
  private static final int LONGEST_TROUBLE = 120;

  /** As much waits for the printer as may. Nothing was added. */
  public static final class Full extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Full() {
      super("too much waits for the printer", null, false, false);
    }
  }

  /**
   * What a printer is handed.
   *
   * @param again whether it may lie printed beside the printer already
   */
  public record Handed(PrintJob job, boolean again) {}

  private final DSLContext db;
  private final Transactions transactions;
  private final PrintJobQueries queries;
  private final UnprintedJobs unprinted;
  private final OrderPrints prints;
  private final Clock clock;

  PrintQueue(
      DSLContext db,
      Transactions transactions,
      PrintJobQueries queries,
      UnprintedJobs unprinted,
      OrderPrints prints,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.unprinted = unprinted;
    this.prints = prints;
    this.clock = clock;
  }

  /**
   * Has a ticket of the order printed.
   *
   * @throws Full if {@value #MOST_WAITING} wait for the printer
   * @throws NotFound if the store has no such order
   */
  public void ask(Store store, Printer printer, long number, Actor actor) {
    var o = only(store, ORDERS);
    transactions.write(
        () -> {
          long order =
              db.select(o.ID)
                  .from(o)
                  .where(o.NUMBER.eq(number))
                  .fetchOptional(o.ID)
                  .orElseThrow(NotFound::new);
          add(store, printer, order, actor);
        });
  }

  /**
   * Has a page printed that shows what the printer can print.
   *
   * @throws Full as above
   */
  public void test(Store store, Printer printer, Actor actor) {
    transactions.write(() -> add(store, printer, null, actor));
  }

  private void add(Store store, Printer printer, @Nullable Long order, Actor actor) {
    if (printer.waiting() >= MOST_WAITING) throw new Full();
    insert(store, List.of(row(printer.id(), order, null, actor)));
  }

  /**
   * An order is accepted: has its ticket printed where that happens by itself, once for each
   * printer. Joins the caller's transaction.
   */
  void accepted(Store store, long orderId) {
    var p = only(store, PRINTER);
    var o = only(store, ORDERS);
    var r = only(store, SHIPPING_RATE);
    var l = only(store, LOCATION);
    var j = only(store, PRINT_JOB);
    var fetched = field(select(r.LOCATION_ID).from(r).where(r.ID.eq(o.RATE_ID)));
    var main = field(select(l.ID).from(l).where(l.MAIN));
    var waiting =
        field(
            selectCount().from(j).where(j.PRINTER_ID.eq(p.ID)).and(j.STATE.in(PrintJobState.OPEN)));
    var rows =
        db
            .select(p.ID)
            .from(p)
            .join(o)
            .on(o.ID.eq(orderId))
            .where(p.REVOKED_AT.isNull())
            .and(p.AUTOMATIC)
            .and(o.SENT)
            .and(p.LOCATION_ID.isNull().or(p.LOCATION_ID.eq(coalesce(fetched, main))))
            .and(waiting.lt(MOST_WAITING))
            .fetch(p.ID)
            .stream()
            .map(printer -> row(printer, orderId, orderId, Actor.SYSTEM))
            .toList();
    if (!rows.isEmpty()) insert(store, rows);
  }

  private void insert(Store store, List<PrintJobRecord> rows) {
    insertMissing(db, store, PRINT_JOB, rows);
    for (var row : rows) unprinted.watch(store, row.getId(), row.getPublicId());
    unprinted.tell(store, rows.stream().map(PrintJobRecord::getPublicId).toList());
  }

  private PrintJobRecord row(
      long printer, @Nullable Long order, @Nullable Long automatic, Actor actor) {
    var row = new PrintJobRecord();
    row.setId(Ids.next());
    row.setPublicId(PublicId.random());
    row.setPrinterId(printer);
    row.setOrderId(order);
    row.setAutomaticOrderId(automatic);
    row.setState(PrintJobState.WAITING);
    row.setTries(0);
    row.setFetcher("");
    row.setTrouble("");
    row.setPersonId(actor.personId());
    row.setActorName(actor.name());
    row.setAskedAt(clock.instant());
    return row;
  }

  /** What the printer is to fetch next; what it had too often is given up before. */
  public Optional<PrintJob> next(Store store, Printer printer) {
    for (; ; ) {
      var due = queries.due(store, printer, silentSince());
      if (due.isEmpty() || due.get().tries() < TRIES) return due;
      giveUp(store, due.get(), "");
    }
  }

  /**
   * Hands it to the printer. The same machine may ask for it again while it prints.
   *
   * @param token of what it wants; null for whatever is next
   * @param fetcher which machine asks; empty where it does not say
   */
  public Optional<Handed> hand(
      Store store, Printer printer, @Nullable String token, String fetcher) {
    var found = token == null ? next(store, printer) : queries.byToken(store, printer, token);
    return found.flatMap(
        job -> hand(store, job, token != null, Typed.cut(fetcher, LONGEST_FETCHER)));
  }

  private Optional<Handed> hand(Store store, PrintJob job, boolean named, String fetcher) {
    var j = only(store, PRINT_JOB);
    int taken =
        db.update(j)
            .set(j.STATE, PrintJobState.SENT)
            .set(j.SENT_AT, clock.instant())
            .set(j.TRIES, j.TRIES.plus(1))
            .set(j.FETCHER, fetcher)
            .where(j.ID.eq(job.id()))
            .and(PrintJobQueries.isDue(store, silentSince()))
            .execute();
    if (taken == 1) return Optional.of(new Handed(job, job.again() || job.tries() > 0));
    boolean same = named && job.state() == PrintJobState.SENT && job.fetcher().equals(fetcher);
    return same ? Optional.of(new Handed(job, job.again() || job.tries() > 1)) : Optional.empty();
  }

  /**
   * The printer has printed it: told once, however often it says so.
   *
   * @param token of what it printed; null for what it took last
   */
  public void confirm(Store store, Printer printer, @Nullable String token) {
    transactions.write(
        () -> {
          var job = taken(store, printer, token).orElse(null);
          if (job == null) return;
          var j = only(store, PRINT_JOB);
          int first =
              db.update(j)
                  .set(j.STATE, PrintJobState.PRINTED)
                  .set(j.DONE_AT, clock.instant())
                  .set(j.TROUBLE, "")
                  .where(j.ID.eq(job.id()))
                  .and(j.STATE.ne(PrintJobState.PRINTED))
                  .execute();
          if (first == 0 || job.orderId() == null || job.number() == null) return;
          var by = Actor.kept(job.personId(), job.actorName());
          var printed = new OrderPrints.Order(job.orderId(), job.number(), job.again());
          prints.tell(store, OrderPrints.Paper.TICKET, List.of(printed), printer.name(), by);
        });
  }

  /**
   * The printer could not print it, and says why.
   *
   * @param token as above
   * @return whether it is still to be printed
   */
  public boolean refuse(Store store, Printer printer, @Nullable String token, String why) {
    var job = taken(store, printer, token).orElse(null);
    if (job == null || job.state() != PrintJobState.SENT) return false;
    var trouble = Typed.cut(Typed.line(why), LONGEST_TROUBLE);
    if (job.tries() >= TRIES) {
      giveUp(store, job, trouble);
      return false;
    }
    var j = only(store, PRINT_JOB);
    int waits =
        db.update(j)
            .set(j.STATE, PrintJobState.WAITING)
            .set(j.TROUBLE, trouble)
            .where(j.ID.eq(job.id()))
            .and(j.STATE.eq(PrintJobState.SENT))
            .execute();
    return waits == 1;
  }

  private Optional<PrintJob> taken(Store store, Printer printer, @Nullable String token) {
    return token == null ? queries.taken(store, printer) : queries.byToken(store, printer, token);
  }

  private void giveUp(Store store, PrintJob job, String trouble) {
    transactions.write(
        () -> {
          var j = only(store, PRINT_JOB);
          int given =
              db.update(j)
                  .set(j.STATE, PrintJobState.FAILED)
                  .set(j.TROUBLE, trouble)
                  .where(j.ID.eq(job.id()))
                  .and(j.STATE.in(PrintJobState.OPEN))
                  .execute();
          if (given == 1) unprinted.report(store, job);
        });
  }

  /** Its printer is revoked: nothing of it is printed. */
  void drop(Store store, Printer printer) {
    var j = only(store, PRINT_JOB);
    db.update(j)
        .set(j.STATE, PrintJobState.DROPPED)
        .where(j.PRINTER_ID.eq(printer.id()))
        .and(j.STATE.in(PrintJobState.OPEN))
        .execute();
  }

  private Instant silentSince() {
    return clock.instant().minus(SILENCE);
  }

  @Override
  public int forgetExpired(Store store) {
    var j = only(store, PRINT_JOB);
    return db.deleteFrom(j)
        .where(j.ASKED_AT.lt(clock.instant().minus(KEPT)))
        .orderBy(j.ASKED_AT)
        .limit(STEP)
        .execute();
  }
}
