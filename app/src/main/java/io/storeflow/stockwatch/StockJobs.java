package io.storeflow.stockwatch;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.store.Stores;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When staff are told of stock. */
@Configuration(proxyBeanMethods = false)
class StockJobs {
  private static final LocalTime NIGHT = LocalTime.of(3, 40);

  @Bean
  static Task<StockAlert> lowStockAlert(JobFactory factory, Stores stores, LowStock low) {
    return factory.task(StockAlert.KIND, work -> low.tell(stores.forWork(work.storeId())));
  }

  @Bean
  static Task<Void> nightlyStockCheck(JobFactory factory, Stores stores, StockCheck check) {
    return factory.byTheClock(
        "stock.check",
        Schedules.daily(NIGHT),
        () -> stores.ids().forEach(id -> check.check(stores.reopen(id))));
  }
}
