package io.storeflow.platform.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.id.PublicId;
import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Enqueues work in the transaction of the change it follows: both are committed, or neither. After
 * the commit this node's worker is told to look at once.
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

  /** Looked up late: the scheduler is made of tasks, whose work may enqueue more. */
  private final ObjectProvider<SchedulerClient> client;

  private final ObjectProvider<Scheduler> worker;
  private final Clock clock;

  Jobs(ObjectProvider<SchedulerClient> client, ObjectProvider<Scheduler> worker, Clock clock) {
    this.client = client;
    this.worker = worker;
    this.clock = clock;
  }

  /** Enqueues work to be done as soon as possible. */
  public <T extends JobPayload> void enqueue(TaskDescriptor<T> kind, T payload, Priority priority) {
    enqueue(kind, PublicId.random(), payload, priority, clock.instant());
    triggerAfterCommit();
  }

  /**
   * Enqueues work for a time.
   *
   * @param instance names the work among its kind; while it is there, enqueuing it again does
   *     nothing
   */
  public <T extends JobPayload> void enqueue(
      TaskDescriptor<T> kind, String instance, T payload, Priority priority, Instant at) {
    client
        .getObject()
        .scheduleIfNotExists(
            kind.instance(instance).data(payload).priority(priority.value()).build(), at);
  }

  private void triggerAfterCommit() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      trigger();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            trigger();
          }
        });
  }

  private void trigger() {
    worker.ifAvailable(Scheduler::triggerCheckForDueExecutions);
  }
}
