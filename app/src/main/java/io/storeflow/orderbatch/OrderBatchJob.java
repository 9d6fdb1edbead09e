package io.storeflow.orderbatch;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.batch.BatchJob;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.turn.Turns;
import io.storeflow.store.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Changes many orders while people do other things. */
@Configuration
class OrderBatchJob {
  static final TaskDescriptor<BatchJob> KIND = BatchJob.kind("order.batch");

  @Bean
  static Task<BatchJob> orderBatch(JobFactory jobs, OrderBatchRun run, Stores stores, Turns turns) {
    return BatchJob.task(jobs, KIND, run, stores, turns);
  }
}
