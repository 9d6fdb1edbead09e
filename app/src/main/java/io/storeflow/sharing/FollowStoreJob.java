package io.storeflow.sharing;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.platform.job.Jobs;
import io.storeflow.platform.turn.Turns;
import io.storeflow.storage.StorageAway;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.time.Clock;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Makes all that follow products of a store again what those say, after a change of many at once.
 * Which they are is seen by their versions, so it goes on where it was, and done twice it does
 * nothing.
 */
@Configuration(proxyBeanMethods = false)
class FollowStoreJob {
  static final TaskDescriptor<FollowStore> KIND =
      TaskDescriptor.of("follow.store", FollowStore.class);

  /**
   * @param storeId of the products that are followed
   */
  record FollowStore(long storeId) implements JobPayload {}

  @Bean
  static Task<FollowStore> followStore(
      JobFactory factory,
      LinkQueries queries,
      Following following,
      Stores stores,
      Turns turns,
      Jobs jobs,
      Clock clock) {
    Consumer<LinkRow> follow =
        link -> {
          try {
            following.follow(stores.reopen(link.target()), link.product());
          } catch (StorageAway away) {
            throw away;
          } catch (RuntimeException busyOrRefused) {
            // By a job of its own, which is tried again and told of: it keeps none of the others.
            var name = "behind." + link.target() + "." + link.product();
            var now = clock.instant();
            jobs.enqueue(FollowJob.KIND, name, FollowJob.of(link), Jobs.Priority.DEFAULT, now);
          }
        };
    return factory.task(
        KIND,
        StorageAway.triedLater(
            work -> walk(queries, stores.reopen(work.storeId()), turns.begin(KIND), follow)));
  }

  /** One at a time; others of the lane have their turn between two. */
  private static void walk(
      LinkQueries queries, Store store, Turns.Turn turn, Consumer<LinkRow> follow) {
    var page = queries.behind(store, null);
    while (!page.isEmpty()) {
      page.forEach(link -> turn.step(() -> follow.accept(link)));
      page = queries.behind(store, page.getLast());
    }
  }
}
