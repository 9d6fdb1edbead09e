package io.storeflow.platform.job;

import io.storeflow.platform.InRole;
import io.storeflow.platform.Roles.Role;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes a line when a lane becomes late, and one when it is on time again. */
@Component
@Lazy(false)
@InRole({Role.WORKER, Role.SCHEDULER})
class LateWatch {
  private static final Logger LOG = LoggerFactory.getLogger(LateWatch.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final Due due;
  private final Clock clock;
  private final Duration every;
  private final Set<String> late = new HashSet<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("jobs-late").factory());

  LateWatch(Due due, JobSettings settings, Clock clock) {
    this.due = due;
    this.clock = clock;
    var quarter = settings.lateAfter().dividedBy(4);
    this.every = quarter.compareTo(LONGEST_PAUSE) < 0 ? quarter : LONGEST_PAUSE;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    var unused =
        timer.scheduleWithFixedDelay(
            this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void end() {
    timer.shutdownNow();
  }

  private void look() {
    try {
      due.counts().ifPresent(this::tell);
    } catch (RuntimeException away) {
      LOG.debug("What is late cannot be read", away);
    }
  }

  private void tell(Due.Counts counts) {
    var now = new HashSet<String>();
    for (var lane : counts.lanes()) {
      if (lane.late() == 0) continue;
      now.add(lane.lane());
      if (late.add(lane.lane()))
        LOG.warn(
            "Jobs of lane {} are late: {} of them, the oldest by {} s",
            lane.lane(),
            lane.late(),
            lane.age(clock.instant()).toSeconds());
    }
    late.removeIf(
        lane -> {
          if (now.contains(lane)) return false;
          LOG.info("Jobs of lane {} are on time again", lane);
          return true;
        });
  }
}
