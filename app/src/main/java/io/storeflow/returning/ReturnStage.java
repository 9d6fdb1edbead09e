package io.storeflow.returning;

import io.storeflow.order.ReturnState;
import io.storeflow.platform.code.Coded;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** How far a return is, and which ways lead on. */
public enum ReturnStage implements Coded {
  /** Its shopper waits for an answer. */
  REQUESTED,
  /** Its shopper was told how to send it back. */
  APPROVED,
  /** It has come and was looked at. */
  RECEIVED,
  /** It was paid back or exchanged, or nothing is to be done about it. */
  CLOSED,
  DECLINED,
  /** Nothing comes back after all. */
  CANCELLED;

  /** Those whose units may still come back, or be paid back. */
  public static final Set<ReturnStage> OPEN = EnumSet.range(REQUESTED, RECEIVED);

  private Set<ReturnStage> next() {
    return switch (this) {
      case REQUESTED -> EnumSet.of(APPROVED, DECLINED, CANCELLED);
      case APPROVED -> EnumSet.of(RECEIVED, CLOSED, CANCELLED);
      case RECEIVED -> EnumSet.of(CLOSED);
      case CLOSED, DECLINED, CANCELLED -> EnumSet.noneOf(ReturnStage.class);
    };
  }

  public boolean canBecome(ReturnStage stage) {
    return next().contains(stage);
  }

  public boolean isOpen() {
    return OPEN.contains(this);
  }

  /** What an order with these returns is said to be: what waits for somebody comes first. */
  public static ReturnState ofOrder(Collection<Return> returns) {
    var stages = EnumSet.noneOf(ReturnStage.class);
    for (var it : returns) stages.add(it.stage());
    if (stages.contains(REQUESTED)) return ReturnState.REQUESTED;
    if (stages.contains(APPROVED) || stages.contains(RECEIVED)) return ReturnState.IN_PROGRESS;
    boolean came = returns.stream().anyMatch(it -> it.stage() == CLOSED && it.received() > 0);
    return came ? ReturnState.RETURNED : ReturnState.NONE;
  }
}
