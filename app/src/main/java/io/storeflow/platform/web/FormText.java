package io.storeflow.platform.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * Reads what was typed into the fields of a form, without spaces around it; what is wrong with it
 * is noted with the sentence {@code ui.form.*}.
 */
public final class FormText {
  private final Errors errors;

  public FormText(Errors errors) {
    this.errors = errors;
  }

  /** Text that must be there, of so many characters at most. */
  public String required(String field, @Nullable String typed, int longest) {
    var text = optional(field, typed, longest);
    if (text.isEmpty() && !errors.hasFieldErrors(field))
      errors.rejectValue(field, "ui.form.missing");
    return text;
  }

  /** Text that may be missing; then it is empty. */
  public String optional(String field, @Nullable String typed, int longest) {
    var text = Objects.requireNonNullElse(typed, "").strip();
    int length = TextRules.length(text);
    if (length > longest) {
      errors.rejectValue(
          field, "ui.form.long", new Object[] {longest, length - longest}, "too long");
      return "";
    }
    boolean odd = text.codePoints().anyMatch(FormText::isOdd);
    if (odd) errors.rejectValue(field, "ui.form.odd");
    return odd ? "" : text;
  }

  /** A whole number between the two. */
  public int number(String field, @Nullable String typed, int least, int most) {
    var text = Objects.requireNonNullElse(typed, "").strip();
    if (text.matches("\\d{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) return number;
    }
    errors.rejectValue(field, "ui.form.number", new Object[] {least, most}, "no such number");
    return least;
  }

  public static boolean on(@Nullable String ticked) {
    return "true".equals(ticked) || "on".equals(ticked);
  }

  /** Control characters, other than those that end lines and tabs, and halves of characters. */
  private static boolean isOdd(int character) {
    int type = Character.getType(character);
    return (type == Character.CONTROL
            && character != '\n'
            && character != '\r'
            && character != '\t')
        || type == Character.SURROGATE;
  }
}
