package io.storeflow.platform.job;

/**
 * Workers of a lane take due work of that lane without waiting for one another: SKIP LOCKED, which
 * MariaDB has had since 10.6, although db-scheduler takes only MySQL to have it.
 */
class OneLane extends Datetimes {
  private final String lane;

  OneLane(String lane) {
    if (!lane.matches("[a-z-]+")) throw new IllegalArgumentException("No name of a lane: " + lane);
    this.lane = lane;
  }

  /**
   * Reads the index that is in the order asked for and stops at the limit. Left to itself, the
   * optimizer sorts, and locks, all that is due: a backlog makes itself longer.
   */
  @Override
  public String createGenericSelectForUpdateQuery(
      String tableName, int limit, String requiredAndCondition, boolean orderByPriority) {
    return super.createGenericSelectForUpdateQuery(
        tableName + " force index (scheduled_tasks_priority)",
        limit,
        "and lane = '" + lane + "' " + requiredAndCondition,
        orderByPriority);
  }

  @Override
  public String getName() {
    return "MySQL 8 or MariaDB 10.6, lane " + lane;
  }
}
