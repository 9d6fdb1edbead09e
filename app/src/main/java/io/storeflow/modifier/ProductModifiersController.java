package io.storeflow.modifier;

import io.storeflow.desk.Needs;
import io.storeflow.modifier.Surcharges.Refused;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.frame.Flash;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
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
  private static final Pattern MOVE = Pattern.compile("(up|down|move)-(.{22})(?:-(.{22}))?");

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
    return page(store, access, product, found, model);
  }

  private String page(
      Store store, StoreAccess access, String product, ModifierQueries.Chooses found, Model model) {
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
      StoreAccess access,
      Actor actor,
      @PathVariable String product,
      @RequestParam(name = "group", defaultValue = "") List<String> chosen,
      @RequestParam(defaultValue = "") String move,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var found = queries.product(store, product).orElseThrow(NotFound::new);
    try {
      groups.offer(store, product, moved(chosen, move), actor);
    } catch (Refused refused) {
      var said = messages.getMessage(refused.key(), refused.words(locale), locale);
      model.addAttribute("refused", said);
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      var typed = found.choosing(chosen);
      return page(store, access, product, typed, model);
    }
    if (!move.isEmpty())
      return "redirect:/s/" + store.slug() + "/products/" + product + "/modifiers";
    var said =
        messages.getMessage("catalog.modifiers.offered", new Object[] {found.title()}, locale);
    redirect.addFlashAttribute("flash", Flash.said(said));
    return "redirect:/s/" + store.slug() + "/products/" + product;
  }

  /**
   * @param move {@code up-} or {@code down-} and a public id: one place further; {@code move-} and
   *     two of them: the first to the place of the second; anything else moves nothing
   */
  static List<String> moved(List<String> chosen, String move) {
    var asked = MOVE.matcher(move);
    if (!asked.matches()) return chosen;
    int from = chosen.indexOf(asked.group(2));
    int to =
        switch (asked.group(1)) {
          case "up" -> from - 1;
          case "down" -> from + 1;
          default -> chosen.indexOf(asked.group(3));
        };
    if (from < 0 || to < 0 || to >= chosen.size()) return chosen;
    var moved = new ArrayList<>(chosen);
    moved.add(to, moved.remove(from));
    return moved;
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
