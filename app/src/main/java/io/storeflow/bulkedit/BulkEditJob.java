package io.storeflow.bulkedit;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.batch.BatchJob;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.turn.Turns;
import io.storeflow.store.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Changes many products while people do other things. */
@Configuration
class BulkEditJob {
  static final TaskDescriptor<BatchJob> KIND = BatchJob.kind("catalog.bulk-edit");

  @Bean
  static Task<BatchJob> bulkEdit(JobFactory jobs, BulkEditRun run, Stores stores, Turns turns) {
    return BatchJob.task(jobs, KIND, run, stores, turns);
  }
}
