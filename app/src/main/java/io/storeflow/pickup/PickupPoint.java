package io.storeflow.pickup;

import io.storeflow.db.tables.Orders;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Where an order is fetched, as it was called when it was placed; of none where that is simply the
 * store.
 *
 * @param name empty for none
 */
public record PickupPoint(String name, List<String> lines) {
  public static final PickupPoint NONE = new PickupPoint("", List.of());

  private static final String END = "\n";

  /** Of an order, as a column of its statement. */
  public static SelectField<PickupPoint> of(Orders o) {
    return DSL.row(o.PICKUP_PLACE, o.PICKUP_ADDRESS).mapping(PickupPoint::ofKept);
  }

  /** As a row keeps it; null for none. */
  public static PickupPoint ofKept(@Nullable String name, @Nullable String kept) {
    if (name == null) return NONE;
    return new PickupPoint(
        name, kept == null || kept.isEmpty() ? List.of() : List.of(kept.split(END)));
  }

  /** Lines as a row keeps them. */
  public static String kept(List<String> lines) {
    return String.join(END, lines);
  }

  public boolean isThere() {
    return !name.isEmpty();
  }

  /** Its name and its address, line by line. */
  public List<String> all() {
    return Stream.concat(Stream.of(name), lines.stream()).toList();
  }
}
