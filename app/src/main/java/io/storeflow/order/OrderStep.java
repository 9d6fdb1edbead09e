package io.storeflow.order;

import io.storeflow.platform.code.Coded;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What staff do to an order, as the noun in the address; its words are in the messages files. */
public enum OrderStep implements Coded {
  ACCEPTANCE(FulfilmentState.ACCEPTED),
  PREPARATION(FulfilmentState.PREPARING),
  READINESS(FulfilmentState.READY),
  COMPLETION(FulfilmentState.COMPLETED);

  private final FulfilmentState leadsTo;

  OrderStep(FulfilmentState leadsTo) {
    this.leadsTo = leadsTo;
  }

  public FulfilmentState leadsTo() {
    return leadsTo;
  }

  /** The last part of the address. */
  public String noun() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public static Optional<OrderStep> to(FulfilmentState state) {
    return Arrays.stream(values()).filter(step -> step.leadsTo == state).findFirst();
  }

  public static Optional<OrderStep> named(String noun) {
    return Arrays.stream(values()).filter(step -> step.noun().equals(noun)).findFirst();
  }

  /** Every step that is possible from there, on or back. */
  public static List<OrderStep> from(FulfilmentState state) {
    return Arrays.stream(values()).filter(step -> state.canBecome(step.leadsTo)).toList();
  }

  /** The step that usually comes next. */
  public static Optional<OrderStep> after(FulfilmentState state) {
    return switch (state) {
      case NEW -> Optional.of(ACCEPTANCE);
      case ACCEPTED -> Optional.of(PREPARATION);
      case PREPARING -> Optional.of(READINESS);
      case READY -> Optional.of(COMPLETION);
      case COMPLETED, CANCELLED -> Optional.empty();
    };
  }
}
