package io.storeflow.outbox;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.platform.job.NotYet;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Stores;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * When events are read: soon after one for which a reader waits, and from time to time all that is
 * new, in all stores that have news.
 */
@Configuration
class EventJobs {
  static final TaskDescriptor<News> READ = TaskDescriptor.of("event.read", News.class);

  private static final Logger LOG = LoggerFactory.getLogger(EventJobs.class);
  private static final Duration SWEEP = Duration.ofSeconds(30);
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final int STORES = 500;

  /** Something has happened in a store. */
  record News(long storeId) implements JobPayload {}

  @Bean
  static Task<News> readEvents(JobFactory jobs, EventReading reading, Stores stores) {
    return jobs.closing(
        READ,
        job -> {
          if (!reading.read(stores.reopen(job.payload().storeId())))
            throw new NotYet("another node reads events of the store", AGAIN);
          return () -> {};
        });
  }

  @Bean
  static Task<Void> sweepEvents(JobFactory jobs, EventReading reading, Pulse pulse, Stores stores) {
    return jobs.byTheClock(
        "event.sweep",
        Schedules.fixedDelay(SWEEP),
        () -> {
          long last = Long.MIN_VALUE;
          List<Long> some;
          do {
            some = pulse.storesWithNews(last, STORES);
            for (long id : some) sweep(reading, stores, id);
            if (!some.isEmpty()) last = some.getLast();
          } while (some.size() == STORES);
        });
  }

  /** A store in which a reader fails keeps no other store from being read. */
  private static void sweep(EventReading reading, Stores stores, long id) {
    try {
      reading.read(stores.reopen(id));
    } catch (RuntimeException told) {
      LOG.debug("Events of store {} are read again at the next sweep", id, told);
    }
  }
}
