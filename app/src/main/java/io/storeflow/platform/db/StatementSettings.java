package io.storeflow.platform.db;

import org.jooq.ExecuteListenerProvider;
import org.jooq.conf.Settings;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.springframework.boot.jooq.autoconfigure.DefaultConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How jOOQ speaks here: no schema names, few distinct statements, and nothing past the owner guard.
 */
@Configuration
class StatementSettings {

  @Bean
  DefaultConfigurationCustomizer jooqSettings() {
    return configuration ->
        configuration.set(
            new Settings()
                .withRenderSchema(false)
                .withRenderGroupConcatMaxLenSessionVariable(false)
                .withInListPadding(true)
                .withExecuteLogging(false));
  }

  @Bean
  ExecuteListenerProvider ownerGuard() {
    return new DefaultExecuteListenerProvider(new OwnerGuard());
  }
}
