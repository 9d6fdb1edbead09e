package io.storeflow.tracking;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Timeline;
import io.storeflow.platform.code.Coded;
import java.util.List;
import java.util.Optional;

/** Where an order is, as its shopper sees it. */
public enum Stage implements Coded {
  RECEIVED,
  ACCEPTED,
  PREPARING,
  READY,
  COMPLETED,
  CANCELLED;

  /** The way of an order that is not cancelled. */
  public static final List<Stage> WAY = List.of(RECEIVED, ACCEPTED, PREPARING, READY, COMPLETED);

  public static Stage of(FulfilmentState state) {
    return switch (state) {
      case NEW -> RECEIVED;
      case ACCEPTED -> ACCEPTED;
      case PREPARING -> PREPARING;
      case READY -> READY;
      case COMPLETED -> COMPLETED;
      case CANCELLED -> CANCELLED;
    };
  }

  /** The stage that an entry of the timeline leads to; empty for what concerns staff alone. */
  static Optional<Stage> of(String timelineKind) {
    if (timelineKind.equals(Timeline.PLACED) || timelineKind.equals(Timeline.PLACED_AS_PAID))
      return Optional.of(RECEIVED);
    for (var state : FulfilmentState.values()) {
      if (timelineKind.equals(Timeline.moved(state))) return Optional.of(of(state));
    }
    return Optional.empty();
  }

  /** Whether the store still works on it. */
  public boolean isBeforeReady() {
    return compareTo(READY) < 0;
  }
}
