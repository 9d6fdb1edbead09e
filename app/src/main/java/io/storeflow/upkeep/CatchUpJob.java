package io.storeflow.upkeep;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.platform.job.Jobs;
import io.storeflow.platform.job.NotYet;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * Soon after a node starts, writes what releases before did not: store by store, in small steps.
 * Nodes of such a release may still run beside it, so it looks again an hour after it found
 * something; once nothing is left it ends until the next start.
 */
@Configuration
class CatchUpJob {
  private static final Duration AFTER_START = Duration.ofMinutes(1);
  private static final Duration AGAIN = Duration.ofHours(1);
  private static final TaskDescriptor<All> KIND = TaskDescriptor.of("search.catch-up", All.class);

  /** The work is for all stores. */
  record All(long storeId) implements JobPayload {}

  private final Jobs jobs;
  private final Clock clock;

  CatchUpJob(Jobs jobs, Clock clock) {
    this.jobs = jobs;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void enqueue() {
    var all = new All(JobPayload.NO_STORE);
    jobs.enqueue(KIND, "all", all, Jobs.Priority.LOW, clock.instant().plus(AFTER_START));
  }

  @Bean
  static Task<All> catchUp(JobFactory factory, Stores stores, List<CatchesUp> kinds) {
    return factory.closing(
        KIND,
        all -> {
          int written = 0;
          for (long id : stores.ids()) {
            var store = stores.reopen(id);
            for (var kind : kinds) written += catchUp(store, kind);
          }
          if (written > 0) throw new NotYet("more may come from older nodes", AGAIN);
          return () -> {};
        });
  }

  private static int catchUp(Store store, CatchesUp kind) {
    int written = 0;
    var step = new CatchesUp.Step(Long.MIN_VALUE, 0, true);
    while (step.more()) {
      step = kind.catchUp(store, step.last());
      written += step.written();
    }
    return written;
  }
}
