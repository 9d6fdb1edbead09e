package io.storeflow.platform.code;

import org.jspecify.annotations.Nullable;

/** One of a few: in a select, in choices, in segments. {@code end} is a price or the like. */
public record Choice(
    String value,
    String label,
    @Nullable String hint,
    @Nullable String end,
    @Nullable String icon,
    boolean disabled) {

  public static Choice of(String value, String label) {
    return new Choice(value, label, null, null, null, false);
  }

  public Choice hint(@Nullable String hint) {
    return new Choice(value, label, hint, end, icon, disabled);
  }

  public Choice end(@Nullable String end) {
    return new Choice(value, label, hint, end, icon, disabled);
  }

  public Choice icon(@Nullable String icon) {
    return new Choice(value, label, hint, end, icon, disabled);
  }

  /** Cannot be chosen; say why in the hint. */
  public Choice off() {
    return new Choice(value, label, hint, end, icon, true);
  }
}
