package io.storeflow.today;

import io.storeflow.desk.Needs;
import io.storeflow.platform.frame.Flash;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Puts the guide to the first sale away, and back. */
@Controller
@Needs(Permission.EDIT_SETTINGS)
class SetUpGuideController {
  private final SetUpGuide guide;
  private final MessageSource messages;

  SetUpGuideController(SetUpGuide guide, MessageSource messages) {
    this.guide = guide;
    this.messages = messages;
  }

  @PostMapping("/s/{store}/guide/removal")
  String remove(Store store, Actor actor, Locale locale, RedirectAttributes next) {
    guide.show(store, false, actor);
    var said = Flash.said(messages.getMessage("today.guide.away", null, locale));
    next.addFlashAttribute("flash", said.undo(store.page("/guide")));
    return "redirect:/s/" + store.slug();
  }

  @PostMapping("/s/{store}/guide")
  String create(Store store, Actor actor) {
    guide.show(store, true, actor);
    return "redirect:/s/" + store.slug();
  }
}
