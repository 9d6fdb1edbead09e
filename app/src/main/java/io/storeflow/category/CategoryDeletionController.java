package io.storeflow.category;

import io.storeflow.desk.Needs;
import io.storeflow.platform.frame.Flash;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The end of a category; its products move to another one, or stand alone. */
@Controller
class CategoryDeletionController {
  private final Categories categories;
  private final CategoryMoves moves;
  private final CategoryPage page;

  CategoryDeletionController(Categories categories, CategoryMoves moves, CategoryPage page) {
    this.categories = categories;
    this.moves = moves;
    this.page = page;
  }

  @PostMapping("/s/{store}/categories/{category}/deletion")
  @Needs(Permission.EDIT_PRODUCTS)
  String create(
      Store store,
      Actor actor,
      @PathVariable String category,
      @RequestParam(defaultValue = "") String moveTo,
      RedirectAttributes redirect,
      Locale locale) {
    var title = categories.get(store, category).title();
    moves.delete(store, category, moveTo, actor);
    var said = page.say("catalog.category.deleted", locale, title);
    redirect.addFlashAttribute("flash", Flash.said(said));
    return "redirect:" + CategoryPage.base(store);
  }
}
