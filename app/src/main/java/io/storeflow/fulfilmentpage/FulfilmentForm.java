package io.storeflow.fulfilmentpage;

import io.storeflow.fulfilment.Outgoing;
import io.storeflow.fulfilment.ParcelLabel;
import io.storeflow.fulfilment.Sending;
import io.storeflow.fulfilmentpage.OutgoingQueries.Sender;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.OnceKey;
import io.storeflow.platform.input.WholeNumber;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * What is to go out together, as it was typed.
 *
 * @param mail on if the shopper is told
 * @param once a key of its own, so that a form that is sent twice is done once
 */
record FulfilmentForm(
    @Nullable List<LineForm> lines,
    @Nullable String carrier,
    @Nullable String carrierName,
    @Nullable String tracking,
    @Nullable String link,
    @Nullable String mail,
    @Nullable String once) {
  private static final int MOST = 1_000_000;

  /** All that it says. */
  private record Said(Map<Integer, Integer> units, ParcelLabel label, boolean mails) {}

  FulfilmentForm {
    lines =
        lines == null ? List.of() : List.copyOf(lines.stream().filter(Objects::nonNull).toList());
    once = OnceKey.of(once);
  }

  /** All that is left, as most orders go out at once, by whom the last one was sent. */
  static FulfilmentForm fresh(Outgoing order, @Nullable Sender last, boolean mails) {
    return new FulfilmentForm(
        lines(order, Map.of()),
        last == null ? "" : last.carrier().code(),
        last == null ? "" : last.name(),
        "",
        "",
        mails ? "true" : "",
        null);
  }

  private static List<LineForm> lines(Outgoing order, Map<Integer, String> typed) {
    return order.left().stream()
        .map(
            it -> {
              var left = Integer.toString(it.quantity());
              var position = it.position();
              return new LineForm(
                  Integer.toString(position), left, typed.getOrDefault(position, left));
            })
        .toList();
  }

  /** Whether nothing was sent with it: the page is opened for the first time. */
  boolean isBlank() {
    return Objects.requireNonNull(lines).isEmpty();
  }

  /** What was typed, for the lines of which something is left now. */
  FulfilmentForm over(Outgoing order) {
    var typed = new HashMap<Integer, String>();
    for (var line : Objects.requireNonNull(lines))
      typed.put(position(line), Objects.requireNonNullElse(line.units(), ""));
    return new FulfilmentForm(
        lines(order, typed), carrier, carrierName, tracking, link, mail, once);
  }

  boolean mails() {
    return FormText.on(mail);
  }

  /**
   * What is to go out; of use only if nothing was noted.
   *
   * @param mayMail whether there is anything to tell
   */
  Sending read(boolean mayMail, Errors errors) {
    var units = units(errors);
    var label = new LabelText(carrier, carrierName, tracking, link).read(errors);
    boolean mails = mayMail && mails();
    var kept = OnceKey.kept(Objects.requireNonNull(once), new Said(units, label, mails));
    return new Sending(units, label, "", false, mails, seen(), kept);
  }

  /** Units by position. What cannot be read is noted at its line. */
  Map<Integer, Integer> units(Errors errors) {
    var units = new TreeMap<Integer, Integer>();
    var typed = Objects.requireNonNull(lines);
    if (typed.isEmpty() || typed.stream().anyMatch(FulfilmentForm::isBroken))
      errors.reject("fulfilment.error.lines");
    for (int i = 0; i < typed.size(); i++) {
      var read = WholeNumber.read(typed.get(i).units(), 0, MOST);
      int left = left(typed.get(i));
      if (read.refusal().isPresent() || read.orElse(0) > left)
        errors.rejectValue(
            "lines[" + i + "].units", "fulfilment.error.units", new Object[] {left}, "not so many");
      units.put(position(typed.get(i)), read.orElse(0));
    }
    return units;
  }

  /** What was left of each line when the form was made. */
  private Map<Integer, Integer> seen() {
    var seen = new TreeMap<Integer, Integer>();
    for (var line : Objects.requireNonNull(lines)) seen.put(position(line), left(line));
    return seen;
  }

  /** As no page of ours sends it. */
  private static boolean isBroken(LineForm line) {
    return position(line) < 0 || WholeNumber.read(line.left(), 0, MOST).value().isEmpty();
  }

  private static int position(LineForm line) {
    return WholeNumber.read(line.position(), 0, MOST).orElse(-1);
  }

  private static int left(LineForm line) {
    return WholeNumber.read(line.left(), 0, MOST).orElse(0);
  }
}
