package io.storeflow.reminder;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.store.Stores;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks every few minutes for carts of which somebody is to be reminded. */
@Configuration(proxyBeanMethods = false)
class ReminderJobs {
  private static final Duration PAUSE = Duration.ofMinutes(5);

  @Bean
  Task<Void> remindOfCarts(JobFactory factory, Stores stores, DueReminders due) {
    return factory.byTheClock(
        "reminder.find",
        Schedules.fixedDelay(PAUSE),
        () -> {
          for (long id : stores.reminding()) due.find(stores.reopen(id));
        });
  }
}
