package io.storeflow.returnpage;

import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.Overtaken;
import io.storeflow.returning.ReturnTerms;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * How a store takes goods back, as it was typed.
 *
 * @param version of the terms that the page showed
 */
record TermsForm(
    @Nullable String days,
    @Nullable String instructions,
    @Nullable String address,
    @Nullable String version) {

  static TermsForm of(ReturnTerms now) {
    var form = new TermsForm(Integer.toString(now.days()), now.instructions(), now.address(), null);
    return Overtaken.seen(form, now.version());
  }

  /** What it says; of use only if nothing was noted. */
  ReturnTerms read(Errors errors) {
    var check = new FormText(errors);
    return new ReturnTerms(
        check.number("days", days, 0, ReturnTerms.MOST_DAYS),
        check.text("instructions", instructions, ReturnForm.ANSWER),
        check.text("address", address, ReturnForm.ADDRESS),
        Overtaken.row(version));
  }
}
