package io.storeflow.cart;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.storeflow.merchant.Stores;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Work that carts need each night. */
@Configuration
class CartJobs {

  /** Store by store, in small steps: no statement holds many rows, or those of several stores. */
  @Bean
  Task<Void> purgeCarts(Stores stores, Carts carts) {
    return Tasks.recurring("carts.purge", Schedules.daily(LocalTime.of(3, 20)))
        .execute(
            (instance, context) -> {
              for (long id : stores.ids()) {
                var store = stores.reopen(id);
                while (carts.purge(store) == 5_000) {
                  // until less than a full step was left
                }
              }
            });
  }
}
