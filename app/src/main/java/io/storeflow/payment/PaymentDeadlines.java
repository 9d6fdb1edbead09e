package io.storeflow.payment;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.platform.job.Jobs;
import io.storeflow.store.Store;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Enqueues, with the order, the work that lets go of its stock when no payment has come in time.
 */
@Component
public class PaymentDeadlines {
  public static final TaskDescriptor<Deadline> KIND =
      TaskDescriptor.of("order.payment-deadline", Deadline.class);

  public record Deadline(long storeId, long orderId) implements JobPayload {}

  private final Jobs jobs;

  PaymentDeadlines(Jobs jobs) {
    this.jobs = jobs;
  }

  public void set(Store store, long orderId, Instant at) {
    jobs.enqueue(
        KIND,
        store.id() + "." + orderId,
        new Deadline(store.id(), orderId),
        // What waits for a later time stands behind all that is due, where nobody steps over it.
        Jobs.Priority.LOW,
        at);
  }
}
