package io.storeflow.stripeevent;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.Away;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.stripe.StripeAway;
import io.storeflow.stripeevent.StripeEvents.Work;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kind of work that events are. */
final class EventJobs {
  static final TaskDescriptor<Work> EVENT = TaskDescriptor.of("stripe.event", Work.class);

  private EventJobs() {}

  /** Its lane is that of all that is asked of Stripe behind the scenes. */
  @Configuration(proxyBeanMethods = false)
  static class Tasks {
    @Bean
    static Task<Work> eventsOfStripe(JobFactory factory, StripeEvents events) {
      return factory.closing(
          EVENT,
          job -> {
            try {
              events.work(job.payload().event());
            } catch (StripeAway away) {
              throw new Away("Stripe is away", away);
            }
            return () -> {};
          });
    }
  }
}
