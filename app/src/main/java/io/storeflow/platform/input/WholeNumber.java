package io.storeflow.platform.input;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a whole number, which may have blanks or apostrophes between its thousands. */
public final class WholeNumber {
  private static final Pattern FORM =
      Pattern.compile("\\+?(\\d{1,9}|\\d{1,3}(?:[ '’]\\d{3}){1,2})");

  private WholeNumber() {}

  /** A number from the least to the most. */
  public static Read<Integer> read(@Nullable String typed, int least, int most) {
    var text = Typed.code(typed);
    if (text.isEmpty()) return Read.missing();
    if (FORM.matcher(text).matches()) {
      int number = Integer.parseInt(text.replaceAll("\\D", ""));
      if (number >= least && number <= most) return Read.of(number);
    }
    return Read.refused("number", least, most);
  }
}
