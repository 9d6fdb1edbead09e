package io.storeflow.cart;

import com.github.kagkarlsson.scheduler.task.Task;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.store.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives back in time what is held for carts. It stands in the database and outlives every node. */
@Configuration(proxyBeanMethods = false)
class CartHoldJobs {

  @Bean
  static Task<CartHoldEnd> cartHoldEnd(JobFactory jobs, Stores stores, CartHolds holds) {
    return jobs.closing(
        CartHoldEnd.KIND,
        job -> {
          var due = job.payload();
          holds.expire(stores.forWork(due.storeId()), due.visitor(), due.holdId());
          return () -> {};
        });
  }
}
