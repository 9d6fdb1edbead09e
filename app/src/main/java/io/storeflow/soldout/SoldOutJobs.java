package io.storeflow.soldout;

import com.github.kagkarlsson.scheduler.task.Task;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.store.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts back what was sold out for a while. */
@Configuration(proxyBeanMethods = false)
class SoldOutJobs {

  @Bean
  static Task<SoldOut.Due> putBack(JobFactory factory, Stores stores, SoldOut soldOut) {
    return factory.task(SoldOut.KIND, due -> soldOut.putBack(stores.reopen(due.storeId())));
  }
}
