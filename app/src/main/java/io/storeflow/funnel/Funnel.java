package io.storeflow.funnel;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many visits became orders.
 *
 * @param steps all stages in their order
 */
record Funnel(List<Step> steps) {
  private static final long ALL = 1_000_000;

  /** A tenth of a percent, to which shares are rounded. */
  private static final long STEP = 1_000;

  /** A thousand times as often. */
  private static final long MOST = 1_000 * ALL;

  /**
   * @param ofBefore millionths of the stage before; null for the first stage, and where nobody
   *     reached the one before. It can be more than all: somebody looks at several products
   * @param ofVisits the same of the first stage
   */
  record Step(
      FunnelStage stage, long times, @Nullable Integer ofBefore, @Nullable Integer ofVisits) {}

  static Funnel of(Map<FunnelStage, Long> sums) {
    return new Funnel(Arrays.stream(FunnelStage.values()).map(it -> step(it, sums)).toList());
  }

  private static Step step(FunnelStage stage, Map<FunnelStage, Long> sums) {
    long times = sums.getOrDefault(stage, 0L);
    if (stage == FunnelStage.VISIT) return new Step(stage, times, null, null);
    var before = FunnelStage.values()[stage.ordinal() - 1];
    return new Step(
        stage,
        times,
        share(times, sums.getOrDefault(before, 0L)),
        share(times, sums.getOrDefault(FunnelStage.VISIT, 0L)));
  }

  private static @Nullable Integer share(long part, long whole) {
    if (whole <= 0) return null;
    long tenths = (2 * part * (ALL / STEP) + whole) / (2 * whole);
    return (int) Math.min(tenths * STEP, MOST);
  }

  /** Whether anything was counted. */
  boolean isEmpty() {
    return steps.stream().allMatch(it -> it.times() == 0);
  }
}
