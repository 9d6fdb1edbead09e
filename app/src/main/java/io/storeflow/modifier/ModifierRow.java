package io.storeflow.modifier;

import io.storeflow.platform.input.Typed;
import org.jspecify.annotations.Nullable;

/**
 * A modifier as it was typed; one without a title is not meant to be.
 *
 * @param id public id; empty for a new one
 * @param inner public id of the group that goes with it in turn; empty for none
 */
public record ModifierRow(
    @Nullable String id,
    @Nullable String title,
    @Nullable String price,
    @Nullable Boolean preselected,
    @Nullable String inner) {
  static final ModifierRow EMPTY = new ModifierRow("", "", "", false, "");

  boolean isEmpty() {
    return Typed.line(title).isEmpty() && Typed.line(price).isEmpty();
  }
}
