package io.storeflow.catalog;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.platform.job.Jobs;
import io.storeflow.product.ProductState;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Drafts that go on sale by themselves: at their time their state changes as if somebody had
 * changed it, so whoever follows products learns of it, and the shop need not look at clocks. A
 * change of plan leaves the old work where it is: it then finds nothing to do.
 */
@Configuration
public class Publishing {

  /** A product whose time may have come, by its public id. */
  record Due(long storeId, String product) implements JobPayload {}

  static final TaskDescriptor<Due> KIND = TaskDescriptor.of("product.publish", Due.class);

  private final Jobs jobs;

  Publishing(Jobs jobs) {
    this.jobs = jobs;
  }

  /** In the transaction in which the product is written. */
  void plan(Store store, String product, ProductFields fields) {
    plan(store, product, fields.state(), fields.traits().publishAt());
  }

  /**
   * The same for whoever writes no more of it. What is planned already stays so.
   *
   * @param at null for never; what is over is done at once
   */
  public void plan(Store store, String product, ProductState state, @Nullable Instant at) {
    if (state != ProductState.DRAFT || at == null) return;
    jobs.enqueue(KIND, name(product, at), new Due(store.id(), product), Jobs.Priority.DEFAULT, at);
  }

  @Bean
  static Task<Due> publish(JobFactory factory, Stores stores, ProductStates states) {
    return factory.task(KIND, due -> states.publish(stores.reopen(due.storeId()), due.product()));
  }

  private static String name(String product, Instant at) {
    return product + "-" + at.getEpochSecond();
  }
}
