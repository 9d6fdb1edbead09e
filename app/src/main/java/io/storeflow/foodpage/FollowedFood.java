package io.storeflow.foodpage;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.sharing.StatementFollowers;
import io.storeflow.sharing.StatementFollowers.Stated;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is stated of a product holds of those that follow it, too: the recipe is the same. */
@Configuration(proxyBeanMethods = false)
class FollowedFood {
  static final TaskDescriptor<Stated> KIND = TaskDescriptor.of("follow.food", Stated.class);

  @Bean
  static Task<Stated> followFood(
      JobFactory factory, StatementFollowers followers, FoodStatements statements) {
    return factory.task(KIND, work -> followers.follow(work, statements));
  }
}
