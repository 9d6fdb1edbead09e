package io.storeflow.category;

import io.storeflow.desk.Needs;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The place of a category among the others. */
@Controller
class CategoryPositionController {
  private final Categories categories;

  CategoryPositionController(Categories categories) {
    this.categories = categories;
  }

  @PostMapping("/s/{store}/categories/{category}/position")
  @Needs(Permission.EDIT_PRODUCTS)
  String change(
      Store store,
      Actor actor,
      @PathVariable String category,
      @RequestParam(defaultValue = "up") String to) {
    categories.move(store, category, to.equals("down") ? 1 : -1, actor);
    return "redirect:/s/" + store.slug() + "/categories";
  }
}
