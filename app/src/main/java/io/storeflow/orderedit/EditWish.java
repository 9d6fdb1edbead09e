package io.storeflow.orderedit;

import io.storeflow.pricing.Basket;
import io.storeflow.refund.RefundWish;
import java.util.List;

/**
 * What is to become of an order.
 *
 * @param less units of its lines that are taken off
 * @param more what is put to it, at the prices of now; at most {@link Basket#MOST_LINES}
 */
public record EditWish(List<RefundWish.Units> less, List<Basket.Item> more) {
  public EditWish {
    less = List.copyOf(less);
    more = List.copyOf(more);
  }

  /** Whether nothing was chosen yet. */
  public boolean isEmpty() {
    return less.isEmpty() && more.isEmpty();
  }
}
