package io.storeflow.category;

import io.storeflow.desk.Needs;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import io.storeflow.uploads.OwnPicture;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The categories of a store as a tree, and each on a page of its own. */
@Controller
@RequestMapping("/s/{store}/categories")
class CategoryController {
  private final Categories categories;
  private final CategoryPage page;
  private final OwnPicture pictures;

  CategoryController(Categories categories, CategoryPage page, OwnPicture pictures) {
    this.categories = categories;
    this.page = page;
    this.pictures = pictures;
  }

  @GetMapping
  @Needs(Permission.SEE_PRODUCTS)
  String list(
      Store store, StoreAccess access, @RequestParam(defaultValue = "") String under, Model model) {
    return page.list(store, access, under, model);
  }

  @PostMapping
  @Needs(Permission.EDIT_PRODUCTS)
  String create(
      Store store,
      StoreAccess access,
      Actor actor,
      @RequestParam(required = false) @Nullable String title,
      @RequestParam(defaultValue = "") String parent,
      HttpServletResponse response,
      RedirectAttributes redirect,
      Locale locale,
      Model model) {
    var typed = Typed.line(title);
    var wrong = wrong(store, typed, parent, actor, locale);
    if (wrong == null) {
      redirect.addFlashAttribute("added", true);
      return saved(store, typed, redirect, locale);
    }
    model.addAttribute("typed", typed);
    model.addAttribute("problem", wrong);
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page.list(store, access, parent, model);
  }

  @GetMapping("/{category}")
  @Needs(Permission.SEE_PRODUCTS)
  String show(Store store, StoreAccess access, @PathVariable String category, Model model) {
    var tree = categories.tree(store);
    var node = tree.byPublicId(category).orElseThrow(NotFound::new);
    model.addAttribute("category", CategoryForm.of(tree, node));
    return page.one(store, access, category, model);
  }

  @PostMapping("/{category}")
  @Needs(Permission.EDIT_PRODUCTS)
  String change(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable("category") String publicId,
      @ModelAttribute("category") CategoryForm sent,
      @RequestParam(required = false) @Nullable MultipartFile imageFile,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect,
      Locale locale,
      Model model) {
    var tree = categories.tree(store);
    var node = tree.byPublicId(publicId).orElseThrow(NotFound::new);
    var typed = Untouched.keep(sent, CategoryForm.of(tree, node), request);
    var faults = Untouched.errors(typed, "category", model);
    var image =
        pictures.taken(
            store, "image", typed.image(), typed.imageOff(), imageFile, faults, response);
    var form = typed.withImage(image);
    var errors = Untouched.errors(form, "category", model);
    errors.addAllErrors(faults);
    var change = form.check(tree, errors);
    if (!errors.hasErrors()) {
      try {
        categories.change(store, publicId, form.versionSeen(), change, actor);
        return saved(store, change.title(), redirect, locale);
      } catch (StaleCategory stale) {
        var now = Untouched.errors(form.withVersion(version(store, publicId)), "category", model);
        now.reject("catalog.error.category.stale");
        response.setStatus(HttpStatus.CONFLICT.value());
        return page.one(store, access, publicId, model);
      } catch (CategoryTitleTaken | CategorySlugTaken | CategoryMisplaced refused) {
        reject(errors, change, refused);
      }
    }
    response.setStatus(OwnPicture.status(response).value());
    return page.one(store, access, publicId, model);
  }

  private int version(Store store, String publicId) {
    return categories.get(store, publicId).row().version();
  }

  private static void reject(Errors errors, CategoryChange change, RuntimeException refused) {
    switch (refused) {
      case CategorySlugTaken taken ->
          errors.rejectValue(
              "slug", "catalog.error.category.slug", new Object[] {taken.free()}, null);
      case CategoryMisplaced misplaced ->
          errors.rejectValue(
              "parent", CategoryPage.key(misplaced), new Object[] {CategoryTree.MOST_LEVELS}, null);
      default ->
          errors.rejectValue(
              "title", "catalog.error.category.taken", new Object[] {change.title()}, null);
    }
  }

  private String saved(Store store, String title, RedirectAttributes redirect, Locale locale) {
    redirect.addFlashAttribute(
        "flash", Flash.said(page.say("catalog.category.saved", locale, title)));
    return "redirect:" + CategoryPage.base(store);
  }

  /** Creates it, or says why it could not. */
  private @Nullable String wrong(
      Store store, String title, String parent, Actor actor, Locale locale) {
    if (title.isEmpty()) return page.say("catalog.error.category.missing", locale);
    if (Typed.length(title) > CategoryChange.MAX_TITLE)
      return page.say("catalog.error.category.long", locale, title, CategoryChange.MAX_TITLE);
    try {
      categories.create(store, title, parent, actor);
      return null;
    } catch (CategoryTitleTaken taken) {
      return page.say("catalog.error.category.taken", locale, title);
    } catch (TooManyCategories many) {
      return page.say("catalog.error.category.many", locale, title, 0, Categories.MOST);
    } catch (CategoryMisplaced misplaced) {
      return page.sayWhy(misplaced, locale);
    } catch (NotFound gone) {
      return page.say("catalog.error.category", locale);
    }
  }
}
