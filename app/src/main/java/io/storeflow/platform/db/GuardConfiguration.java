package io.storeflow.platform.db;

import org.jooq.ExecuteListenerProvider;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Nothing reaches the database past the owner guard. */
@Configuration(proxyBeanMethods = false)
class GuardConfiguration {

  @Bean
  ExecuteListenerProvider ownerGuard() {
    return new DefaultExecuteListenerProvider(new OwnerGuard());
  }
}
