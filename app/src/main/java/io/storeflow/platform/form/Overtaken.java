package io.storeflow.platform.form;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.validation.Errors;

/**
 * Two people changed what one form shows, which has no count of its changes: its version is a mark
 * of what the fields held ({@link Seen}). What the other one alone changed is taken; where both
 * did, the form has what was typed, and what the other one saved is said at the field.
 *
 * @param form the form with the changes of both, whose version is that of what is saved now
 * @param both names of the fields that both changed
 */
public record Overtaken<F extends Record>(F form, List<String> both) {
  private static final String VERSION = "version";

  /** The version of a form that holds these values. */
  public static String version(Record form, List<String> fields) {
    return Seen.of(fields.stream().map(it -> Parts.get(form, it)).toList());
  }

  /**
   * @param mine as it was typed, with the version that the person saw
   * @param theirs what is saved now
   * @param fields in the order of the version
   */
  public static <F extends Record> Overtaken<F> of(F mine, F theirs, List<String> fields) {
    var seen = (String) Parts.get(mine, VERSION);
    var changed = new HashMap<String, @Nullable Object>();
    var both = new ArrayList<String>();
    for (int i = 0; i < fields.size(); i++) {
      var field = fields.get(i);
      var my = Parts.get(mine, field);
      var their = Parts.get(theirs, field);
      if (Objects.equals(Seen.text(my), Seen.text(their)) || Seen.held(seen, i, their)) continue;
      if (Seen.held(seen, i, my)) changed.put(field, their);
      else both.add(field);
    }
    changed.put(VERSION, version(theirs, fields));
    return new Overtaken<>(Parts.with(mine, changed), both);
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
      var key = said.isBlank() ? "ui.overtaken.emptied" : "ui.overtaken.field";
      errors.rejectValue(field, key, new Object[] {said}, null);
    }
  }
}
