package io.storeflow.fulfilment;

import io.storeflow.order.Timeline;
import io.storeflow.platform.code.Coded;
import java.util.List;

/** Why an order is not to move on. Staff alone are told. */
public enum HoldReason implements Coded {
  OUT_OF_STOCK,
  ADDRESS,
  FRAUD,
  CUSTOMER,
  OTHER,
  /** Its shopper has withdrawn from the contract: by itself, and never chosen by staff. */
  WITHDRAWN;

  /** Those that somebody can choose. */
  public static List<HoldReason> offered() {
    return List.of(OUT_OF_STOCK, ADDRESS, FRAUD, CUSTOMER, OTHER);
  }

  /** The kind of entry in the timeline of the order. */
  public String kind() {
    return Timeline.HELD + code();
  }
}
