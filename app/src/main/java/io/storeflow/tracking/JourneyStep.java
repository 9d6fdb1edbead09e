package io.storeflow.tracking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step on the way of an order to its shopper.
 *
 * @param key of the message {@code shop.track.step.<key>}: the stage, and for some the way it goes
 * @param at when it was reached; null for one that was passed over or is to come
 */
public record JourneyStep(String key, boolean done, boolean now, @Nullable Instant at) {

  static List<JourneyStep> of(TrackedOrder order) {
    var stage = order.stage();
    var steps = new ArrayList<JourneyStep>();
    for (var step : Stage.WAY) {
      boolean done = step.compareTo(stage) < 0 || stage == Stage.COMPLETED;
      if (stage == Stage.CANCELLED && order.since(step) == null) continue;
      if (!order.sent() && (step == Stage.PREPARING || step == Stage.READY)) continue;
      boolean now = step == stage;
      steps.add(
          new JourneyStep(
              key(order, step),
              done && !now || stage == Stage.CANCELLED,
              now,
              done || now ? order.since(step) : null));
    }
    if (stage == Stage.CANCELLED)
      steps.add(new JourneyStep("cancelled", false, true, order.since(Stage.CANCELLED)));
    return steps;
  }

  private static String key(TrackedOrder order, Stage stage) {
    return stage.code() + "." + order.wayAt(stage);
  }
}
