package io.storeflow.shippingapi;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Lists of texts, which are read as people type them: one on each line. */
final class SentList {
  private SentList() {}

  /** What was sent; what there is where nothing was. */
  static String text(@Nullable Collection<String> sent, Collection<String> was) {
    return String.join("\n", sent == null ? was : sent);
  }
}
