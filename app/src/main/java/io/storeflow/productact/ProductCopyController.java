package io.storeflow.productact;

import io.storeflow.account.SignedIn;
import io.storeflow.catalog.ProductFields;
import io.storeflow.catalog.Products;
import io.storeflow.desk.Needs;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.locale.Isolation;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A copy of a product, as a draft. */
@Controller
class ProductCopyController {
  private final Products products;
  private final MessageSource messages;

  ProductCopyController(Products products, MessageSource messages) {
    this.products = products;
    this.messages = messages;
  }

  @PostMapping("/s/{store}/products/{product}/copy")
  @Needs(Permission.EDIT_PRODUCTS)
  String create(
      Store store,
      SignedIn person,
      @PathVariable String product,
      RedirectAttributes redirect,
      Locale locale) {
    var original = products.get(store, product).title();
    var named = messages.getMessage("catalog.copy.title", new Object[] {original}, locale);
    var title = Typed.cut(Isolation.without(named), ProductFields.MAX_TITLE);
    var copy = products.copy(store, product, title, Actor.of(person));
    var said = messages.getMessage("catalog.copied", new Object[] {original}, locale);
    redirect.addFlashAttribute("flash", Flash.said(said));
    return "redirect:/s/" + store.slug() + "/products/" + copy;
  }
}
