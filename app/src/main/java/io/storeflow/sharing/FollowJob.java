package io.storeflow.sharing;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.storage.StorageAway;
import io.storeflow.store.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes a linked product again what its source says. */
@Configuration
class FollowJob {
  static final TaskDescriptor<Follow> KIND = TaskDescriptor.of("follow.product", Follow.class);

  /**
   * @param storeId of the product that follows
   * @param product its row id
   */
  record Follow(long storeId, long product) implements JobPayload {}

  static Follow of(LinkRow link) {
    return new Follow(link.target(), link.product());
  }

  @Bean
  static Task<Follow> followProduct(JobFactory jobs, Following following, Stores stores) {
    return jobs.task(
        KIND,
        StorageAway.triedLater(
            work -> following.follow(stores.reopen(work.storeId()), work.product())));
  }
}
