package io.storeflow.platform.job;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import io.storeflow.platform.id.PublicId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Enqueues work in the transaction of the change it follows: both are committed, or neither. After
 * the commit this node's lane is told to look at once.
 */
@Component
public class Jobs {

  /** Higher goes first. */
  public enum Priority {
    LOW(10),
    DEFAULT(50),
    CRITICAL(90);

    private final int value;

    Priority(int value) {
      this.value = value;
    }

    public int value() {
      return value;
    }
  }

  /** What has become of work that was enqueued under a name. */
  public enum Way {
    /** It is not there: it is done, or was never enqueued under that name. */
    GONE,
    WAITING,
    /** It waits although its time came a while ago: other work comes first. */
    LATE,
    DOING,
    /** The last try failed; it is tried again by itself. */
    FAILING,
    /** It failed too often: it is a dead letter, and nothing is done before somebody says so. */
    GIVEN_UP
  }

  /**
   * How work stands that was enqueued under a name.
   *
   * @param since when its time came, when its last try failed, or when it was given up; null for
   *     what is gone
   * @param next when it is tried again; null for soon, and for all but failing work
   */
  public record Standing(Way way, @Nullable Instant since, @Nullable Instant next) {
    public static final Standing GONE = new Standing(Way.GONE, null, null);

    /**
     * Of work that is there.
     *
     * @param at when it is to be done
     * @param failures in a row
     * @param failed when the last of them was; null for none
     */
    static Standing of(
        boolean picked,
        Instant at,
        int failures,
        @Nullable Instant failed,
        Instant now,
        Duration lateAfter) {
      if (picked) return new Standing(Way.DOING, at, null);
      if (failures > 0) return new Standing(Way.FAILING, failed, at.isAfter(now) ? at : null);
      return new Standing(at.plus(lateAfter).isBefore(now) ? Way.LATE : Way.WAITING, at, null);
    }

    public boolean isLate() {
      return way == Way.LATE;
    }

    public boolean isFailing() {
      return way == Way.FAILING;
    }

    public boolean isGivenUp() {
      return way == Way.GIVEN_UP;
    }
  }

  private static final Executor SOON =
      CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);

  private final SchedulerClient client;

  /** Lanes that are about to be told. */
  private final Set<String> waking = ConcurrentHashMap.newKeySet();

  /** Looked up late: lanes are made of tasks, whose work may enqueue more. */
  private final ObjectProvider<Lanes> lanes;

  private final DSLContext db;
  private final JobSettings settings;
  private final Clock clock;

  Jobs(
      SchedulerClient client,
      ObjectProvider<Lanes> lanes,
      DSLContext db,
      JobSettings settings,
      Clock clock) {
    this.client = client;
    this.db = db;
    this.lanes = lanes;
    this.settings = settings;
    this.clock = clock;
  }

  /** Enqueues work to be done as soon as possible. */
  public <T extends JobPayload> void enqueue(TaskDescriptor<T> kind, T payload, Priority priority) {
    insert(kind.instance(PublicId.random()).data(payload).priority(priority.value()).build());
  }

  /**
   * Enqueues work to be done as soon as possible, under a name by which {@link #waits} finds it.
   *
   * @param instance names the work among its kind; it must not be there yet
   */
  public <T extends JobPayload> void enqueue(
      TaskDescriptor<T> kind, String instance, T payload, Priority priority) {
    insert(kind.instance(instance).data(payload).priority(priority.value()).build());
  }

  /** Whether work of the same lane is due that nobody does yet. */
  public boolean othersWait(TaskDescriptor<?> kind) {
    var now = Datetimes.utc(clock.instant());
    return db.fetchExists(
        db.selectOne()
            .from(table(name(JobConfiguration.TABLE)))
            .where(field(name("lane"), String.class).eq(Lanes.of(kind.getTaskName())))
            .and(field(name("picked"), Boolean.class).isFalse())
            .and(Datetimes.AT.le(now)));
  }

  /** Whether the work of that name is still to be done, or being done. */
  public boolean waits(TaskDescriptor<?> kind, String instance) {
    return client
        .getScheduledExecution(TaskInstanceId.of(kind.getTaskName(), instance))
        .isPresent();
  }

  /**
   * How the work of that name stands.
   *
   * @param storeId the store that the work is for, as its payload has it
   */
  public Standing standing(TaskDescriptor<?> kind, String instance, long storeId) {
    return client
        .getScheduledExecution(TaskInstanceId.of(kind.getTaskName(), instance))
        .map(
            it ->
                Standing.of(
                    it.isPicked(),
                    it.getExecutionTime(),
                    it.getConsecutiveFailures(),
                    it.getLastFailure(),
                    clock.instant(),
                    settings.lateAfter()))
        .orElseGet(
            () ->
                DeadLetters.laidAside(db, storeId, kind.getTaskName(), instance)
                    .map(at -> new Standing(Way.GIVEN_UP, at, null))
                    .orElse(Standing.GONE));
  }

  /**
   * Enqueues work for a time.
   *
   * @param instance names the work among its kind; while it is there, enqueuing it again does
   *     nothing
   */
  public <T extends JobPayload> void enqueue(
      TaskDescriptor<T> kind, String instance, T payload, Priority priority, Instant at) {
    client.scheduleIfNotExists(
        kind.instance(instance).data(payload).priority(priority.value()).build(), at);
  }

  /**
   * Enqueues work for a time under a name that is not there yet, so that nothing is looked up
   * before: one statement.
   */
  public <T extends JobPayload> void enqueueNew(
      TaskDescriptor<T> kind, String instance, T payload, Priority priority, Instant at) {
    var work = kind.instance(instance).data(payload).priority(priority.value()).build();
    client.scheduleBatch(List.of(work), at);
  }

  /** Its name is new, so nothing is looked up before: one statement. */
  void insert(TaskInstance<?> work) {
    client.scheduleBatch(List.of(work), clock.instant());
    lookAfterCommit(Lanes.of(work.getTaskName()));
  }

  /** Unless work of its name waits already. */
  void insertMissing(TaskInstance<?> work) {
    if (client.scheduleIfNotExists(work, clock.instant()))
      lookAfterCommit(Lanes.of(work.getTaskName()));
  }

  private void lookAfterCommit(String lane) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      look(lane);
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            look(lane);
          }
        });
  }

  /** Not for each job by itself: those of the next moment are fetched in one go. */
  private void look(String lane) {
    if (!waking.add(lane)) return;
    SOON.execute(
        () -> {
          waking.remove(lane);
          lanes.ifAvailable(all -> all.look(lane));
        });
  }
}
