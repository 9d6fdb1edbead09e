package io.storeflow.category;

import io.storeflow.desk.Needs;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The categories of a store on one page: each line is a form of its own. */
@Controller
@RequestMapping("/s/{store}/categories")
class CategoryController {
  private final Categories categories;
  private final MessageSource messages;

  CategoryController(Categories categories, MessageSource messages) {
    this.categories = categories;
    this.messages = messages;
  }

  @GetMapping
  @Needs(Permission.SEE_PRODUCTS)
  ModelAndView list(Store store, StoreAccess access) {
    var rows = categories.counted(store);
    var page = new ModelAndView("catalog/categories");
    page.addObject("found", rows);
    page.addObject("base", store.page("/categories"));
    page.addObject("products", store.page("/products"));
    page.addObject("mayEdit", access.may(Permission.EDIT_PRODUCTS));
    page.addObject(
        "choices", rows.stream().map(it -> Choice.of(it.publicId(), it.title())).toList());
    return page;
  }

  @PostMapping
  @Needs(Permission.EDIT_PRODUCTS)
  ModelAndView create(
      Store store,
      StoreAccess access,
      @RequestParam(required = false) @Nullable String title,
      RedirectAttributes redirect,
      Locale locale) {
    var typed = Typed.line(title);
    return saved(
        store,
        access,
        "",
        typed,
        () -> categories.create(store, typed, Actor.of(access.person())),
        redirect,
        locale);
  }

  @PostMapping("/{category}")
  @Needs(Permission.EDIT_PRODUCTS)
  ModelAndView rename(
      Store store,
      StoreAccess access,
      @PathVariable String category,
      @RequestParam(required = false) @Nullable String title,
      RedirectAttributes redirect,
      Locale locale) {
    categories.get(store, category);
    var typed = Typed.line(title);
    return saved(
        store,
        access,
        category,
        typed,
        () -> categories.rename(store, category, typed, Actor.of(access.person())),
        redirect,
        locale);
  }

  private ModelAndView saved(
      Store store,
      StoreAccess access,
      String category,
      String title,
      Runnable save,
      RedirectAttributes redirect,
      Locale locale) {
    var wrong = wrong(title, save);
    if (wrong == null) {
      var said = messages.getMessage("catalog.category.saved", new Object[] {title}, locale);
      redirect.addFlashAttribute("flash", Flash.said(said));
      return new ModelAndView("redirect:/s/" + store.slug() + "/categories");
    }
    var page = list(store, access);
    page.addObject("wrong", category);
    page.addObject("typed", title);
    page.addObject(
        "problem",
        messages.getMessage(
            wrong, new Object[] {title, Categories.MAX_TITLE, Categories.MOST}, locale));
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  /** Saves, and returns the name of the message that says why it could not. */
  private static @Nullable String wrong(String title, Runnable save) {
    if (title.isEmpty()) return "catalog.error.category.missing";
    if (Typed.length(title) > Categories.MAX_TITLE) {
      return "catalog.error.category.long";
    }
    try {
      save.run();
      return null;
    } catch (CategoryTitleTaken taken) {
      return "catalog.error.category.taken";
    } catch (TooManyCategories many) {
      return "catalog.error.category.many";
    }
  }
}
