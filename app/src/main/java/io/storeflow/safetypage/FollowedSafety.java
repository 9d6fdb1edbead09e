package io.storeflow.safetypage;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.safety.Safety;
import io.storeflow.sharing.ProductLinks;
import io.storeflow.store.Actor;
import io.storeflow.store.Stores;
import java.util.HashSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is said of the safety of a product holds of those that follow it: it is the same thing. */
@Configuration(proxyBeanMethods = false)
class FollowedSafety {
  static final TaskDescriptor<OfProduct> PRODUCT =
      TaskDescriptor.of("follow.safety", OfProduct.class);
  static final TaskDescriptor<OfBrand> BRAND =
      TaskDescriptor.of("follow.safety-of-brand", OfBrand.class);

  /**
   * @param product public id of the one that is followed
   */
  record OfProduct(long storeId, String product) implements JobPayload {}

  /**
   * @param brand public id
   * @param before what was said of it until now
   */
  record OfBrand(long storeId, String brand, Safety before) implements JobPayload {}

  @Bean
  static Task<OfProduct> followSafety(
      JobFactory factory, Stores stores, ProductLinks links, SafetyStatements statements) {
    return factory.task(
        PRODUCT,
        work -> {
          var store = stores.reopen(work.storeId());
          var found = statements.findProduct(store, work.product()).orElse(null);
          if (found == null) return;
          for (var it : links.followers(store, found.id())) {
            var there = stores.reopen(it.storeId());
            if (statements.findProduct(there, it.product()).isPresent())
              statements.sayOfProduct(there, it.product(), found.said(), Actor.SYSTEM);
          }
        });
  }

  @Bean
  static Task<OfBrand> followSafetyOfBrand(
      JobFactory factory,
      Stores stores,
      ProductLinks links,
      SafetyStatements statements,
      BrandsElsewhere elsewhere) {
    return factory.task(
        BRAND,
        work -> {
          var store = stores.reopen(work.storeId());
          var brand = statements.findBrand(store, work.brand()).orElse(null);
          if (brand == null) return;
          var told = new HashSet<Long>();
          for (var it : links.followersOfBrand(store, brand.id()))
            if (told.add(it.storeId()))
              elsewhere.say(
                  stores.reopen(it.storeId()),
                  it.product(),
                  work.before(),
                  brand.said(),
                  Actor.SYSTEM);
        });
  }
}
