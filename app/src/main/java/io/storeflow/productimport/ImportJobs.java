package io.storeflow.productimport;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.store.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks at files of products, does what they say, and takes it back, in a lane of its own. */
@Configuration
class ImportJobs {
  static final TaskDescriptor<Work> LOOK = TaskDescriptor.of("import.look", Work.class);
  static final TaskDescriptor<Work> RUN = TaskDescriptor.of("import.run", Work.class);
  static final TaskDescriptor<Work> UNDO = TaskDescriptor.of("import.undo", Work.class);

  /**
   * @param id row id of the import
   */
  record Work(long storeId, long id) implements JobPayload {}

  @Bean
  static Task<Work> importLook(JobFactory jobs, Looking looking, Stores stores) {
    return jobs.task(LOOK, work -> looking.toTheEnd(stores.reopen(work.storeId()), work.id()));
  }

  @Bean
  static Task<Work> importRun(JobFactory jobs, Running running, Stores stores) {
    return jobs.task(RUN, work -> running.toTheEnd(stores.reopen(work.storeId()), work.id()));
  }

  @Bean
  static Task<Work> importUndo(JobFactory jobs, TakingBack undo, Stores stores) {
    return jobs.task(UNDO, work -> undo.toTheEnd(stores.reopen(work.storeId()), work.id()));
  }
}
