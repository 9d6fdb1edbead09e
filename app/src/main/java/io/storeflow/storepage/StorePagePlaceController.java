package io.storeflow.storepage;

import io.storeflow.desk.Needs;
import io.storeflow.platform.frame.Flash;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The place of a page among the others, and its end. */
@Controller
@Needs(Permission.EDIT_SETTINGS)
class StorePagePlaceController {
  private final StorePages pages;
  private final MessageSource messages;

  StorePagePlaceController(StorePages pages, MessageSource messages) {
    this.pages = pages;
    this.messages = messages;
  }

  /**
   * @param to {@code down} for one further back; anything else for one further to the front
   */
  @PostMapping("/s/{store}/settings/pages/{page}/position")
  String move(
      Store store,
      Actor actor,
      @PathVariable String page,
      @RequestParam(defaultValue = "up") String to) {
    pages.move(store, page, !to.equals("down"), actor);
    return "redirect:" + StorePageController.base(store);
  }

  @PostMapping("/s/{store}/settings/pages/{page}/deletion")
  String delete(
      Store store,
      Actor actor,
      @PathVariable String page,
      RedirectAttributes redirect,
      Locale locale) {
    var title = pages.get(store, page).title();
    pages.delete(store, page, actor);
    var said = messages.getMessage("page.deleted", new Object[] {title}, locale);
    redirect.addFlashAttribute("flash", Flash.said(said));
    return "redirect:" + StorePageController.base(store);
  }
}
