package io.storeflow.platform.job;

import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import io.storeflow.platform.db.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Makes the tasks that do enqueued work. Work that fails is tried again after growing pauses with
 * jitter (about 5 s, 10 s, 20 s ... at most 10 min); after the last try it becomes a {@link
 * DeadLetters dead letter}. Work whose node died counts as a try that failed.
 */
@Component
@EnableConfigurationProperties(JobSettings.class)
public class JobFactory {
  /** Thrown by work that knows that trying again is in vain: it is laid aside at once. */
  public static final class GivenUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GivenUp(String what) {
      super(what, null, false, false);
    }
  }

  /** Of work that fails, before it is laid aside. */
  public static final int TRIES = 8;

  private static final Logger LOG = LoggerFactory.getLogger(JobFactory.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final DeadLetters deadLetters;
  private final Transactions transactions;
  private final Clock clock;
  private final JobSettings settings;

  /** Looked up late: lanes are made of tasks. */
  private final ObjectProvider<Lanes> lanes;

  JobFactory(
      DeadLetters deadLetters,
      Transactions transactions,
      Clock clock,
      JobSettings settings,
      ObjectProvider<Lanes> lanes) {
    this.deadLetters = deadLetters;
    this.transactions = transactions;
    this.clock = clock;
    this.settings = settings;
    this.lanes = lanes;
  }

  /**
   * A task for one kind of work; declare it as a bean. The work may run more than once: after a
   * crash it begins again.
   */
  public <T extends JobPayload> Task<T> task(TaskDescriptor<T> kind, Consumer<T> work) {
    return closing(
        kind,
        job -> {
          work.accept(job.payload());
          return () -> {};
        });
  }

  /**
   * A task whose work leaves something to be written when it is done, such as "mail sent": that is
   * written in the one transaction that also removes the job, so it is written once. While the
   * database is away that is tried until it is back, so that what was done is not done again.
   *
   * @param work does what it does and returns what is then to be written, or throws {@link NotYet}
   *     to be asked again later, {@link Away}, or {@link GivenUp}
   */
  public <T extends JobPayload> Task<T> closing(
      TaskDescriptor<T> kind, Function<Job<T>, Runnable> work) {
    return Tasks.custom(kind)
        .onFailure(this::failed)
        .onDeadExecution(this::died)
        .execute((instance, context) -> run(instance, context, work));
  }

  /**
   * A task that is done by the clock, by one node at a time; after a failure again at the next
   * time.
   */
  public Task<Void> byTheClock(String name, Schedule times, Runnable work) {
    return Tasks.recurring(name, times)
        .onDeadExecution(
            (dead, operations) -> {
              if (isSurelyDead(dead)) operations.reschedule(dead, clock.instant());
            })
        .execute((instance, context) -> work.run());
  }

  private <T extends JobPayload> CompletionHandler<T> run(
      TaskInstance<T> instance, ExecutionContext context, Function<Job<T>, Runnable> work) {
    var state = context.getSchedulerState();
    var kind = instance.getTaskName();
    int failures = context.getExecution().consecutiveFailures;
    try {
      var job = new Job<>(kind + "/" + instance.getId(), failures, instance.getData());
      var rest = work.apply(job);
      lanes.ifAvailable(all -> all.well(kind));
      return (done, operations) ->
          Recorded.surely(
              state::isShuttingDown,
              () ->
                  transactions.write(
                      () -> {
                        rest.run();
                        operations.remove();
                      }));
    } catch (NotYet waits) {
      return (done, operations) -> operations.reschedule(done, clock.instant().plus(waits.pause()));
    }
  }

  static Duration pause(Duration first, int failures, double jitter) {
    long doubled = first.toMillis() << Math.min(failures, 20);
    long capped = Math.min(doubled, LONGEST_PAUSE.toMillis());
    return Duration.ofMillis((long) (capped * (0.75 + jitter / 2)));
  }

  private <T> void failed(ExecutionComplete failure, ExecutionOperations<T> operations) {
    var work = failure.getExecution().taskInstance;
    var cause = failure.getCause().orElseGet(() -> new IllegalStateException("no cause given"));
    int tries = failure.getExecution().consecutiveFailures + 1;
    if (cause instanceof Away) {
      LOG.warn("{} failed, try {}: {}", work, tries, cause.toString());
      lanes.ifAvailable(all -> all.away(work.getTaskName(), cause));
    } else LOG.warn("{} failed, try {} of {}", work, tries, TRIES, cause);
    Recorded.surely(() -> false, () -> again(failure, operations, cause, tries));
  }

  /**
   * Work whose heartbeat stopped: its node died. Not while it runs here, or when heartbeats of
   * others may not have come through either.
   */
  private <T> void died(ExecutionComplete dead, ExecutionOperations<T> operations) {
    var execution = dead.getExecution();
    if (!isSurelyDead(dead)) return;
    LOG.warn(
        "{} was being done by {}, which has ended", execution.taskInstance, execution.pickedBy);
    var cause = new IllegalStateException("The node that did it has ended");
    try {
      again(dead, operations, cause, execution.consecutiveFailures + 1);
    } catch (ExecutionException faster) {
      LOG.debug("{} was found dead by somebody else too", execution.taskInstance, faster);
    }
  }

  private boolean isSurelyDead(ExecutionComplete dead) {
    return lanes.stream().allMatch(all -> all.isSurelyDead(dead.getExecution()));
  }

  private <T> void again(
      ExecutionComplete failure, ExecutionOperations<T> operations, Throwable cause, int tries) {
    boolean inVain = cause instanceof GivenUp;
    if (inVain || tries >= (cause instanceof Away ? settings.triesWhileAway() : TRIES)) {
      layAside(operations, failure.getExecution().taskInstance, cause, tries);
      return;
    }
    var jitter = ThreadLocalRandom.current().nextDouble();
    var pause = pause(settings.firstPause(), tries - 1, jitter);
    operations.reschedule(failure, clock.instant().plus(pause));
  }

  /** Work of no store is on nobody's page: this line and the metric are how it is known. */
  private <T> void layAside(
      ExecutionOperations<T> operations, TaskInstance<?> work, Throwable cause, int tries) {
    long letter =
        transactions.write(
            () -> {
              long id = deadLetters.write(work, cause, tries);
              operations.remove();
              return id;
            });
    LOG.error("{} failed for good after {} tries: dead letter {}", work, tries, letter, cause);
  }
}
