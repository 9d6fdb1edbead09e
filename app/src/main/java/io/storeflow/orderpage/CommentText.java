package io.storeflow.orderpage;

import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.input.Typed;
import org.jspecify.annotations.Nullable;

/** What staff write about an order. */
final class CommentText {
  static final int LONGEST = 1000;

  private CommentText() {}

  /** What is wrong with a text that was read as to its length in characters; null for nothing. */
  static @Nullable Wrong wrong(String text, int least, int most) {
    int length = Typed.length(text);
    if (length < least) return Wrong.of("/text", "required.comment");
    return length > most ? Wrong.of("/text", "too_long", most) : null;
  }
}
