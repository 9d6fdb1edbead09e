package io.storeflow.platform.form;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;

/**
 * What a form did not send stays as it is: a page from before an update has not every field, and
 * who saves one setting means no other. A tick that was taken away is told by its marker, the field
 * with a low line before its name.
 */
public final class Untouched {
  /** Says what the person saw: never to be filled in for them. */
  private static final String VERSION = "version";

  private Untouched() {}

  /**
   * The form with what was not sent taken from what is there.
   *
   * @param sent null in each component that did not come
   * @param present as the form would show it now
   */
  public static <F extends Record> F keep(F sent, F present, HttpServletRequest request) {
    var kept = new HashMap<String, @Nullable Object>();
    for (var part : sent.getClass().getRecordComponents()) {
      var name = part.getName();
      boolean came =
          Parts.get(sent, name) != null
              || name.equals(VERSION)
              || request.getParameter("_" + name) != null;
      if (!came) kept.put(name, Parts.get(present, name));
    }
    return Parts.with(sent, kept);
  }

  /**
   * The same for the form as it has become by what others have done meanwhile.
   *
   * @param errors what is wrong with it
   */
  public static void errors(Record form, String name, BindingResult errors, Model model) {
    errors(form, name, model).addAllErrors(errors);
  }

  /** A fresh place for what is wrong with the form, under the name that its page knows. */
  public static BindingResult errors(Record form, String name, Model model) {
    var errors = new BeanPropertyBindingResult(form, name);
    model.addAttribute(name, form);
    model.addAttribute(BindingResult.MODEL_KEY_PREFIX + name, errors);
    return errors;
  }
}
