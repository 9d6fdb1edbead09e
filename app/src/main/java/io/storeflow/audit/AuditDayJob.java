package io.storeflow.audit;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.store.Stores;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Each hour, counts the days that have ended somewhere on earth. */
@Configuration
class AuditDayJob {

  @Bean
  static Task<Void> countChanges(JobFactory jobs, Stores stores, AuditDays days) {
    return jobs.byTheClock(
        "audit.count",
        Schedules.fixedDelay(Duration.ofHours(1)),
        () -> {
          for (long id : stores.ids()) days.count(stores.reopen(id));
        });
  }
}
