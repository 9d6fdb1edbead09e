package io.storeflow.platform.db;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Gives migrations the time they need: a request gives up on a silent database after seconds, but
 * an index on a big table may take an hour and must not be cut off half way.
 */
@Configuration(proxyBeanMethods = false)
class PatientMigrations {

  @Bean
  FlywayConfigurationCustomizer withoutTimeout(DataSource database) {
    return flyway -> flyway.dataSource(new WithoutTimeout(database));
  }

  private static final class WithoutTimeout extends DelegatingDataSource {
    WithoutTimeout(DataSource database) {
      super(database);
    }

    /** The pool sets its own timeout again when the connection comes back. */
    @Override
    public Connection getConnection() throws SQLException {
      var connection = super.getConnection();
      connection.setNetworkTimeout(Runnable::run, 0);
      return connection;
    }
  }
}
