package io.storeflow.platform.job;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.storeflow.platform.db.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes the tasks that do enqueued work. Work that fails is tried again after growing pauses with
 * jitter (about 5 s, 10 s, 20 s ... at most 10 min); after the last try it becomes a {@link
 * DeadLetters dead letter}.
 */
@Component
public class JobFactory {
  public static final int TRIES = 8;
  private static final Logger LOG = LoggerFactory.getLogger(JobFactory.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final DeadLetters deadLetters;
  private final Transactions transactions;
  private final Clock clock;
  private final Duration firstPause;

  JobFactory(
      DeadLetters deadLetters,
      Transactions transactions,
      Clock clock,
      @Value("${storeflow.jobs.first-pause:5s}") Duration firstPause) {
    this.deadLetters = deadLetters;
    this.transactions = transactions;
    this.clock = clock;
    this.firstPause = firstPause;
  }

  /**
   * A task for one kind of work; declare it as a bean. The work may run more than once: after a
   * crash it begins anew.
   */
  public <T extends JobPayload> Task<T> task(TaskDescriptor<T> kind, Consumer<T> work) {
    return Tasks.oneTime(kind)
        .onFailure(this::failed)
        .onDeadExecutionRevive()
        .execute((instance, context) -> work.accept(instance.getData()));
  }

  /**
   * A task whose work leaves something to be written when it is done, such as "mail sent": that is
   * written in the one transaction that also removes the job, so it is written once.
   *
   * @param work does what it does and returns what is then to be written, or throws {@link NotYet}
   *     to be asked again later
   */
  public <T extends JobPayload> Task<T> closing(
      TaskDescriptor<T> kind, Function<T, Runnable> work) {
    return Tasks.custom(kind)
        .onFailure(this::failed)
        .onDeadExecutionRevive()
        .execute(
            (instance, context) -> {
              try {
                var rest = work.apply(instance.getData());
                return (done, operations) ->
                    transactions.write(
                        () -> {
                          rest.run();
                          operations.remove();
                        });
              } catch (NotYet waits) {
                return (done, operations) ->
                    operations.reschedule(done, clock.instant().plus(waits.pause()));
              }
            });
  }

  static Duration pause(Duration first, int failures, double jitter) {
    long doubled = first.toMillis() << Math.min(failures, 20);
    long capped = Math.min(doubled, LONGEST_PAUSE.toMillis());
    return Duration.ofMillis((long) (capped * (0.75 + jitter / 2)));
  }

  private <T> void failed(ExecutionComplete failure, ExecutionOperations<T> operations) {
    var execution = failure.getExecution();
    int tries = execution.consecutiveFailures + 1;
    var cause = failure.getCause().orElseGet(() -> new IllegalStateException("no cause given"));
    if (tries < TRIES) {
      LOG.warn("{} failed, try {} of {}", execution.taskInstance, tries, TRIES, cause);
      var next =
          clock
              .instant()
              .plus(
                  pause(
                      firstPause,
                      execution.consecutiveFailures,
                      ThreadLocalRandom.current().nextDouble()));
      operations.reschedule(failure, next);
      return;
    }
    long letter =
        transactions.write(
            () -> {
              long id = deadLetters.write(execution.taskInstance, cause, tries);
              operations.remove();
              return id;
            });
    // Work of no store is on nobody's page: this line and the metric are how it is known.
    LOG.error(
        "{} failed for good after {} tries: dead letter {}",
        execution.taskInstance,
        tries,
        letter,
        cause);
  }
}
