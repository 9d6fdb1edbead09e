package io.storeflow.withdrawalpage;

import static java.util.Objects.requireNonNull;

import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.OnceKey;
import io.storeflow.platform.input.Email;
import io.storeflow.withdrawal.Declaration;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A withdrawal as it was typed.
 *
 * @param order its number, or whatever else names it
 */
record WithdrawalForm(
    @Nullable String name, @Nullable String order, @Nullable String email, @Nullable String once) {
  static final int NAME = 120;
  static final int ORDER = 40;

  WithdrawalForm {
    once = OnceKey.of(once);
  }

  private record Said(String name, String order, String email) {}

  /** What it declares; of use only if nothing was noted. */
  Declaration read(Errors errors) {
    var check = new FormText(errors);
    var by = check.name("name", name, NAME);
    var which = check.name("order", order, ORDER);
    var to = check.required("email", Email.read(email), "");
    var kept = OnceKey.kept(requireNonNull(once), new Said(by, which, to));
    return new Declaration(by, which, to, kept);
  }
}
