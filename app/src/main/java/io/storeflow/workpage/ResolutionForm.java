package io.storeflow.workpage;

import io.storeflow.platform.form.FormText;
import org.jspecify.annotations.Nullable;

/**
 * That failed work need not be done any more.
 *
 * @param note why
 * @param alike on if all that wait and failed alike are meant
 */
record ResolutionForm(@Nullable String note, @Nullable String alike) {
  static final int LONGEST = 500;

  boolean isOfAll() {
    return FormText.on(alike);
  }
}
