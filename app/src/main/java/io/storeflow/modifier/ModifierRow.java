package io.storeflow.modifier;

import io.storeflow.platform.input.Typed;
import org.jspecify.annotations.Nullable;

/**
 * A modifier as it was typed; one whose title was emptied is taken out of the group.
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

  /** Of a new one a price alone is a slip, and is said. */
  boolean isEmpty() {
    boolean known = !Typed.code(id).isEmpty();
    return Typed.line(title).isEmpty() && (known || Typed.line(price).isEmpty());
  }
}
