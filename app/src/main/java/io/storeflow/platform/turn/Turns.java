package io.storeflow.platform.turn;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.Jobs;
import io.storeflow.platform.job.NotYet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * How long work goes on at once. A lane has few threads for all stores, so work of many steps asks
 * between two of them whether its turn is over: where others of its lane wait by then, it goes
 * behind them and goes on later; where none does, it has another turn.
 */
@Component
public class Turns {
  static final Duration LASTS = Duration.ofSeconds(5);

  private final Jobs jobs;
  private final Clock clock;

  Turns(Jobs jobs, Clock clock) {
    this.jobs = jobs;
    this.clock = clock;
  }

  public Turn begin(TaskDescriptor<?> kind) {
    return new Turn(() -> jobs.othersWait(kind), clock);
  }

  /** The turn of one piece of work. */
  public static final class Turn {
    private final BooleanSupplier isWaitedFor;
    private final InstantSource clock;
    private Instant until;
    private boolean hasBegun;

    Turn(BooleanSupplier isWaitedFor, InstantSource clock) {
      this.isWaitedFor = isWaitedFor;
      this.clock = clock;
      this.until = clock.instant().plus(LASTS);
    }

    /**
     * Does a step of it. With the first the turn begins: what led up to it, as fetching a file, is
     * done again each time, and would else be all that is ever done.
     *
     * @throws NotYet if the turn is over and others wait
     */
    public void step(Runnable step) {
      if (!hasBegun) until = clock.instant().plus(LASTS);
      hasBegun = true;
      step.run();
      letOthers();
    }

    /**
     * Called between two steps, when the first is done for good.
     *
     * @throws NotYet if the turn is over and others wait
     */
    public void letOthers() {
      if (clock.instant().isBefore(until)) return;
      if (isWaitedFor.getAsBoolean()) throw new NotYet("Others have their turn", Duration.ZERO);
      until = clock.instant().plus(LASTS);
    }
  }
}
