package io.storeflow.platform.job;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Says which jobs are late. That is no reason to send people to another node, so it is not part of
 * readiness, and its status is answered with 200.
 */
@Component("jobsHealthIndicator")
class JobsHealth implements HealthIndicator {
  static final Status LATE = new Status("LATE", "Jobs are late");

  private final Due due;
  private final Clock clock;

  JobsHealth(Due due, Clock clock) {
    this.due = due;
    this.clock = clock;
  }

  @Override
  public Health health() {
    return due.counts().map(this::of).orElseGet(() -> Health.unknown().build());
  }

  private Health of(Due.Counts counts) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var health = Health.up();
    for (var lane : counts.lanes()) {
      if (lane.late() == 0) continue;
      health.status(LATE);
      health.withDetail(
          lane.lane(),
          "%d late, the oldest by %d s".formatted(lane.late(), lane.age(now).toSeconds()));
    }
    return health.build();
  }
}
