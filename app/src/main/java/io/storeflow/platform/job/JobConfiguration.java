package io.storeflow.platform.job;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerConfigurationSupport;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import com.github.kagkarlsson.scheduler.boot.config.startup.ContextReadyStart;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.stats.StatsRegistry;
import com.github.kagkarlsson.scheduler.task.OnStartup;
import com.github.kagkarlsson.scheduler.task.Task;
import io.storeflow.platform.InRole;
import io.storeflow.platform.Roles;
import io.storeflow.platform.Roles.Role;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/**
 * db-scheduler as StoreFlow runs it. Every process enqueues; workers do what was enqueued,
 * schedulers start what is done by the clock.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DbSchedulerProperties.class)
class JobConfiguration {

  /** Enqueues, inside the transaction that runs. */
  @Bean
  @Primary
  SchedulerClient schedulerClient(DataSource database, DbSchedulerCustomizer how) {
    var client =
        SchedulerClient.Builder.create(
                DbSchedulerConfigurationSupport.configureDataSource(database), List.of())
            .tableName("scheduled_tasks")
            .enablePriority();
    how.serializer().ifPresent(client::serializer);
    how.jdbcCustomization().ifPresent(client::jdbcCustomization);
    return client.build();
  }

  @Bean
  DbSchedulerCustomizer howJobsAreKept() {
    return new DbSchedulerCustomizer() {
      @Override
      public Optional<Serializer> serializer() {
        return Optional.of(new Jackson3Serializer());
      }

      @Override
      public Optional<JdbcCustomization> jdbcCustomization() {
        return Optional.of(new SkipLocked());
      }
    };
  }

  @Bean(destroyMethod = "stop")
  @InRole({Role.WORKER, Role.SCHEDULER})
  @DependsOnDatabaseInitialization
  Scheduler scheduler(
      DbSchedulerProperties settings,
      DbSchedulerCustomizer how,
      ObjectProvider<StatsRegistry> stats,
      DataSource database,
      List<Task<?>> tasks,
      Environment environment,
      java.time.Clock clock) {
    var roles = Roles.of(environment);
    var mine =
        tasks.stream()
            .filter(task -> roles.has(task instanceof OnStartup ? Role.SCHEDULER : Role.WORKER))
            .toList();
    Clock now = clock::instant;
    return DbSchedulerConfigurationSupport.buildScheduler(
        settings,
        how,
        stats.getIfAvailable(() -> StatsRegistry.NOOP),
        now,
        database,
        mine,
        List.of(),
        List.of());
  }

  @Bean
  @Lazy(false)
  @InRole({Role.WORKER, Role.SCHEDULER})
  DbSchedulerStarter jobsStart(Scheduler scheduler) {
    return new ContextReadyStart(scheduler);
  }
}
