package io.storeflow.withdrawalpage;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.OnceKey;
import io.storeflow.platform.input.Email;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.withdrawal.Declaration;
import io.storeflow.withdrawal.Withdrawable;
import io.storeflow.withdrawal.Withdrawal;
import java.util.LinkedHashMap;
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
 */
record WithdrawalForm(
    @Nullable String name,
    @Nullable String order,
    @Nullable String email,
    @Nullable String part,
    @Nullable List<WithdrawalRow> lines,
    @Nullable String of,
    @Nullable String once) {
  static final int NAME = 120;
  static final int ORDER = 40;
  static final int PART = 400;
  private static final int MOST = 1_000_000;

  WithdrawalForm {
    once = OnceKey.of(once);
  }

  /** Nothing typed yet, but the order as a link names it. */
  static WithdrawalForm blank(String order, String of) {
    return new WithdrawalForm("", order, "", "", null, of, null);
  }

  /** What was declared before, to be confirmed. */
  static WithdrawalForm again(Withdrawal before, String of) {
    return new WithdrawalForm(before.name(), before.order(), before.email(), "", null, of, null);
  }

  /** With a row for each line that one may withdraw from: all of it where nothing was typed. */
  WithdrawalForm whole(Withdrawable there) {
    var sent = lines;
    var rows =
        there.open().stream()
            .map(
                it ->
                    new WithdrawalRow(
                        it.id(),
                        sent == null ? Integer.toString(it.usual()) : units(sent, it.id())))
            .toList();
    return new WithdrawalForm(name, order, email, part, rows, of, once);
  }

  private static String units(List<WithdrawalRow> sent, String line) {
    return sent.stream()
        .filter(it -> it != null && line.equals(it.line()))
        .map(it -> requireNonNullElse(it.units(), ""))
        .findFirst()
        .orElse("");
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
    var to = check.required("email", Email.read(email), "");
    boolean isWhole = Typed.line(part).isEmpty();
    var said = isWhole || there != null ? "" : check.name("part", part, PART);
    boolean chosen = there != null && lines != null && !there.open().isEmpty();
    var units = chosen ? units(requireNonNull(there), check, errors) : null;
    var all = requireNonNullElse(units, Map.<String, Integer>of());
    var kept = OnceKey.kept(requireNonNull(once), new Said(by, which, to, said, all));
    return new Declaration(by, which, to, kept, said, units, of);
  }

  private Map<String, Integer> units(Withdrawable there, FormText check, Errors errors) {
    var units = new LinkedHashMap<String, Integer>();
    var rows = requireNonNullElse(lines, List.<WithdrawalRow>of());
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var typed = WholeNumber.read(row.units(), 0, MOST);
      int number = typed.isMissing() ? 0 : check.optional("lines[" + i + "].units", typed, 0);
      var id = requireNonNullElse(row.line(), "");
      int left =
          there.open().stream()
              .filter(it -> it.id().equals(id))
              .mapToInt(Withdrawable.Line::left)
              .findFirst()
              .orElse(0);
      if (number > left)
        errors.rejectValue(
            "lines[" + i + "].units", "withdrawal.error.units", new Object[] {left}, null);
      else if (number > 0) units.put(id, number);
    }
    if (units.isEmpty() && !errors.hasErrors()) errors.reject("withdrawal.error.nothing");
    return units;
  }
}
