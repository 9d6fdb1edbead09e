package io.storeflow.hold;

import com.github.kagkarlsson.scheduler.task.Task;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.store.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Ends holds in time. It stands in the database, so that it outlives every node. */
@Configuration(proxyBeanMethods = false)
class HoldJobs {

  @Bean
  static Task<HoldEnd> holdEnd(JobFactory jobs, Stores stores, Holds holds) {
    return jobs.closing(
        HoldEnd.KIND,
        job -> {
          var due = job.payload();
          holds.expire(stores.forWork(due.storeId()), due.holdId());
          return () -> {};
        });
  }
}
