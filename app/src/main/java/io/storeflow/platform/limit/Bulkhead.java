package io.storeflow.platform.limit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.storeflow.platform.failure.Problem;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The one way to work that costs much memory or time: each kind has threads, a queue and a share of
 * the heap, so that no number of requests ends the node and no kind keeps another from its own. Who
 * comes first is served first; who finds the queue full, or waits too long, is sent away at once.
 *
 * <p>Of our own, because what counts is bytes: the bulkheads of Resilience4j count calls, and a
 * call here may need 20 kB or 40 MB.
 */
@Component
public class Bulkhead {
  private static final Duration LATER = Duration.ofSeconds(5);

  private final Map<CostlyWork, Lane> lanes = new EnumMap<>(CostlyWork.class);

  @Autowired
  Bulkhead(MeterRegistry meters) {
    this(Runtime.getRuntime().maxMemory(), Runtime.getRuntime().availableProcessors());
    lanes.forEach((kind, lane) -> show(kind, lane, meters));
  }

  /**
   * @param heap the most bytes that the heap may have
   */
  public Bulkhead(long heap, int processors) {
    for (var kind : CostlyWork.values())
      lanes.put(kind, new Lane(kind.bytes(heap), kind.threads(processors), kind));
  }

  /** How many bytes all work of this kind may need at once. */
  public long budget(CostlyWork kind) {
    return lane(kind).budget();
  }

  /** How many wait for room at this moment. */
  int waiting(CostlyWork kind) {
    return lane(kind).waiting();
  }

  /**
   * Does the work when there is room for it. It waits in no transaction, as it would keep a
   * connection from all others meanwhile.
   *
   * @param bytes the most that the work needs of the heap; as many as the budget are always taken
   * @throws Problem 503 that says when to come back, if there is no room in time; nothing was done
   */
  public <T> T run(CostlyWork kind, long bytes, Supplier<T> work) {
    if (TransactionSynchronizationManager.isActualTransactionActive())
      throw new IllegalStateException(kind + " costs too much to be done in a transaction");
    var lane = lane(kind);
    if (!lane.enter(bytes)) throw Problem.full(LATER.toSeconds());
    try {
      return work.get();
    } finally {
      lane.leave(bytes);
    }
  }

  private Lane lane(CostlyWork kind) {
    return java.util.Objects.requireNonNull(lanes.get(kind));
  }

  private static void show(CostlyWork kind, Lane lane, MeterRegistry meters) {
    var name = kind.code();
    Gauge.builder("storeflow.bulkhead.bytes", lane, Lane::used)
        .description("Bytes that work of this kind has reserved of the heap")
        .tag("kind", name)
        .register(meters);
    Gauge.builder("storeflow.bulkhead.waiting", lane, Lane::waiting)
        .description("Requests that wait for room")
        .tag("kind", name)
        .register(meters);
    lane.countRefused(
        Counter.builder("storeflow.bulkhead.refused")
            .description("Requests that were sent away with 503 because there was no room")
            .tag("kind", name)
            .register(meters));
  }
}
