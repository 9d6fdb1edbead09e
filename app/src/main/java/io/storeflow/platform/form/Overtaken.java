package io.storeflow.platform.form;

import io.storeflow.platform.code.Choice;
import io.storeflow.platform.input.WholeNumber;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.validation.Errors;

/**
 * Two people changed what one form shows: its version holds a mark of what each of its fields held
 * ({@link Seen}), after the version of its row where that has one ({@link #seen}). What the other
 * one alone changed is taken; where both did, the form has what was typed, and what the other one
 * saved is said at the field.
 *
 * @param form the form with the changes of both, whose version is that of what is saved now
 * @param both names of the fields that both changed
 */
public record Overtaken<F extends Record>(F form, List<String> both) {
  private static final String VERSION = "version";

  /** Between the version of a row and the marks. */
  private static final String AFTER_ROW = ".";

  private static final String ON = "true";
  private static final String OFF = "false";

  /** What a row holds of which nobody has filled in anything. */
  private static final Set<String> BLANK = Set.of("", ON);

  private static final String ROWS = "\n";
  private static final String PARTS = "|";

  /**
   * The form of a row of that version, whose own version says as well what each of its fields
   * holds: "3.e3b0c442".
   */
  public static <F extends Record> F seen(F form, int row) {
    return Parts.with(form, Map.of(VERSION, row + AFTER_ROW + version(form, fields(form))));
  }

  /** The version of the row in that of a form; of no row if that was lost. */
  public static int row(@Nullable String version) {
    if (version == null) return -1;
    int end = version.indexOf(AFTER_ROW);
    var row = end < 0 ? version : version.substring(0, end);
    return WholeNumber.read(row, 0, Integer.MAX_VALUE).orElse(-1);
  }

  /** The version of a form that holds these values. */
  public static String version(Record form, List<String> fields) {
    return Seen.of(fields.stream().map(it -> value(form, it)).toList());
  }

  /**
   * @param mine as it was typed, with the version that the person saw
   * @param theirs what is saved now
   * @param fields in the order of the version
   */
  public static <F extends Record> Overtaken<F> of(F mine, F theirs, List<String> fields) {
    var seen = marks((String) Parts.get(mine, VERSION));
    var changed = new HashMap<String, @Nullable Object>();
    var both = new ArrayList<String>();
    for (int i = 0; i < fields.size(); i++) {
      var field = fields.get(i);
      var my = value(mine, field);
      var their = value(theirs, field);
      if (my.equals(their) || Seen.held(seen, i, their)) continue;
      if (Seen.held(seen, i, my)) changed.put(field, Parts.get(theirs, field));
      else both.add(field);
    }
    changed.put(VERSION, Parts.get(theirs, VERSION));
    return new Overtaken<>(Parts.with(mine, changed), both);
  }

  /**
   * The same of a form of a row, all of whose fields are its own.
   *
   * @param theirs what is saved now, as {@link #seen} gives it
   * @param choices of the fields, or of parts of their rows, whose values are codes
   */
  public static <F extends Record> void show(
      F mine,
      F theirs,
      String name,
      Map<String, List<Choice>> choices,
      Model model,
      HttpServletResponse response) {
    show(
        mine,
        theirs,
        fields(theirs),
        name,
        (field, value) -> words(field, value, choices),
        model,
        response);
  }

  /**
   * Answers 409 with the form that has the changes of both, and says what the other one saved.
   *
   * @param mine as it was typed, with the version that the person saw
   * @param theirs what is saved now
   * @param name by which the page knows the form
   * @param words what a value of a field is to a person
   */
  public static <F extends Record> void show(
      F mine,
      F theirs,
      List<String> fields,
      String name,
      BiFunction<String, @Nullable Object, String> words,
      Model model,
      HttpServletResponse response) {
    var both = of(mine, theirs, fields);
    both.say(theirs, words, Untouched.errors(both.form(), name, model));
    response.setStatus(HttpStatus.CONFLICT.value());
  }

  /**
   * Says that nothing is saved yet and why, and at each field that both changed what is saved.
   *
   * @param words what a value of a field is to a person
   */
  public void say(F theirs, BiFunction<String, @Nullable Object, String> words, Errors errors) {
    errors.reject(both.isEmpty() ? "ui.overtaken.apart" : "ui.overtaken");
    for (var field : both) {
      var said = words.apply(field, Parts.get(theirs, field));
      var key =
          switch (said.strip()) {
            case "" -> "ui.overtaken.emptied";
            case ON -> "ui.overtaken.on";
            case OFF -> "ui.overtaken.off";
            default -> "ui.overtaken.field";
          };
      errors.rejectValue(place(field), key, new Object[] {said}, null);
    }
  }

  /** Where it is said: of rows at the first one. */
  private String place(String field) {
    return Parts.get(form, field) instanceof List<?> rows
            && !rows.isEmpty()
            && rows.getFirst() instanceof Record row
        ? field + "[0]." + row.getClass().getRecordComponents()[0].getName()
        : field;
  }

  private static List<String> fields(Record form) {
    return Arrays.stream(form.getClass().getRecordComponents())
        .map(RecordComponent::getName)
        .filter(it -> !it.equals(VERSION))
        .toList();
  }

  private static @Nullable String marks(@Nullable String version) {
    return version == null ? null : version.substring(version.indexOf(AFTER_ROW) + 1);
  }

  /** What a field holds: a switch that is off is nothing, and so are rows that are left empty. */
  private static String value(Record form, String field) {
    var value = Parts.get(form, field);
    if (value instanceof List<?> rows && rows.stream().allMatch(Record.class::isInstance))
      return rows.stream()
          .map(it -> row((Record) it))
          .filter(it -> !it.isEmpty())
          .collect(Collectors.joining(ROWS));
    var text = Seen.text(value);
    return text.equals(OFF) ? "" : text;
  }

  private static String row(Record row) {
    var parts = Parts.values(row).stream().map(Seen::text).toList();
    return BLANK.containsAll(parts) ? "" : String.join(PARTS, parts);
  }

  private static String words(
      String field, @Nullable Object value, Map<String, List<Choice>> choices) {
    if (value instanceof List<?> rows)
      return rows.stream()
          .map(it -> it instanceof Record row ? told(row, choices) : Seen.text(it))
          .filter(it -> !it.isEmpty())
          .collect(Collectors.joining("; "));
    var text = Seen.text(value);
    var known = choices.get(field);
    if (known == null) return text;
    return Arrays.stream(text.split(","))
        .map(
            code ->
                known.stream()
                    .filter(it -> it.value().equals(code))
                    .map(Choice::label)
                    .findFirst()
                    .orElse(code))
        .collect(Collectors.joining(", "));
  }

  private static String told(Record row, Map<String, List<Choice>> choices) {
    return fields(row).stream()
        .filter(it -> !BLANK.contains(Seen.text(Parts.get(row, it))))
        .map(it -> words(it, Parts.get(row, it), choices))
        .collect(Collectors.joining(", "));
  }
}
