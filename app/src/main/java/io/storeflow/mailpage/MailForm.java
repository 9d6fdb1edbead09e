package io.storeflow.mailpage;

import io.storeflow.mailtext.MailKind;
import io.storeflow.mailtext.MailText;
import io.storeflow.mailtext.OwnText;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.WholeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/**
 * What a store writes in mails of a kind.
 *
 * @param language of it, as a tag
 * @param version that the person saw; 0 for none
 */
record MailForm(
    @Nullable String language,
    @Nullable String subject,
    @Nullable String text,
    @Nullable String version) {
  private static final int MOST_CHANGES = 1_000_000;

  static MailForm of(String language, OwnText text) {
    return new MailForm(language, text.subject(), text.text(), Integer.toString(text.version()));
  }

  /** As it was read; what is wrong with it is in the errors. */
  OwnText check(MailKind kind, BindingResult errors) {
    var form = new FormText(errors);
    var line = form.required("subject", subject, OwnText.LONGEST_SUBJECT);
    var words = form.text("text", text, OwnText.LONGEST_TEXT);
    if (words.isBlank() && !errors.hasFieldErrors("text")) form.required("text", "", 1);
    form.optional("subject", MailText.read(line, kind.ofSubject()).map(it -> line), line);
    form.optional("text", MailText.read(words, kind.ofText()).map(it -> words), words);
    return new OwnText(line, words, WholeNumber.read(version, 0, MOST_CHANGES).orElse(0));
  }

  MailForm withVersion(int now) {
    return new MailForm(language, subject, text, Integer.toString(now));
  }
}
