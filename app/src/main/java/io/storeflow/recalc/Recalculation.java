package io.storeflow.recalc;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run over the open carts of a store.
 *
 * @param cause code of the first change that asked for it, as the audit log has it
 * @param changes how many asked for it
 * @param position the visitor of the last cart that was looked at; empty at the beginning
 * @param overtaken whether the next one began before it had ended
 * @param counted so far
 * @param quotes that ended, as a rate of theirs is not offered any more
 * @param changed some of the carts that cost something else, or cannot be ordered
 */
public record Recalculation(
    long id,
    String cause,
    int changes,
    Instant askedAt,
    @Nullable Instant begunAt,
    @Nullable Instant endedAt,
    String position,
    boolean overtaken,
    Counted counted,
    int quotes,
    List<LookedAt> changed) {

  /** How many more were changed than those that are named. */
  public int others() {
    return Math.max(0, counted.changed() - changed.size());
  }

  /** Whether there will be more of it. */
  public boolean isMoving() {
    return endedAt == null;
  }

  public boolean isRunning() {
    return begunAt != null && endedAt == null;
  }

  /** The state as messages name it. */
  public String state() {
    if (overtaken) return "overtaken";
    if (endedAt != null) return "done";
    return begunAt == null ? "waiting" : "running";
  }
}
