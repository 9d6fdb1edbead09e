package io.storeflow.printer;

import static io.storeflow.db.Tables.PRINTER;
import static io.storeflow.db.Tables.PRINT_JOB;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.platform.job.Jobs;
import io.storeflow.platform.job.NotYet;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Has what was not printed shown on the page of failed tasks: what a printer did not fetch for
 * twelve hours, and what it took too often without printing it. Tried again from there, it waits
 * for its printer once more.
 */
@Component
class UnprintedJobs {
  /** A printer may be off over night. */
  static final Duration PATIENCE = Duration.ofHours(12);

  static final TaskDescriptor<Unprinted> UNFETCHED =
      TaskDescriptor.of("order.ticket-unfetched", Unprinted.class);
  static final TaskDescriptor<Unprinted> UNPRINTED =
      TaskDescriptor.of("order.ticket-unprinted", Unprinted.class);

  /** The work of looking what became of something that is to be printed. */
  record Unprinted(long storeId, long jobId) implements JobPayload {}

  private final DSLContext db;
  private final Jobs jobs;
  private final Stores stores;
  private final PrintJobQueries queries;
  private final PrinterQueries printers;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  UnprintedJobs(
      DSLContext db,
      Jobs jobs,
      Stores stores,
      PrintJobQueries queries,
      PrinterQueries printers,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.jobs = jobs;
    this.stores = stores;
    this.queries = queries;
    this.printers = printers;
    this.events = events;
    this.clock = clock;
  }

  /** Looks after it once it should be printed. Joins the caller's transaction. */
  void watch(Store store, long job, String token) {
    var at = clock.instant().plus(PATIENCE);
    var work = new Unprinted(store.id(), job);
    jobs.enqueueNew(UNFETCHED, token, work, Jobs.Priority.LOW, at);
  }

  /**
   * Tells that these wait, for printers that do not ask. Joins the caller's transaction.
   *
   * @param tokens of what is to be printed; what is not there was there before
   */
  void tell(Store store, List<String> tokens) {
    var j = only(store, PRINT_JOB);
    var p = only(store, PRINTER);
    db.select(p.PUBLIC_ID, p.KIND, j.PUBLIC_ID)
        .from(j)
        .join(p)
        .on(p.ID.eq(j.PRINTER_ID))
        .where(j.PUBLIC_ID.in(tokens))
        .and(p.KIND.eq(PrinterKind.NETWORK))
        .fetch(mapping((printer, kind, token) -> new TicketWaits(store.id(), printer, kind, token)))
        .forEach(events::publishEvent);
  }

  /** Tells that it was given up. Joins the caller's transaction. */
  void report(Store store, PrintJob job) {
    jobs.enqueue(UNPRINTED, new Unprinted(store.id(), job.id()), Jobs.Priority.DEFAULT);
  }

  /** Of what was handed out too often. */
  void unprinted(Unprinted work) {
    var store = stores.reopen(work.storeId());
    var job = queries.byId(store, work.jobId()).orElse(null);
    if (job == null) return;
    switch (job.state()) {
      case FAILED -> layAside(store, job);
      case LAID_ASIDE -> again(store, job);
      default -> {}
    }
  }

  /** Of what was never fetched. */
  void unfetched(Unprinted work) {
    var store = stores.reopen(work.storeId());
    var job = queries.byId(store, work.jobId()).orElse(null);
    if (job == null) return;
    var end = job.askedAt().plus(PATIENCE);
    switch (job.state()) {
      case WAITING, SENT -> {
        if (end.isAfter(clock.instant())) throw waits(end);
        layAside(store, job);
      }
      // Handed out too often, that is told by the other; never fetched, somebody tries it again.
      case LAID_ASIDE -> {
        if (job.tries() > 0) return;
        again(store, job);
        throw waits(clock.instant().plus(PATIENCE));
      }
      default -> {}
    }
  }

  private NotYet waits(Instant end) {
    return new NotYet("its printer may fetch it", Duration.between(clock.instant(), end));
  }

  private void layAside(Store store, PrintJob job) {
    state(store, job, PrintJobState.LAID_ASIDE);
    var what = job.number() == null ? "A test page" : "The ticket of order #" + job.number();
    var printer = printers.ofJob(store, job.printerId()).name();
    var why = job.trouble().isEmpty() ? "" : ", which said: " + job.trouble();
    throw new JobFactory.GivenUp(
        what + " was not printed by " + printer + " after " + job.tries() + " tries" + why);
  }

  private void again(Store store, PrintJob job) {
    state(store, job, PrintJobState.WAITING);
    tell(store, List.of(job.token()));
  }

  private void state(Store store, PrintJob job, PrintJobState to) {
    var j = only(store, PRINT_JOB);
    db.update(j)
        .set(j.STATE, to)
        .set(j.TRIES, to == PrintJobState.WAITING ? 0 : job.tries())
        .set(j.ASKED_AT, to == PrintJobState.WAITING ? clock.instant() : job.askedAt())
        .where(j.ID.eq(job.id()))
        .and(j.STATE.eq(job.state()))
        .execute();
  }

  /** The kinds of work. */
  @Configuration(proxyBeanMethods = false)
  static class Tasks {
    @Bean
    static Task<Unprinted> unfetchedTickets(JobFactory factory, UnprintedJobs jobs) {
      return factory.task(UNFETCHED, jobs::unfetched);
    }

    @Bean
    static Task<Unprinted> unprintedTickets(JobFactory factory, UnprintedJobs jobs) {
      return factory.task(UNPRINTED, jobs::unprinted);
    }
  }
}
