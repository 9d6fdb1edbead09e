package io.storeflow.sharepage;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.batch.BatchJob;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.turn.Turns;
import io.storeflow.store.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings products to another store while people do other things. */
@Configuration
class ShareJob {
  static final TaskDescriptor<BatchJob> KIND = BatchJob.kind("share.run");

  @Bean
  static Task<BatchJob> shareProducts(JobFactory jobs, ShareRun run, Stores stores, Turns turns) {
    return BatchJob.task(jobs, KIND, run, stores, turns);
  }
}
