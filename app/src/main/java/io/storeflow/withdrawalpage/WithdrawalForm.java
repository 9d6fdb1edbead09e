package io.storeflow.withdrawalpage;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.OnceKey;
import io.storeflow.platform.input.Email;
import io.storeflow.platform.input.Typed;
import io.storeflow.withdrawal.Declaration;
import io.storeflow.withdrawal.Withdrawable;
import io.storeflow.withdrawal.Withdrawal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A withdrawal as it was typed.
 *
 * @param order its number, or whatever else names it
 * @param part which part of it, in words
 * @param lines which part of it, line by line; asked for who has shown the order to be theirs
 * @param of the public id of the order, as its page and the receipt lead here
 * @param again the public id of what was declared before, and is shown to be the shopper's with it
 */
record WithdrawalForm(
    @Nullable String name,
    @Nullable String order,
    @Nullable String email,
    @Nullable String part,
    @Nullable List<WithdrawalRow> lines,
    @Nullable String of,
    @Nullable String again,
    @Nullable String once) {
  static final int NAME = 120;
  static final int ORDER = 40;
  static final int PART = 400;

  WithdrawalForm {
    once = OnceKey.of(once);
  }

  /** Nothing typed yet, but the order as a link names it. */
  static WithdrawalForm blank(String order, String of) {
    return new WithdrawalForm("", order, "", "", null, of, null, null);
  }

  /** What was declared before, to be confirmed. */
  static WithdrawalForm again(Withdrawal before, String of) {
    return new WithdrawalForm(
        before.name(),
        before.order(),
        before.email(),
        before.part(),
        null,
        of,
        before.publicId(),
        null);
  }

  /** Whether words say which part it is. */
  public boolean saysPart() {
    return !Typed.line(part).isEmpty();
  }

  /**
   * With a row for each line that one may withdraw from: all of it where nothing was typed, none of
   * it where words say a part, which nobody but their writer can count.
   */
  WithdrawalForm whole(Withdrawable there) {
    var rows = WithdrawalRow.all(there, lines, !saysPart());
    return new WithdrawalForm(name, order, email, part, rows, of, again, once);
  }

  private record Said(
      String name, String order, String email, String part, Map<String, Integer> units) {}

  /**
   * What it declares; of use only if nothing was noted.
   *
   * @param there what of the order one may withdraw from; null for who names none of their own
   */
  Declaration read(@Nullable Withdrawable there, Errors errors) {
    var check = new FormText(errors);
    var by = check.name("name", name, NAME);
    var which = check.name("order", order, ORDER);
    var to = Email.kept(check.required("email", Email.read(email), ""));
    var said = !saysPart() || there != null ? "" : check.name("part", part, PART);
    boolean chosen = there != null && lines != null && !there.open().isEmpty();
    var units = chosen ? WithdrawalRow.read(requireNonNull(there), lines, check, errors) : null;
    var all = requireNonNullElse(units, Map.<String, Integer>of());
    var kept = OnceKey.kept(requireNonNull(once), new Said(by, which, to, said, all));
    return new Declaration(by, which, to, kept, said, units, of, again, true);
  }
}
