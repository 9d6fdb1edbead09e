package io.storeflow.stripeevent;

import static io.storeflow.db.Tables.STRIPE_EVENT;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.platform.job.Jobs;
import io.storeflow.platform.time.Expiring;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** Takes events and has them worked on; keeps those of which somebody may still ask. */
@Service
public class StripeEvents implements Expiring {
  /** So long one is kept that does not wait: Stripe itself keeps them for 30 days. */
  static final Duration KEPT = Duration.ofDays(90);

  private static final int LONGEST_PROBLEM = 200;
  private static final int AT_ONCE = 1_000;

  private final DSLContext db;
  private final Transactions transactions;
  private final Jobs jobs;
  private final Clock clock;
  private final Map<String, List<Listens>> listeners;

  StripeEvents(
      DSLContext db, Transactions transactions, Jobs jobs, Clock clock, List<Listens> listeners) {
    this.db = db;
    this.transactions = transactions;
    this.jobs = jobs;
    this.clock = clock;
    this.listeners =
        listeners.stream()
            .flatMap(it -> it.kinds().stream().map(kind -> Map.entry(kind, it)))
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableList())));
  }

  /** The work of one event. */
  record Work(long event) implements JobPayload {
    @Override
    public long storeId() {
      return NO_STORE;
    }
  }

  /**
   * Takes an event, whose signature was right; it and its work are written together. Nothing if it
   * came before.
   *
   * @param event its id
   * @return whether it is new
   */
  public boolean take(String event, StripeNews news) {
    boolean needed = listeners.containsKey(news.kind());
    return transactions.write(
        () -> {
          long id = Ids.next();
          var now = clock.instant();
          int made =
              db.insertInto(STRIPE_EVENT)
                  .set(STRIPE_EVENT.ID, id)
                  .set(STRIPE_EVENT.ACCOUNT, news.account())
                  .set(STRIPE_EVENT.EVENT, event)
                  .set(STRIPE_EVENT.KIND, news.kind())
                  .set(STRIPE_EVENT.OBJECT, news.object())
                  .set(STRIPE_EVENT.MADE_AT, news.at())
                  .set(STRIPE_EVENT.RECEIVED_AT, now)
                  .set(STRIPE_EVENT.STAGE, needed ? EventStage.WAITING : EventStage.PASSED)
                  .set(STRIPE_EVENT.DONE_AT, needed ? null : now)
                  .onDuplicateKeyIgnore()
                  .execute();
          if (made == 0) return false;
          if (needed) jobs.enqueue(EventJobs.EVENT, new Work(id), Jobs.Priority.CRITICAL);
          return true;
        });
  }

  /** Tells those who need it; what none of them knows is parked. Nothing if that was done. */
  void work(long id) {
    var news = waiting(id).orElse(null);
    if (news == null) return;
    try {
      for (var it : listeners.getOrDefault(news.kind(), List.of())) it.hear(news);
      end(id, EventStage.DONE, "");
    } catch (UnknownObject unknown) {
      end(id, EventStage.PARKED, String.valueOf(unknown.getMessage()));
    }
  }

  @EventListener
  void known(AccountKnown it) {
    again(it.account());
  }

  /**
   * Has what is parked of an account worked on once more.
   *
   * @return how many that are, at most a thousand
   */
  public int again(String account) {
    return transactions.write(
        () -> {
          var parked =
              db.select(STRIPE_EVENT.ID)
                  .from(STRIPE_EVENT)
                  .where(STRIPE_EVENT.ACCOUNT.eq(account))
                  .and(STRIPE_EVENT.STAGE.eq(EventStage.PARKED))
                  .orderBy(STRIPE_EVENT.ID)
                  .limit(AT_ONCE)
                  .forUpdate()
                  .fetch(STRIPE_EVENT.ID);
          if (parked.isEmpty()) return 0;
          db.update(STRIPE_EVENT)
              .set(STRIPE_EVENT.STAGE, EventStage.WAITING)
              .where(STRIPE_EVENT.ID.in(parked))
              .execute();
          for (long id : parked) jobs.enqueue(EventJobs.EVENT, new Work(id), Jobs.Priority.LOW);
          return parked.size();
        });
  }

  @Override
  public void forgetExpired() {
    var before = clock.instant().minus(KEPT);
    int gone;
    do
      gone =
          db.deleteFrom(STRIPE_EVENT)
              .where(STRIPE_EVENT.STAGE.ne(EventStage.WAITING))
              .and(STRIPE_EVENT.RECEIVED_AT.lt(before))
              .limit(AT_ONCE)
              .execute();
    while (gone == AT_ONCE);
  }

  private Optional<StripeNews> waiting(long id) {
    return db.select(
            STRIPE_EVENT.ACCOUNT, STRIPE_EVENT.KIND, STRIPE_EVENT.OBJECT, STRIPE_EVENT.MADE_AT)
        .from(STRIPE_EVENT)
        .where(STRIPE_EVENT.ID.eq(id))
        .and(STRIPE_EVENT.STAGE.eq(EventStage.WAITING))
        .fetchOptional(
            row -> new StripeNews(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  private void end(long id, EventStage stage, String problem) {
    db.update(STRIPE_EVENT)
        .set(STRIPE_EVENT.STAGE, stage)
        .set(
            STRIPE_EVENT.PROBLEM, problem.substring(0, Math.min(LONGEST_PROBLEM, problem.length())))
        .set(STRIPE_EVENT.DONE_AT, stage == EventStage.PARKED ? null : clock.instant())
        .where(STRIPE_EVENT.ID.eq(id))
        .execute();
  }
}
