package io.storeflow.modifier;

import io.storeflow.desk.Needs;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.frame.Flash;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which groups of modifiers a product offers, in which order. */
@Controller
@RequestMapping("/s/{store}/products/{product}/modifiers")
class ProductModifiersController {
  private final ModifierGroups groups;
  private final ModifierQueries queries;
  private final MessageSource messages;

  ProductModifiersController(
      ModifierGroups groups, ModifierQueries queries, MessageSource messages) {
    this.groups = groups;
    this.queries = queries;
    this.messages = messages;
  }

  @GetMapping
  @Needs(Permission.SEE_PRODUCTS)
  String show(Store store, StoreAccess access, @PathVariable String product, Model model) {
    var found = queries.product(store, product).orElseThrow(NotFound::new);
    // Those that it offers first, in their order.
    var all = new ArrayList<>(groups.all(store));
    all.sort(Comparator.comparingInt(it -> place(found.groups(), it.publicId())));
    model.addAttribute("product", found);
    model.addAttribute("productId", product);
    model.addAttribute("all", all);
    model.addAttribute("choices", all.stream().map(ProductModifiersController::choice).toList());
    model.addAttribute("mayEdit", access.may(Permission.EDIT_PRODUCTS));
    return "modifier/product";
  }

  @PostMapping
  @Needs(Permission.EDIT_PRODUCTS)
  String change(
      Store store,
      Actor actor,
      @PathVariable String product,
      @RequestParam(name = "group", defaultValue = "") List<String> chosen,
      @RequestParam(defaultValue = "") String up,
      Locale locale,
      RedirectAttributes redirect) {
    var found = queries.product(store, product).orElseThrow(NotFound::new);
    groups.offer(store, product, raised(chosen, up), actor);
    if (!up.isEmpty()) return "redirect:/s/" + store.slug() + "/products/" + product + "/modifiers";
    var said =
        messages.getMessage("catalog.modifiers.offered", new Object[] {found.title()}, locale);
    redirect.addFlashAttribute("flash", Flash.said(said));
    return "redirect:/s/" + store.slug() + "/products/" + product;
  }

  /**
   * @param up the one that goes before the one before it; empty for none
   */
  private static List<String> raised(List<String> chosen, String up) {
    int at = chosen.indexOf(up);
    if (at < 1) return chosen;
    var raised = new ArrayList<>(chosen);
    Collections.swap(raised, at - 1, at);
    return raised;
  }

  private static int place(List<String> groups, String id) {
    int at = groups.indexOf(id);
    return at < 0 ? groups.size() : at;
  }

  private static Choice choice(GroupDetail group) {
    var names = group.modifiers().stream().map(GroupDetail.Entry::title).limit(6).toList();
    return Choice.of(group.publicId(), group.title()).hint(String.join(", ", names));
  }
}
