package io.storeflow.orderlist;

import io.storeflow.db.tables.Orders;
import io.storeflow.platform.code.Coded;
import java.time.Instant;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** By what a list of orders is sorted; each has an index that knows the filters too. */
public enum OrderSort implements Coded {
  PLACED(true),
  DUE(false),
  TOTAL(true),
  CUSTOMER(false);

  /** When what has no such time is due, as the schema has it: after all that has. */
  private static final Instant NEVER = Instant.parse("2037-12-31T00:00:00Z");

  private final boolean descending;

  OrderSort(boolean descending) {
    this.descending = descending;
  }

  /** Whether the largest or latest stands first where nobody says otherwise. */
  boolean isDescending() {
    return descending;
  }

  /** As the schema has it; null for never. */
  static @Nullable Instant due(Instant by) {
    return by.equals(NEVER) ? null : by;
  }

  Field<?> field(Orders o) {
    return switch (this) {
      case PLACED -> o.PLACED_AT;
      case DUE -> o.DUE_BY;
      case TOTAL -> o.OWN_WORTH_MINOR;
      case CUSTOMER -> o.CUSTOMER_NAME;
    };
  }

  /** What the field has in this row. */
  Object of(OrderRow row) {
    return switch (this) {
      case PLACED -> row.placedAt();
      case DUE -> row.dueAt() == null ? NEVER : row.dueAt();
      case TOTAL -> row.ownMinor();
      case CUSTOMER -> row.name();
    };
  }
}
