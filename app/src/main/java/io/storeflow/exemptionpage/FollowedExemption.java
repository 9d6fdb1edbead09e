package io.storeflow.exemptionpage;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.sharing.StatementFollowers;
import io.storeflow.sharing.StatementFollowers.Stated;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is stated of a product holds of those that follow it, too. */
@Configuration(proxyBeanMethods = false)
class FollowedExemption {
  static final TaskDescriptor<Stated> KIND = TaskDescriptor.of("follow.exemption", Stated.class);

  @Bean
  static Task<Stated> followExemption(
      JobFactory factory, StatementFollowers followers, ExemptionStatements statements) {
    return factory.task(KIND, work -> followers.follow(work, statements));
  }
}
