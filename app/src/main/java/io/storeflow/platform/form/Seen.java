package io.storeflow.platform.form;

import io.storeflow.platform.id.Digest;
import io.storeflow.platform.input.Typed;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a person saw in the fields of a form: a short mark of each value, in their order, which the
 * form carries. With it is known, once somebody else was faster, who of the two changed what.
 */
public final class Seen {
  /** Characters of a mark: one in 16 million other values has the same. */
  private static final int SIZE = 4;

  /** Most fields of a long form hold nothing. */
  private static final String OF_NOTHING = marked("");

  private Seen() {}

  public static String of(List<? extends @Nullable Object> values) {
    return values.stream().map(Seen::mark).collect(Collectors.joining());
  }

  /**
   * Whether the field at that place held this value; not where the form does not say what it held.
   */
  public static boolean held(@Nullable String seen, int place, @Nullable Object value) {
    int from = place * SIZE;
    if (seen == null || seen.length() < from + SIZE) return false;
    return seen.startsWith(mark(value), from);
  }

  /** A box that is not ticked and a field that is empty send nothing, or an empty text. */
  public static String text(@Nullable Object value) {
    return value == null || value.equals(Boolean.FALSE) ? "" : Typed.text(value.toString());
  }

  private static String mark(@Nullable Object value) {
    var text = text(value);
    return text.isEmpty() ? OF_NOTHING : marked(text);
  }

  private static String marked(String text) {
    return Digest.sha256(text).substring(0, SIZE);
  }
}
