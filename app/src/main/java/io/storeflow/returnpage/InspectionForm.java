package io.storeflow.returnpage;

import static java.util.Objects.requireNonNullElse;

import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.returning.Inspected;
import io.storeflow.returning.Return;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * What came back and how it was found, as it was typed.
 *
 * @param version of the return that the page showed
 */
record InspectionForm(@Nullable List<InspectionRow> lines, @Nullable String version) {
  private static final int MOST = 1_000_000;

  /** All of it as new, as most of it comes. */
  static InspectionForm blank(Return it) {
    var rows =
        it.lines().stream()
            .map(line -> new InspectionRow(line.id(), Integer.toString(line.quantity()), "0", "0"))
            .toList();
    return new InspectionForm(rows, Integer.toString(it.version()));
  }

  /**
   * With a row for each line of the return, in their order; what names none of them is shown again
   * at its place.
   */
  InspectionForm whole(Return it) {
    var sent = requireNonNullElse(lines, List.<InspectionRow>of());
    var rows = new ArrayList<InspectionRow>();
    for (var line : it.lines())
      rows.add(
          sent.stream()
              .filter(row -> row != null && line.id().equals(row.line()))
              .findFirst()
              .orElse(nameless(sent, rows.size())));
    return new InspectionForm(rows, version);
  }

  private static InspectionRow nameless(List<InspectionRow> sent, int place) {
    var row = place < sent.size() ? sent.get(place) : null;
    return row == null
        ? new InspectionRow("", "", "", "")
        : new InspectionRow("", row.good(), row.damaged(), row.missing());
  }

  int seen() {
    return WholeNumber.read(version, 0, Integer.MAX_VALUE).orElse(-1);
  }

  /** What a {@link #whole} form says; of use only if nothing was noted. */
  List<Inspected> read(Return it, Errors errors) {
    var check = new FormText(errors);
    var found = new ArrayList<Inspected>();
    var rows = requireNonNullElse(lines, List.<InspectionRow>of());
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var at = "lines[" + i + "].";
      int good = number(check, at + "good", row.good());
      int damaged = number(check, at + "damaged", row.damaged());
      int missing = number(check, at + "missing", row.missing());
      int all = it.lines().get(i).quantity();
      boolean wrong =
          errors.hasFieldErrors(at + "good")
              || errors.hasFieldErrors(at + "damaged")
              || errors.hasFieldErrors(at + "missing");
      if ("".equals(row.line())) errors.reject("fulfilment.error.lines");
      if (!wrong && (long) good + damaged + missing != all)
        errors.rejectValue(at + "good", "return.refused.sum", new Object[] {all}, null);
      found.add(new Inspected(it.lines().get(i).id(), good, damaged, missing));
    }
    return List.copyOf(found);
  }

  private static int number(FormText check, String field, @Nullable String typed) {
    var read = WholeNumber.read(typed, 0, MOST);
    return read.isMissing() ? 0 : check.optional(field, read, 0);
  }
}
