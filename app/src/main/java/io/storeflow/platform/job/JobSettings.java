package io.storeflow.platform.job;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How work is done that was enqueued.
 *
 * @param firstPause before work that failed is tried again; then twice as long each time
 * @param triesWhileAway before it is laid aside, while it is not the work that fails but what it
 *     needs; other work has {@link JobFactory#TRIES}
 * @param rest how long a lane rests when what its work needs is away
 * @param lateAfter work is late that was wanted longer ago
 * @param threads of a lane, by its name; one where it is not named
 */
@ConfigurationProperties("storeflow.jobs")
record JobSettings(
    @DefaultValue("5s") Duration firstPause,
    @DefaultValue("40") int triesWhileAway,
    @DefaultValue("30s") Duration rest,
    @DefaultValue("60s") Duration lateAfter,
    @DefaultValue Map<String, Integer> threads) {

  int threads(String lane) {
    return threads.getOrDefault(lane, 1);
  }
}
