package io.storeflow.pricelistpage;

import io.storeflow.desk.Needs;
import io.storeflow.platform.form.Overtaken;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.pricelist.PriceListChanges;
import io.storeflow.pricelist.PriceListDraft;
import io.storeflow.pricelist.PriceLists;
import io.storeflow.pricelist.StalePriceList;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The further currencies that a store sells in. */
@Controller
@RequestMapping("/s/{store}/pricing/lists")
@Needs(Permission.EDIT_RULES)
class PriceListController {
  private static final String FORM = "form";

  private final PriceLists lists;
  private final PriceListChanges changes;
  private final PriceListPage page;
  private final MessageSource messages;

  PriceListController(
      PriceLists lists, PriceListChanges changes, PriceListPage page, MessageSource messages) {
    this.lists = lists;
    this.changes = changes;
    this.page = page;
    this.messages = messages;
  }

  @GetMapping
  String all(Store store, Locale locale, Model model) {
    model.addAttribute(FORM, PriceListForm.FRESH);
    return page.all(store, null, locale, model);
  }

  @PostMapping
  String create(
      Store store,
      Actor actor,
      @ModelAttribute(FORM) PriceListForm form,
      BindingResult errors,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var draft = form.read(store, null, errors);
    page.check(store, draft, errors);
    if (!errors.hasErrors() && !form.asksForExamples())
      try {
        var id = changes.create(store, draft, actor);
        return done(store, id, "pricelist.created", draft, locale, redirect);
      } catch (StalePriceList there) {
        errors.rejectValue("currency", "pricelist.currency.there");
      }
    return page.all(store, shown(draft, errors, response), locale, model);
  }

  @GetMapping("/{priceList}")
  String show(
      Store store,
      @PathVariable("priceList") String publicId,
      @RequestParam(defaultValue = "1") String page,
      Locale locale,
      Model model) {
    var row = lists.get(store, publicId);
    model.addAttribute(FORM, PriceListForm.of(row, locale));
    model.addAttribute("said", SaidForm.FRESH);
    return this.page.one(
        store, row, new PriceListDraft(row.list().conversion(), true), page, model);
  }

  @PostMapping("/{priceList}")
  String update(
      Store store,
      Actor actor,
      @PathVariable("priceList") String publicId,
      @ModelAttribute(FORM) PriceListForm sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var row = lists.get(store, publicId);
    var form = Untouched.keep(sent, PriceListForm.of(row, locale), request);
    var errors = Untouched.errors(form, FORM, model);
    var draft = form.read(store, row, errors);
    page.check(store, draft, errors);
    if (!errors.hasErrors() && !form.asksForExamples())
      try {
        changes.change(store, publicId, form.versionSeen(), draft, actor);
        return done(store, publicId, "pricelist.changed", draft, locale, redirect);
      } catch (StalePriceList stale) {
        var theirs = lists.get(store, publicId);
        var now = PriceListForm.of(theirs, locale);
        var choices = Map.of("rounding", page.roundings(locale));
        Overtaken.show(form, now, FORM, choices, model, response);
        model.addAttribute("said", SaidForm.FRESH);
        return page.one(store, theirs, null, "1", model);
      }
    model.addAttribute("said", SaidForm.FRESH);
    return page.one(store, row, shown(draft, errors, response), "1", model);
  }

  @PostMapping("/{priceList}/removal")
  String delete(
      Store store,
      Actor actor,
      @PathVariable("priceList") String publicId,
      Locale locale,
      RedirectAttributes redirect) {
    var draft = new PriceListDraft(lists.get(store, publicId).list().conversion(), false);
    changes.delete(store, publicId, actor);
    return done(store, null, "pricelist.deleted", draft, locale, redirect);
  }

  /** What is shown in examples; null where it cannot be read. */
  private static @Nullable PriceListDraft shown(
      PriceListDraft draft, BindingResult errors, HttpServletResponse response) {
    if (!errors.hasErrors()) return draft;
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return null;
  }

  private String done(
      Store store,
      @Nullable String publicId,
      String key,
      PriceListDraft draft,
      Locale locale,
      RedirectAttributes redirect) {
    var code = draft.conversion().to().getCurrencyCode();
    var said = messages.getMessage(key, new Object[] {code}, locale);
    redirect.addFlashAttribute("flash", Flash.said(said));
    return "redirect:" + store.page("/pricing/lists" + (publicId == null ? "" : "/" + publicId));
  }
}
