package io.storeflow.productact;

import io.storeflow.account.SignedIn;
import io.storeflow.catalog.Products;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The end of a draft that was never sold. */
@Controller
class ProductDeletionController {
  private final Products products;
  private final MessageSource messages;

  ProductDeletionController(Products products, MessageSource messages) {
    this.products = products;
    this.messages = messages;
  }

  @PostMapping("/s/{store}/products/{product}/deletion")
  @Needs(Permission.EDIT_PRODUCTS)
  String create(
      Store store,
      SignedIn person,
      @PathVariable String product,
      RedirectAttributes redirect,
      Locale locale) {
    var base = store.page("/products");
    var title = products.get(store, product).title();
    boolean deleted = products.delete(store, product, Actor.of(person));
    var said = deleted ? "catalog.deleted" : "catalog.deleted.not";
    var text = messages.getMessage(said, new Object[] {title}, locale);
    redirect.addFlashAttribute("flash", Flash.said(text));
    return "redirect:" + base + (deleted ? "" : "/" + product);
  }
}
