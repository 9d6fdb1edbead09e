package io.storeflow.platform.health;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** A node without its database is not ready: whoever shares out requests can see that. */
@Component("databaseHealthIndicator")
class DatabaseHealth implements HealthIndicator {
  private final DatabasePulse database;

  DatabaseHealth(DatabasePulse database) {
    this.database = database;
  }

  @Override
  public Health health() {
    return (database.beats() ? Health.up() : Health.down()).build();
  }
}
