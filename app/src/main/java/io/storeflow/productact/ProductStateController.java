package io.storeflow.productact;

import io.storeflow.catalog.ProductStates;
import io.storeflow.desk.Needs;
import io.storeflow.platform.frame.Flash;
import io.storeflow.product.ProductState;
import io.storeflow.sharing.ProductLinks;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The state of one product, or of those that were ticked in the list. */
@Controller
class ProductStateController {
  /** As many as a page of the list has, twice over; the rest of a longer list is left alone. */
  private static final int MOST = 100;

  private final ProductStates states;
  private final ProductLinks links;
  private final MessageSource messages;

  ProductStateController(ProductStates states, ProductLinks links, MessageSource messages) {
    this.states = states;
    this.links = links;
    this.messages = messages;
  }

  @PostMapping("/s/{store}/products/state")
  @Needs(Permission.EDIT_PRODUCTS)
  String change(
      Store store,
      Actor actor,
      @RequestParam(name = "product", required = false) List<String> products,
      @RequestParam String state,
      @RequestParam(defaultValue = "") String back,
      RedirectAttributes redirect,
      Locale locale) {
    var base = store.page("/products");
    var wanted = Stream.of(ProductState.values()).filter(it -> it.code().equals(state)).findFirst();
    var ids = products == null ? List.<String>of() : products.stream().limit(MOST).toList();
    if (wanted.isPresent()) {
      var kept = ids.equals(List.of(back)) ? Set.<String>of() : kept(store, ids, wanted.get());
      var others = ids.stream().filter(it -> !kept.contains(it)).toList();
      var outcome = states.change(store, others, wanted.get(), actor);
      redirect.addFlashAttribute("flash", flash(base, outcome, kept.size(), wanted.get(), locale));
    }
    return "redirect:" + base + (ids.contains(back) ? "/" + back : "");
  }

  /** Those whose links would end: the page of the product says so before, the list does not. */
  private Set<String> kept(Store store, List<String> products, ProductState state) {
    return state == ProductState.ARCHIVED ? links.followed(store, products) : Set.of();
  }

  private Flash flash(
      String base, ProductStates.Outcome outcome, int kept, ProductState state, Locale locale) {
    var text =
        messages.getMessage(
            "catalog.flash." + state.code(),
            new Object[] {outcome.changed().size(), outcome.refused()},
            locale);
    if (outcome.soldOut() > 0)
      text +=
          ". "
              + messages.getMessage(
                  "catalog.flash.sold-out", new Object[] {outcome.soldOut()}, locale);
    if (kept > 0)
      text += ". " + messages.getMessage("catalog.flash.followed", new Object[] {kept}, locale);
    var before =
        outcome.changed().stream().map(ProductStates.Was::state).collect(Collectors.toSet());
    if (before.size() != 1) return Flash.said(text);
    var ids =
        outcome.changed().stream()
            .map(it -> "&product=" + it.publicId())
            .collect(Collectors.joining());
    return Flash.said(text).undo(base + "/state?state=" + before.iterator().next().code() + ids);
  }
}
