package io.storeflow.collection;

import io.storeflow.category.CategoryChange;
import io.storeflow.desk.Needs;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The collections of a store, and each on a page of its own. */
@Controller
@RequestMapping("/s/{store}/collections")
@Needs(Permission.EDIT_PRODUCTS)
class CollectionController {
  private final ProductCollections collections;
  private final CollectionPage page;

  CollectionController(ProductCollections collections, CollectionPage page) {
    this.collections = collections;
    this.page = page;
  }

  @GetMapping
  @Needs(Permission.SEE_PRODUCTS)
  String list(Store store, StoreAccess access, Model model) {
    return page.list(store, access, model);
  }

  @PostMapping
  String create(
      Store store,
      StoreAccess access,
      Actor actor,
      @RequestParam(required = false) @Nullable String title,
      @RequestParam(required = false) @Nullable String kind,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    var typed = Typed.line(title);
    var chosen = Coded.find(CollectionKind.class, kind);
    var wrong = wrong(typed, chosen.isPresent(), locale);
    if (wrong == null) {
      try {
        var id = collections.create(store, typed, chosen.orElseThrow(), actor);
        return "redirect:" + CollectionPage.base(store) + "/" + id;
      } catch (CollectionFull many) {
        wrong = page.say("collection.error.many", locale, ProductCollections.MOST);
      }
    }
    model.addAttribute("typed", typed);
    model.addAttribute("problem", wrong);
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page.list(store, access, model);
  }

  private @Nullable String wrong(String title, boolean hasKind, Locale locale) {
    if (title.isEmpty()) return page.say("collection.error.title", locale);
    if (Typed.length(title) > CategoryChange.MAX_TITLE)
      return page.say("catalog.error.category.long", locale, title, CategoryChange.MAX_TITLE);
    return hasKind ? null : page.say("collection.error.kind", locale);
  }

  @GetMapping("/{collection}")
  @Needs(Permission.SEE_PRODUCTS)
  String show(
      Store store,
      StoreAccess access,
      @PathVariable("collection") String publicId,
      @RequestParam(defaultValue = "") String q,
      Locale locale,
      Model model) {
    var row = collections.get(store, publicId);
    var tree = page.categories(store);
    Untouched.errors(CollectionForm.of(store, row, tree, locale), "form", model);
    model.addAttribute("matches", page.matches(locale));
    return page.one(store, access, row, tree, q, model);
  }

  /**
   * @param preview sent by the button that only shows which products would be in it
   */
  @PostMapping("/{collection}")
  String change(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable("collection") String publicId,
      @RequestParam(required = false) @Nullable String preview,
      @ModelAttribute("form") CollectionForm sent,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect,
      Locale locale,
      Model model) {
    var before = collections.get(store, publicId);
    var tree = page.categories(store);
    // Of a rule all fields are sent: one that is missing is an empty one.
    var form =
        before.isByHand()
            ? Untouched.keep(sent, CollectionForm.of(store, before, tree, locale), request)
            : sent;
    var errors = Untouched.errors(form, "form", model);
    var after = form.check(store, before, tree, errors);
    model.addAttribute("matches", page.matches(locale));
    model.addAttribute("unsaved", true);
    if (preview != null && !errors.hasErrors())
      return page.one(store, access, shown(before, after), tree, "", model);
    if (!errors.hasErrors()) {
      try {
        collections.change(store, after, actor);
        var said = page.say("collection.saved", locale, after.title());
        redirect.addFlashAttribute("flash", Flash.said(said));
        return "redirect:" + CollectionPage.base(store) + "/" + publicId;
      } catch (StaleCollection stale) {
        var now = collections.get(store, publicId);
        Untouched.errors(form.withVersion(now.version()), "form", model)
            .reject("collection.error.stale");
        response.setStatus(HttpStatus.CONFLICT.value());
        return page.one(store, access, now, tree, "", model);
      } catch (CollectionSlugTaken taken) {
        errors.rejectValue("slug", "collection.error.slug");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page.one(store, access, before, tree, "", model);
  }

  /** As it is, with the rule that was typed. */
  private static CollectionRow shown(CollectionRow before, CollectionRow after) {
    return new CollectionRow(
        before.id(),
        before.publicId(),
        before.slug(),
        before.title(),
        before.text(),
        before.kind(),
        after.rule(),
        before.version());
  }

  @PostMapping("/{collection}/deletion")
  String delete(
      Store store,
      Actor actor,
      @PathVariable("collection") String publicId,
      RedirectAttributes redirect,
      Locale locale) {
    var title = collections.get(store, publicId).title();
    collections.delete(store, publicId, actor);
    redirect.addFlashAttribute(
        "flash", Flash.said(page.say("catalog.category.deleted", locale, title)));
    return "redirect:" + CollectionPage.base(store);
  }
}
