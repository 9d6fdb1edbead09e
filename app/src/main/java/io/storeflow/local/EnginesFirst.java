package io.storeflow.local;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Whoever asks for the database waits until it answers. */
@Configuration(proxyBeanMethods = false)
@Profile("local")
class EnginesFirst {

  @Bean
  static BeanPostProcessor waitForEngines(ObjectProvider<LocalEngines> engines) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof DataSource) engines.ifAvailable(LocalEngines::await);
        return bean;
      }
    };
  }
}
