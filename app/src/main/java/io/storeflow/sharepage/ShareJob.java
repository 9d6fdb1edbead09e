package io.storeflow.sharepage;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.Away;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.storage.StorageAway;
import io.storeflow.store.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings products to another store while people do other things. */
@Configuration
class ShareJob {
  static final TaskDescriptor<Run> KIND = TaskDescriptor.of("share.run", Run.class);

  /**
   * @param id row id of the products that are to be brought
   */
  record Run(long storeId, long id) implements JobPayload {}

  @Bean
  static Task<Run> shareProducts(JobFactory jobs, ShareRun run, Stores stores) {
    return jobs.task(
        KIND,
        work -> {
          try {
            run.toTheEnd(stores.reopen(work.storeId()), work.id());
          } catch (StorageAway away) {
            throw new Away("pictures cannot be read or kept", away);
          }
        });
  }
}
