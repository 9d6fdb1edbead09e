package io.storeflow.soldout;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.store.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts back what was sold out for a while. */
@Configuration(proxyBeanMethods = false)
class SoldOutJobs {
  static final TaskDescriptor<Due> KIND = TaskDescriptor.of("stock.back", Due.class);

  /** The work of putting back what was sold out until then. */
  record Due(long storeId) implements JobPayload {}

  @Bean
  static Task<Due> putBack(JobFactory factory, Stores stores, SoldOut soldOut) {
    return factory.task(KIND, due -> soldOut.putBack(stores.reopen(due.storeId())));
  }
}
