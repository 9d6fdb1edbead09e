package io.storeflow.orderbatch;

import io.storeflow.orderlist.Ticked;
import io.storeflow.platform.form.FormText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is ticked in the list of orders, and what is to become of it.
 *
 * @param order numbers; null if none
 * @param all on if all that the list has are meant, on all of its pages
 * @param list what stands behind the question mark of the list
 * @param act code of an {@link OrderAct}, or what leads to a file
 */
record TickedOrders(
    @Nullable List<String> order,
    @Nullable String all,
    @Nullable String list,
    @Nullable String act) {
  /** What changes nothing, but leads to a file, or to what can be printed. */
  private static final Map<String, String> FILES =
      Map.of("export", "/orders.csv", "print", "/orders/print");

  boolean isAll() {
    return FormText.on(all);
  }

  /** The page of the store to which it leads; null for what changes orders. */
  @Nullable String file() {
    return act == null ? null : FILES.get(act);
  }

  Ticked ticked() {
    return Ticked.of(order == null ? List.of() : order);
  }
}
