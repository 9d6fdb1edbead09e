package io.storeflow.platform.job;

import com.github.kagkarlsson.scheduler.jdbc.MySQL8JdbcCustomization;

/**
 * Workers take batches of due work without waiting for one another: SKIP LOCKED, which MariaDB has
 * had since 10.6, although db-scheduler believes only MySQL can.
 */
class SkipLocked extends MySQL8JdbcCustomization {
  SkipLocked() {
    super(true);
  }

  @Override
  public String getName() {
    return "MySQL 8 or MariaDB 10.6, skipping what is locked";
  }
}
