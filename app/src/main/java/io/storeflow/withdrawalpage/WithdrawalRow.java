package io.storeflow.withdrawalpage;

import static java.util.Objects.requireNonNullElse;

import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.withdrawal.Withdrawable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * Units of a line that somebody withdraws from, as they were typed.
 *
 * @param line its public id
 */
public record WithdrawalRow(@Nullable String line, @Nullable String units) {
  private static final int MOST = 1_000_000;

  /**
   * A row for each line that one may withdraw from.
   *
   * @param sent what was typed; null for nothing yet
   * @param whole whether it is all of the order, as long as nothing was typed; else none of it
   */
  static List<WithdrawalRow> all(
      Withdrawable there, @Nullable List<WithdrawalRow> sent, boolean whole) {
    return there.open().stream()
        .map(
            it ->
                new WithdrawalRow(
                    it.id(),
                    sent == null ? Integer.toString(whole ? it.usual() : 0) : units(sent, it.id())))
        .toList();
  }

  private static String units(List<WithdrawalRow> sent, String line) {
    return sent.stream()
        .filter(it -> it != null && line.equals(it.line()))
        .map(it -> requireNonNullElse(it.units(), ""))
        .findFirst()
        .orElse("");
  }

  /** Units by the public ids of lines; of use only if nothing was noted. */
  static Map<String, Integer> read(
      Withdrawable there, @Nullable List<WithdrawalRow> sent, FormText check, Errors errors) {
    var units = new LinkedHashMap<String, Integer>();
    var rows = requireNonNullElse(sent, List.<WithdrawalRow>of());
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
