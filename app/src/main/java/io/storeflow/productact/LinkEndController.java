package io.storeflow.productact;

import io.storeflow.desk.Needs;
import io.storeflow.platform.frame.Flash;
import io.storeflow.sharing.ProductLinks;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A product stands by itself from now on, as it is. */
@Controller
class LinkEndController {
  private final ProductLinks links;
  private final MessageSource messages;

  LinkEndController(ProductLinks links, MessageSource messages) {
    this.links = links;
    this.messages = messages;
  }

  @PostMapping("/s/{store}/products/{product}/independence")
  @Needs(Permission.EDIT_PRODUCTS)
  String create(
      Store store,
      Actor actor,
      @PathVariable String product,
      RedirectAttributes redirect,
      Locale locale) {
    var other = links.end(store, product, actor);
    var said = messages.getMessage("share.cut.done", new Object[] {other}, locale);
    redirect.addFlashAttribute("flash", Flash.said(said));
    return "redirect:" + store.page("/products/" + product);
  }
}
