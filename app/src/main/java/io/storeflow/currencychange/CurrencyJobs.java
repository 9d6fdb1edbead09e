package io.storeflow.currencychange;

import com.github.kagkarlsson.scheduler.task.Task;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What comes after the currency of a store was changed. */
@Configuration(proxyBeanMethods = false)
class CurrencyJobs {

  @Bean
  static Task<ShownAgain> showAgain(
      JobFactory factory, Stores stores, Pulse pulse, Transactions transactions) {
    return factory.task(
        ShownAgain.KIND,
        work -> transactions.write(() -> pulse.shopChanged(stores.reopen(work.storeId()))));
  }
}
