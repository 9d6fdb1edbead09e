package io.storeflow.recalc;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.platform.turn.Turns;
import io.storeflow.store.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Goes over the open carts of a store. */
@Configuration(proxyBeanMethods = false)
class RecalculationJobs {
  static final TaskDescriptor<Run> KIND = TaskDescriptor.of("recalc.carts", Run.class);

  /**
   * @param run its id
   */
  record Run(long storeId, long run) implements JobPayload {}

  @Bean
  static Task<Run> recalculateCarts(
      JobFactory factory, Stores stores, Recalculations recalculations, Turns turns) {
    return factory.task(
        KIND,
        work -> recalculations.run(stores.reopen(work.storeId()), work.run(), turns.begin(KIND)));
  }
}
