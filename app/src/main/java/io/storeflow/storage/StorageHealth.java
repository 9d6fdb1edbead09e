package io.storeflow.storage;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Says when files cannot be kept: the folder is away, its disk is full. Tried at most every 10 s.
 * No part of readiness: all nodes share the place, and can sell without it.
 */
@Component("mediaHealthIndicator")
class StorageHealth implements HealthIndicator {
  private static final Duration FRESH = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(StorageHealth.class);

  private final FileStorage storage;
  private Health last = Health.unknown().build();
  private long triedAt = System.nanoTime() - FRESH.toNanos();

  StorageHealth(FileStorage storage) {
    this.storage = storage;
  }

  @Override
  public synchronized Health health() {
    if (System.nanoTime() - triedAt >= FRESH.toNanos()) {
      last = tried();
      triedAt = System.nanoTime();
    }
    return last;
  }

  private Health tried() {
    try {
      FilePlace.tryOut(storage);
      return Health.up().build();
    } catch (StorageAway away) {
      if (!last.getStatus().equals(Status.DOWN)) LOG.error("Files cannot be kept", away);
      return Health.down().withDetail("why", String.valueOf(away.getMessage())).build();
    }
  }
}
