package io.storeflow.batch;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.platform.turn.Turns;
import io.storeflow.storage.StorageAway;
import io.storeflow.store.Stores;

/**
 * Work on many products while people do other things.
 *
 * @param id row id of the batch
 */
public record BatchJob(long storeId, long id) implements JobPayload {

  public static TaskDescriptor<BatchJob> kind(String name) {
    return TaskDescriptor.of(name, BatchJob.class);
  }

  /** Others of its lane have their turn between its steps. */
  public static Task<BatchJob> task(
      JobFactory jobs, TaskDescriptor<BatchJob> kind, BatchRun run, Stores stores, Turns turns) {
    return jobs.task(
        kind,
        StorageAway.triedLater(
            job -> {
              var store = stores.reopen(job.storeId());
              var turn = turns.begin(kind);
              while (run.step(store, job.id())) turn.letOthers();
            }));
  }
}
