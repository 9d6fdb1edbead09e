package io.storeflow.importplan;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a file changes in a field.
 *
 * @param field as messages name it: {@code import.field.price}
 * @param variant which one; null for the product itself, empty for its only variant
 * @param was and now: as people read them, money without its sign and in plain digits, times as ISO
 *     8601 writes them in UTC; null for nothing
 */
public record FieldChange(
    String field, @Nullable String variant, @Nullable String was, @Nullable String now) {
  /** The field that is a time. */
  public static final String PUBLISH_AT = "publish_at";

  private static final Set<String> MONEY = Set.of("price", "compare_at", "cost");

  public boolean isOfMoney() {
    return MONEY.contains(field);
  }

  public boolean isCleared() {
    return was != null && now == null;
  }
}
