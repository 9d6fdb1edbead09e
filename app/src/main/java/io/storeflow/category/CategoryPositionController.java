package io.storeflow.category;

import io.storeflow.desk.Needs;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.failure.NotFound;
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

/** The place of a category among and below the others. */
@Controller
class CategoryPositionController {
  private final Categories categories;
  private final CategoryMoves moves;
  private final CategoryPage page;

  CategoryPositionController(Categories categories, CategoryMoves moves, CategoryPage page) {
    this.categories = categories;
    this.moves = moves;
    this.page = page;
  }

  /**
   * @param to code of a {@link Place}
   * @param at public id of the category that the place names
   */
  @PostMapping("/s/{store}/categories/{category}/position")
  @Needs(Permission.EDIT_PRODUCTS)
  String change(
      Store store,
      Actor actor,
      @PathVariable String category,
      @RequestParam(defaultValue = "up") String to,
      @RequestParam(defaultValue = "") String at,
      RedirectAttributes redirect,
      Locale locale) {
    var place = Coded.find(Place.class, to).orElseThrow(NotFound::new);
    try {
      moves.move(store, category, place, at, actor);
      redirect.addFlashAttribute("moved", page.placed(store, category, locale));
    } catch (CategoryMisplaced misplaced) {
      redirect.addFlashAttribute("flash", Flash.said(page.sayWhy(misplaced, locale)));
    } catch (CategoryTitleTaken taken) {
      var title = categories.get(store, category).title();
      var said = page.say("catalog.error.category.taken", locale, title);
      redirect.addFlashAttribute("flash", Flash.said(said));
    }
    return "redirect:" + CategoryPage.base(store);
  }
}
