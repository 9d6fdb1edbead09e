package io.storeflow.platform.db;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.springframework.boot.jooq.autoconfigure.DefaultConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How jOOQ speaks to the database. The dialect is that of the server that answers, not that of the
 * address: both are reached through MySQL's driver. Listeners (a {@code VisitListenerProvider} or
 * {@code ExecuteListenerProvider} bean) are picked up without being named here.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseDialect {

  @Bean
  DefaultConfigurationCustomizer dialectOfTheServer(DataSource database) throws SQLException {
    var dialect = of(database);
    return configuration ->
        configuration
            .set(dialect)
            .set(
                new Settings()
                    .withRenderSchema(false)
                    .withRenderCatalog(false)
                    // Set once per connection instead (group_concat_max_len): saves two statements.
                    .withRenderGroupConcatMaxLenSessionVariable(false)
                    // Few distinct texts for lists of any length.
                    .withInListPadding(true)
                    .withExecuteLogging(false)
                    .withFetchWarnings(false));
  }

  static SQLDialect of(DataSource database) throws SQLException {
    try (var connection = database.getConnection()) {
      var version = connection.getMetaData().getDatabaseProductVersion();
      return version.contains("MariaDB") ? SQLDialect.MARIADB : SQLDialect.MYSQL;
    }
  }
}
