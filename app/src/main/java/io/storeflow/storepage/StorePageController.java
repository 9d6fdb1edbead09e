package io.storeflow.storepage;

import io.storeflow.desk.Needs;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of a store, and each on a page of its own. */
@Controller
@RequestMapping("/s/{store}/settings/pages")
@Needs(Permission.EDIT_SETTINGS)
class StorePageController {
  private static final String FORM = "form";

  private final StorePages pages;
  private final MessageSource messages;

  StorePageController(StorePages pages, MessageSource messages) {
    this.pages = pages;
    this.messages = messages;
  }

  @GetMapping
  String list(Store store, Model model) {
    var all = pages.all(store);
    var there = all.stream().map(PageLine::legal).filter(Objects::nonNull).toList();
    model.addAttribute("found", all);
    model.addAttribute(
        "open", Stream.of(LegalPage.values()).filter(it -> !there.contains(it)).toList());
    model.addAttribute("missing", StorePages.missing(store, all));
    model.addAttribute("base", base(store));
    model.addAttribute("shop", store.shop(""));
    return "storepage/list";
  }

  /**
   * @param legal code of the page that the law asks for; empty for a free one
   */
  @GetMapping("/new")
  String blank(Store store, @RequestParam(defaultValue = "") String legal, Model model) {
    var kind = kind(legal);
    var title =
        kind == null ? "" : messages.getMessage("shop.legal." + kind.code(), null, store.locale());
    Untouched.errors(StorePageForm.blank(title), FORM, model);
    return page(store, null, kind, model);
  }

  @PostMapping
  String create(
      Store store,
      Actor actor,
      @RequestParam(defaultValue = "") String legal,
      @ModelAttribute(FORM) StorePageForm form,
      HttpServletResponse response,
      RedirectAttributes redirect,
      Locale locale,
      Model model) {
    var kind = kind(legal);
    var errors = Untouched.errors(form, FORM, model);
    var wanted = form.check(errors);
    if (!errors.hasErrors()) {
      try {
        pages.create(store, kind, wanted, actor);
        return saved(store, wanted, redirect, locale);
      } catch (PageRefused refused) {
        reject(errors, refused);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(store, null, kind, model);
  }

  @GetMapping("/{page}")
  String show(Store store, @PathVariable("page") String publicId, Model model) {
    var page = pages.get(store, publicId);
    Untouched.errors(StorePageForm.of(page), FORM, model);
    return page(store, page, page.legal(), model);
  }

  @PostMapping("/{page}")
  String change(
      Store store,
      Actor actor,
      @PathVariable("page") String publicId,
      @ModelAttribute(FORM) StorePageForm sent,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect,
      Locale locale,
      Model model) {
    var page = pages.get(store, publicId);
    var form = Untouched.keep(sent, StorePageForm.of(page), request);
    var errors = Untouched.errors(form, FORM, model);
    var wanted = form.check(errors);
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    if (errors.hasErrors()) return page(store, page, page.legal(), model);
    try {
      pages.change(store, publicId, form.versionSeen(), wanted, actor);
      response.setStatus(HttpStatus.OK.value());
      return saved(store, wanted, redirect, locale);
    } catch (PageRefused refused) {
      var now = pages.get(store, publicId);
      boolean stale = refused.why == PageRefused.Why.STALE;
      var again = stale ? Untouched.errors(form.withVersion(now.version()), FORM, model) : errors;
      reject(again, refused);
      if (stale) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("theirs", now);
      }
      return page(store, page, page.legal(), model);
    }
  }

  private static @Nullable LegalPage kind(String code) {
    var typed = Typed.line(code);
    if (typed.isEmpty()) return null;
    return Coded.find(LegalPage.class, typed).orElseThrow(NotFound::new);
  }

  private static void reject(Errors errors, PageRefused refused) {
    switch (refused.why) {
      case STALE -> errors.reject("page.error.stale");
      case SLUG_TAKEN -> errors.rejectValue("slug", "page.error.slug");
      case THERE -> errors.reject("page.error.there");
      case MANY -> errors.reject("page.error.many", new Object[] {StorePages.MOST}, null);
    }
  }

  private String saved(Store store, PageChange page, RedirectAttributes redirect, Locale locale) {
    var key = page.published() ? "page.saved" : "page.saved.draft";
    var said = messages.getMessage(key, new Object[] {page.title()}, locale);
    redirect.addFlashAttribute("flash", Flash.said(said));
    return "redirect:" + base(store);
  }

  static String base(Store store) {
    return store.page("/settings/pages");
  }

  private static String page(
      Store store, @Nullable StorePage page, @Nullable LegalPage legal, Model model) {
    var form = (StorePageForm) Objects.requireNonNull(model.getAttribute(FORM));
    model.addAttribute("it", page);
    model.addAttribute("legal", legal);
    model.addAttribute("description", form.shown());
    model.addAttribute("base", base(store));
    model.addAttribute("shop", store.shop("/pages/"));
    return "storepage/page";
  }
}
