package io.storeflow.bulkedit;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.store.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Changes many products while people do other things. */
@Configuration
class BulkEditJob {
  static final TaskDescriptor<Run> KIND = TaskDescriptor.of("catalog.bulk-edit", Run.class);

  /**
   * @param id row id of the change
   */
  record Run(long storeId, long id) implements JobPayload {}

  @Bean
  static Task<Run> bulkEdit(JobFactory jobs, BulkEditRun run, Stores stores) {
    return jobs.task(KIND, work -> run.toTheEnd(stores.reopen(work.storeId()), work.id()));
  }
}
