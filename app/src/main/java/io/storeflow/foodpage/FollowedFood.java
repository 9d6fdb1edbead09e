package io.storeflow.foodpage;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.sharing.ProductLinks;
import io.storeflow.store.Actor;
import io.storeflow.store.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is stated of a product holds of those that follow it, too: the recipe is the same. */
@Configuration(proxyBeanMethods = false)
class FollowedFood {
  static final TaskDescriptor<Stated> KIND = TaskDescriptor.of("follow.food", Stated.class);

  /**
   * @param product public id of the one that is followed
   */
  record Stated(long storeId, String product) implements JobPayload {}

  @Bean
  static Task<Stated> followFood(
      JobFactory factory, Stores stores, ProductLinks links, FoodStatements statements) {
    return factory.task(KIND, work -> follow(work, stores, links, statements));
  }

  private static void follow(
      Stated work, Stores stores, ProductLinks links, FoodStatements statements) {
    var store = stores.reopen(work.storeId());
    var found = statements.findProduct(store, work.product()).orElse(null);
    if (found == null) return;
    for (var it : links.followers(store, found.id())) {
      var there = stores.reopen(it.storeId());
      if (statements.findProduct(there, it.product()).isPresent())
        statements.copyToProduct(there, it.product(), found.food(), Actor.SYSTEM);
    }
  }
}
