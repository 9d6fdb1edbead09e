package io.storeflow.returnpage;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.OnceKey;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.returning.ReturnAsked;
import io.storeflow.returning.ReturnOutcome;
import io.storeflow.returning.ReturnReason;
import io.storeflow.returning.ReturnRefused;
import io.storeflow.returning.Returnable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * What is to come back, as it was typed by a shopper or by staff.
 *
 * @param wants code of what its shopper wants
 * @param answer how it is sent back, where staff say that at once; shoppers are not asked
 * @param once a key of its own; one that comes without gets one
 */
public record ReturnForm(
    @Nullable List<ReturnRow> lines,
    @Nullable String wants,
    @Nullable String answer,
    @Nullable String address,
    @Nullable String once) {
  public static final int NOTE = 400;
  static final int ANSWER = 1000;
  static final int ADDRESS = 400;
  private static final int MOST = 1_000_000;

  public ReturnForm {
    once = OnceKey.of(once);
  }

  /** Nothing chosen yet. */
  public static ReturnForm blank(Returnable order, String answer, String address) {
    return new ReturnForm(null, ReturnOutcome.REFUND.code(), answer, address, null).whole(order);
  }

  /**
   * With a row for each line of which anything can come back, in their order. What names no such
   * line is shown again at its place, and means none.
   */
  public ReturnForm whole(Returnable order) {
    var sent = requireNonNullElse(lines, List.<ReturnRow>of());
    var rows = new ArrayList<ReturnRow>();
    for (var line : order.open())
      rows.add(
          sent.stream()
              .filter(it -> it != null && line.of().id().equals(it.line()))
              .findFirst()
              .orElse(nameless(order, sent, rows.size(), line.of().id())));
    return new ReturnForm(rows, wants, answer, address, once);
  }

  private static ReturnRow nameless(
      Returnable order, List<ReturnRow> sent, int place, String line) {
    var row = place < sent.size() ? sent.get(place) : null;
    if (row == null || order.open().stream().anyMatch(it -> it.of().id().equals(row.line())))
      return new ReturnRow(line, "", "", "");
    return new ReturnRow("", row.units(), row.reason(), row.note());
  }

  /** What a {@link #whole} form of a shopper asks for; of use only if nothing was noted. */
  public ReturnAsked asked(Errors errors) {
    var units = units(errors);
    return ReturnAsked.byShopper(units, wants(errors), kept(units));
  }

  /** The same of staff, whose word is enough. */
  ReturnAsked said(Errors errors) {
    var check = new FormText(errors);
    var units = units(errors);
    var how = check.text("answer", answer, ANSWER);
    var to = check.text("address", address, ADDRESS);
    return new ReturnAsked(units, wants(errors), kept(units), how, to, null);
  }

  private List<ReturnAsked.Units> units(Errors errors) {
    var check = new FormText(errors);
    var units = new ArrayList<ReturnAsked.Units>();
    var rows = requireNonNullElse(lines, List.<ReturnRow>of());
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var at = "lines[" + i + "].";
      var typed = WholeNumber.read(row.units(), 0, MOST);
      int number = typed.isMissing() ? 0 : check.optional(at + "units", typed, 0);
      var note = check.optional(at + "note", row.note(), NOTE);
      var reason = Coded.find(ReturnReason.class, Typed.code(row.reason())).orElse(null);
      boolean known = reason != null && ReturnReason.offered().contains(reason);
      var line = requireNonNullElse(row.line(), "");
      if (line.isEmpty()) continue;
      if (number > 0 && !known) errors.rejectValue(at + "reason", "return.error.reason");
      if (number > 0 && reason == ReturnReason.OTHER && note.isEmpty())
        errors.rejectValue(at + "note", "return.error.note");
      if (number > 0 && known && reason != null)
        units.add(new ReturnAsked.Units(line, number, reason, note));
    }
    if (units.isEmpty() && !errors.hasErrors()) errors.reject("return.error.nothing");
    return List.copyOf(units);
  }

  private ReturnOutcome wants(Errors errors) {
    var wish = Coded.find(ReturnOutcome.class, Typed.code(wants)).orElse(ReturnOutcome.NOTHING);
    if (wish != ReturnOutcome.NOTHING) return wish;
    errors.rejectValue("wants", "return.error.wants");
    return ReturnOutcome.REFUND;
  }

  private record Said(List<ReturnAsked.Units> units) {}

  private String kept(List<ReturnAsked.Units> units) {
    return OnceKey.kept(requireNonNull(once), new Said(units));
  }

  /** Says why it cannot come back, at the line that it is about. */
  public void say(ReturnRefused refused, Errors errors) {
    var key = "return.refused." + refused.why().name().toLowerCase(Locale.ROOT);
    var with = new Object[] {refused.units()};
    var rows = requireNonNullElse(lines, List.<ReturnRow>of());
    for (int i = 0; i < rows.size(); i++)
      if (refused.line() != null && refused.line().equals(rows.get(i).line())) {
        errors.rejectValue("lines[" + i + "].units", key, with, null);
        return;
      }
    errors.reject(key, with, null);
  }
}
