package io.storeflow.platform.health;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.storeflow.platform.db.Pool;
import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Whether the database answers. Asked over a connection of its own, so that a busy pool is not
 * taken for a dead database; at most once a second, however many ask, and nobody waits for another
 * one's question. After an outage the pool must have found the database again too: it tries less
 * and less often.
 */
@Component
public class DatabasePulse {
  private static final Duration FRESH = Duration.ofSeconds(1);

  /** So long a machine that is short of time may need for an answer. */
  private static final Duration HICCUP = Duration.ofSeconds(2);

  private final Pool pool;
  private final HikariDataSource connection;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile boolean beats;
  private volatile long silentSince = System.nanoTime();
  private volatile long checkedAt = System.nanoTime() - FRESH.toNanos();

  DatabasePulse(Pool database) {
    pool = database;
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
    pool.asks(() -> beats() || System.nanoTime() - silentSince < HICCUP.toNanos());
  }

  /** Costs a second or two at most, and then no more for a second. */
  public boolean beats() {
    if (stale()) check();
    return beats;
  }

  private void check() {
    if (!asking.tryLock()) return;
    try {
      if (!stale()) return; // another request has just asked
      boolean did = beats;
      beats = answers(connection::getConnection) && (did || isBusy(pool) || answers(pool::tried));
      checkedAt = System.nanoTime();
      if (beats || did) silentSince = checkedAt;
    } finally {
      asking.unlock();
    }
  }

  /** All its connections are at work, so it has them. */
  private static boolean isBusy(HikariDataSource pool) {
    var state = pool.getHikariPoolMXBean();
    return state != null && state.getActiveConnections() >= pool.getMaximumPoolSize();
  }

  private static boolean answers(Callable<Connection> database) {
    try (var connection = database.call()) {
      return connection.isValid(1);
    } catch (Exception down) {
      return false;
    }
  }

  private boolean stale() {
    return System.nanoTime() - checkedAt >= FRESH.toNanos();
  }

  @PreDestroy
  void close() {
    connection.close();
  }
}
