package io.storeflow.platform.frame;

import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The result of an act, shown once after the redirect: {@code redirect.addFlashAttribute("flash",
 * Flash.said("Order #1040 handed over"))}. The undo address is posted to.
 */
public record Flash(String text, @Nullable String undo) implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  public static Flash said(String text) {
    return new Flash(text, null);
  }

  public Flash undo(String href) {
    return new Flash(text, href);
  }
}
