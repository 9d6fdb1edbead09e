package io.storeflow.platform.form;

import io.storeflow.platform.failure.Problem;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Refuses names that no page of ours gives to a field, before anything is bound to them: {@code
 * title[0]}, {@code title.x}, or {@code lines[2]} without {@code lines[1]}. What is no field of the
 * form at all is left out as ever.
 */
@ControllerAdvice
class FormNames {
  private static final ClassValue<@Nullable FormFields> FIELDS =
      new ClassValue<>() {
        @Override
        protected @Nullable FormFields computeValue(Class<?> form) {
          return form.isRecord() ? new FormFields(form) : null;
        }
      };

  /**
   * @throws Problem 400 that names the field
   */
  @InitBinder
  void check(WebDataBinder binder, HttpServletRequest request) {
    var type = binder.getTargetType();
    var form = type == null ? null : type.resolve();
    var fields = form == null ? null : FIELDS.get(form);
    if (fields == null) return;
    var wrong = fields.wrong(request.getParameterMap().keySet());
    if (wrong != null) throw Problem.malformed(wrong, "field");
    // A record is whole once it is made; nothing is set on it, or on lines that it left out, after.
    binder.setDeclarativeBinding(true);
  }
}
