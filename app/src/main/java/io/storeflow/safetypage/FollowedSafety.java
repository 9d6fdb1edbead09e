package io.storeflow.safetypage;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.safety.Safety;
import io.storeflow.sharing.ProductLinks;
import io.storeflow.sharing.StatementFollowers;
import io.storeflow.sharing.StatementFollowers.Stated;
import io.storeflow.store.Actor;
import io.storeflow.store.Stores;
import java.util.HashSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is said of the safety of a product holds of those that follow it: it is the same thing. */
@Configuration(proxyBeanMethods = false)
class FollowedSafety {
  static final TaskDescriptor<Stated> PRODUCT = TaskDescriptor.of("follow.safety", Stated.class);
  static final TaskDescriptor<OfBrand> BRAND =
      TaskDescriptor.of("follow.safety-of-brand", OfBrand.class);

  /**
   * @param brand public id
   * @param before what was said of it until now
   */
  record OfBrand(long storeId, String brand, Safety before) implements JobPayload {}

  @Bean
  static Task<Stated> followSafety(
      JobFactory factory, StatementFollowers followers, SafetyStatements statements) {
    return factory.task(PRODUCT, work -> followers.follow(work, statements));
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
