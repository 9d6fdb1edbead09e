package io.storeflow.platform.health;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.annotation.PreDestroy;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Whether the database answers. Asked over a connection of its own, so that a busy pool is not
 * taken for a dead database; at most once a second, however many ask.
 */
@Component
class DatabasePulse {
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final HikariDataSource connection;
  private volatile boolean beats;
  private volatile long checkedAt = System.nanoTime() - FRESH.toNanos();

  DatabasePulse(HikariDataSource database) {
    var config = new HikariConfig();
    config.setPoolName("health");
    config.setJdbcUrl(database.getJdbcUrl());
    config.setUsername(database.getUsername());
    config.setPassword(database.getPassword());
    config.setDataSourceProperties(database.getDataSourceProperties());
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(1000);
    config.setValidationTimeout(500);
    config.setInitializationFailTimeout(-1);
    this.connection = new HikariDataSource(config);
  }

  boolean beats() {
    if (stale()) check();
    return beats;
  }

  private synchronized void check() {
    if (!stale()) return; // another request has just asked
    try (var ignored = connection.getConnection()) {
      beats = ignored.isValid(1);
    } catch (SQLException down) {
      beats = false;
    }
    checkedAt = System.nanoTime();
  }

  private boolean stale() {
    return System.nanoTime() - checkedAt >= FRESH.toNanos();
  }

  @PreDestroy
  void close() {
    connection.close();
  }
}
