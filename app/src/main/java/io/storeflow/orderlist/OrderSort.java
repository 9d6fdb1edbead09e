package io.storeflow.orderlist;

import io.storeflow.db.tables.Orders;
import io.storeflow.platform.code.Coded;
import java.time.Instant;
import org.jooq.Field;

/** By what a list of orders is sorted; each has an index that knows the filters too. */
public enum OrderSort implements Coded {
  PLACED(true),
  DUE(false),
  TOTAL(true),
  CUSTOMER(false);

  /** When what was never promised is due, as the schema has it: after all that was. */
  private static final Instant NEVER = Instant.parse("2037-12-31T00:00:00Z");

  private final boolean descending;

  OrderSort(boolean descending) {
    this.descending = descending;
  }

  /** Whether the largest or latest stands first where nobody says otherwise. */
  boolean isDescending() {
    return descending;
  }

  Field<?> field(Orders o) {
    return switch (this) {
      case PLACED -> o.PLACED_AT;
      case DUE -> o.DUE_AT;
      case TOTAL -> o.OWN_WORTH_MINOR;
      case CUSTOMER -> o.CUSTOMER_NAME;
    };
  }

  /** What the field has in this row. */
  Object of(OrderRow row) {
    return switch (this) {
      case PLACED -> row.placedAt();
      case DUE -> row.promisedAt() == null ? NEVER : row.promisedAt();
      case TOTAL -> row.ownMinor();
      case CUSTOMER -> row.name();
    };
  }
}
