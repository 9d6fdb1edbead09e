package io.storeflow.platform.form;

import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * Takes what was typed into the fields of a form through the readers of {@code platform.input};
 * what is wrong with it is noted with the sentence {@code ui.form.*}, or {@code wrong.*} for the
 * rule of a reader.
 */
public final class FormText {
  private final Errors errors;

  public FormText(Errors errors) {
    this.errors = errors;
  }

  /** A line that must be there, of so many characters at most. */
  public String required(String field, @Nullable String typed, int longest) {
    var text = optional(field, typed, longest);
    if (text.isEmpty() && !errors.hasFieldErrors(field)) missing(field);
    return text;
  }

  /** The same of what mails show to others: it must not lead anywhere. */
  public String name(String field, @Nullable String typed, int longest) {
    var text = required(field, typed, longest);
    if (WebAddress.isSurelyIn(text)) errors.rejectValue(field, "wrong.web_address");
    return text;
  }

  /** A line that may be missing; then it is empty. */
  public String optional(String field, @Nullable String typed, int longest) {
    return bounded(field, Typed.line(typed), longest);
  }

  /** Text of several lines that may be missing. */
  public String text(String field, @Nullable String typed, int longest) {
    return bounded(field, Typed.text(typed), longest);
  }

  /** A whole number between the two. */
  public int number(String field, @Nullable String typed, int least, int most) {
    return WholeNumber.read(typed, least, most)
        .value()
        .orElseGet(
            () -> {
              errors.rejectValue(
                  field, "ui.form.number", new Object[] {least, most}, "no such number");
              return least;
            });
  }

  /** What a reader made of it; the other one where nothing was typed, or what is refused. */
  public <T> T optional(String field, Read<T> read, T otherwise) {
    read.refusal()
        .ifPresent(
            refused ->
                errors.rejectValue(
                    field, "wrong." + refused.rule(), refused.with().toArray(), refused.rule()));
    return read.orElse(otherwise);
  }

  /** The same for what must be there. */
  public <T> T required(String field, Read<T> read, T otherwise) {
    return required(field, read, otherwise, "ui.form.missing");
  }

  /**
   * The same for what must be there.
   *
   * @param missing message that says what to write where nothing was typed
   */
  public <T> T required(String field, Read<T> read, T otherwise, String missing) {
    if (read.isMissing()) errors.rejectValue(field, missing);
    return optional(field, read, otherwise);
  }

  public static boolean on(@Nullable String ticked) {
    return "true".equals(ticked) || "on".equals(ticked);
  }

  private void missing(String field) {
    errors.rejectValue(field, "ui.form.missing");
  }

  private String bounded(String field, String text, int longest) {
    int length = Typed.length(text);
    if (length <= longest) return text;
    errors.rejectValue(field, "ui.form.long", new Object[] {longest, length - longest}, "too long");
    return "";
  }
}
