package io.storeflow.platform.job;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerConfigurationSupport;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * db-scheduler as StoreFlow uses it. Every process enqueues; the {@link Lanes} of workers do what
 * was enqueued, those of schedulers what is done by the clock.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DbSchedulerProperties.class)
class JobConfiguration {
  static final String TABLE = "scheduled_tasks";
  static final Serializer SERIALIZER = new Jackson3Serializer();

  /** Enqueues, inside the transaction that runs. */
  @Bean
  SchedulerClient schedulerClient(DataSource database) {
    return SchedulerClient.Builder.create(
            DbSchedulerConfigurationSupport.configureDataSource(database), List.of())
        .tableName(TABLE)
        .enablePriority()
        .serializer(SERIALIZER)
        .jdbcCustomization(new Datetimes())
        .build();
  }
}
