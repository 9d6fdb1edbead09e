package io.storeflow.customerpage;

import io.storeflow.db.tables.CustomerStore;
import io.storeflow.platform.code.Coded;
import org.jooq.Field;

/** By what a list of customers is sorted; each has an index that knows the filter too. */
enum CustomerSort implements Coded {
  LAST(true),
  SPENT(true),
  NAME(false);

  private final boolean descending;

  CustomerSort(boolean descending) {
    this.descending = descending;
  }

  /** Whether the largest or latest stands first where nobody says otherwise. */
  boolean isDescending() {
    return descending;
  }

  Field<?> field(CustomerStore v) {
    return switch (this) {
      case LAST -> v.LAST_AT;
      case SPENT -> v.SPENT_MINOR;
      case NAME -> v.NAME;
    };
  }

  /** What the field has in this row. */
  Object of(CustomerRow row) {
    return switch (this) {
      case LAST -> row.lastAt();
      case SPENT -> row.spent().minor();
      case NAME -> row.sorted();
    };
  }
}
