package io.storeflow.importplan;

import org.jspecify.annotations.Nullable;

/**
 * What a file changes in a field.
 *
 * @param field as messages name it: {@code import.field.price}
 * @param variant which one; null for the product itself, empty for its only variant
 * @param was and now: as people read them, money without its sign, times as ISO 8601 writes them in
 *     UTC; null for nothing
 */
public record FieldChange(
    String field, @Nullable String variant, @Nullable String was, @Nullable String now) {
  /** The field that is a time. */
  public static final String PUBLISH_AT = "publish_at";

  public boolean isCleared() {
    return was != null && now == null;
  }
}
