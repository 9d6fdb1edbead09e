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

  /**
   * Reads the index that is in the order asked for and stops at the limit. Left to itself, the
   * optimizer sorts, and locks, all that is due: a backlog makes itself longer.
   */
  @Override
  public String createGenericSelectForUpdateQuery(
      String tableName, int limit, String requiredAndCondition, boolean orderByPriority) {
    var index = orderByPriority ? "scheduled_tasks_priority" : "scheduled_tasks_execution_time";
    return super.createGenericSelectForUpdateQuery(
        tableName + " force index (" + index + ")", limit, requiredAndCondition, orderByPriority);
  }

  @Override
  public String getName() {
    return "MySQL 8 or MariaDB 10.6, skipping what is locked";
  }
}
