package io.storeflow.printerpage;

import io.storeflow.desk.Needs;
import io.storeflow.orderpaper.PaperSettings;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.frame.Flash;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a store says of its papers, on the page of its printers. */
@Controller
class PaperSettingsController {
  private final PaperSettings settings;
  private final MessageSource messages;

  PaperSettingsController(PaperSettings settings, MessageSource messages) {
    this.settings = settings;
    this.messages = messages;
  }

  @PostMapping("/s/{store}/settings/paper")
  @Needs(Permission.EDIT_SETTINGS)
  String update(
      Store store,
      Actor actor,
      @RequestParam(required = false) @Nullable String prices,
      Locale locale,
      RedirectAttributes redirect) {
    settings.change(store, FormText.on(prices), actor);
    redirect.addFlashAttribute(
        "flash", Flash.said(messages.getMessage("settings.saved", null, locale)));
    return "redirect:" + store.page("/printers");
  }
}
