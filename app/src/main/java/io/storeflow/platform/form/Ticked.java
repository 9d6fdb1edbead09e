package io.storeflow.platform.form;

import java.beans.PropertyEditorSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.WebDataBinder;

/**
 * Reads a box: it is ticked or it is not, and whatever else is sent for it means that it is not.
 */
public final class Ticked extends PropertyEditorSupport {
  private Ticked() {}

  public static void in(WebDataBinder binder) {
    binder.registerCustomEditor(Boolean.class, new Ticked());
  }

  @Override
  public void setAsText(@Nullable String sent) {
    setValue(FormText.on(sent));
  }
}
