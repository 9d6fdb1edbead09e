package io.storeflow.outbox;

import java.util.EnumSet;
import java.util.Set;

/** Something that follows orders as they are placed, and may do so a little later. */
public interface ReadsPlacedOrders extends ReadsEvents {
  @Override
  default Set<EventKind> kinds() {
    return EnumSet.of(EventKind.ORDER_PLACED);
  }

  /** Each order would pay for it. */
  @Override
  default boolean isWoken() {
    return false;
  }
}
