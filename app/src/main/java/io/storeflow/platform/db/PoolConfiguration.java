package io.storeflow.platform.db;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pool, set up as Spring Boot would set up its own. */
@Configuration(proxyBeanMethods = false)
class PoolConfiguration {

  @Bean
  @ConfigurationProperties("spring.datasource.hikari")
  Pool dataSource(DataSourceProperties settings) {
    var pool = new Pool();
    pool.setJdbcUrl(settings.determineUrl());
    pool.setDriverClassName(settings.determineDriverClassName());
    pool.setUsername(settings.determineUsername());
    pool.setPassword(settings.determinePassword());
    return pool;
  }
}
