package io.storeflow.upkeep;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.time.Expiring;
import io.storeflow.store.Stores;
import java.time.LocalTime;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Each night, clears away what was kept for a time only: carts, quotes, idempotency keys, links.
 */
@Configuration
class ExpiryJob {

  /** Store by store, in small steps: no statement holds many rows, or those of several stores. */
  @Bean
  Task<Void> forgetExpired(
      JobFactory jobs, Stores stores, List<ExpiringOfStore> ofStores, List<Expiring> others) {
    return jobs.byTheClock(
        "expired.forget",
        Schedules.daily(LocalTime.of(3, 20)),
        () -> {
          for (long id : stores.ids()) {
            var store = stores.reopen(id);
            for (var kept : ofStores) {
              while (kept.forgetExpired(store) == ExpiringOfStore.STEP) {
                // until less than a full step was left
              }
            }
          }
          others.forEach(Expiring::forgetExpired);
        });
  }
}
