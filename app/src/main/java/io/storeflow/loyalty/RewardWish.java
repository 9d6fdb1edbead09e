package io.storeflow.loyalty;

import io.storeflow.loyalty.Program.Reward;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Goods that somebody wants free for points.
 *
 * @param units by public id of the variant
 * @param open points that they have shown to be theirs; without any nothing is free
 */
public record RewardWish(Map<String, Integer> units, long open) {
  public static final RewardWish NONE = new RewardWish(Map.of(), 0);

  /** Units of a variant that could be free. */
  public record Line(String variantId, int units) {}

  public RewardWish {
    units = Map.copyOf(units);
  }

  public boolean isNone() {
    return units.isEmpty();
  }

  public RewardWish with(long points) {
    return new RewardWish(units, points);
  }

  /** Of units that are there, as far as they are. */
  public RewardWish within(Map<String, Integer> there) {
    var kept = new LinkedHashMap<String, Integer>();
    units.forEach(
        (variant, wanted) -> {
          int most = Math.min(wanted, there.getOrDefault(variant, 0));
          if (most > 0) kept.put(variant, most);
        });
    return new RewardWish(kept, open);
  }

  /** How many units of each line are free: reward by reward, as far as the points go. */
  public int[] free(List<Reward> rewards, List<Line> lines) {
    var free = new int[lines.size()];
    long left = open;
    for (var reward : rewards) {
      int wanted = Math.min(units.getOrDefault(reward.variantId(), 0), reward.most());
      long rest = Math.min(wanted, left / reward.points());
      for (int i = 0; i < free.length && rest > 0; i++) {
        if (!lines.get(i).variantId().equals(reward.variantId())) continue;
        free[i] = (int) Math.min(rest, lines.get(i).units());
        rest -= free[i];
        left -= (long) free[i] * reward.points();
      }
    }
    return free;
  }
}
