package io.storeflow.pricelistpage;

import io.storeflow.desk.Needs;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.Typed;
import io.storeflow.pricelist.PriceListChanges;
import io.storeflow.pricelist.PriceListDraft;
import io.storeflow.pricelist.PriceListRow;
import io.storeflow.pricelist.PriceLists;
import io.storeflow.pricelist.PricedVariants;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Prices that are said for a list, and not worked out by its rate. */
@Controller
@RequestMapping("/s/{store}/pricing/lists/{priceList}/prices")
@Needs(Permission.EDIT_RULES)
class SaidPriceController {
  private final PriceLists lists;
  private final PriceListChanges changes;
  private final PricedVariants variants;
  private final PriceListPage page;
  private final MessageSource messages;

  SaidPriceController(
      PriceLists lists,
      PriceListChanges changes,
      PricedVariants variants,
      PriceListPage page,
      MessageSource messages) {
    this.lists = lists;
    this.changes = changes;
    this.variants = variants;
    this.page = page;
    this.messages = messages;
  }

  @PostMapping
  String say(
      Store store,
      Actor actor,
      @PathVariable("priceList") String publicId,
      @ModelAttribute("said") SaidForm form,
      BindingResult errors,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var row = lists.get(store, publicId);
    var sku = form.readSku(errors);
    var said = form.read(store, row.list().currency(), locale, errors);
    var found = errors.hasErrors() ? List.<Long>of() : variants.named(store, sku);
    if (found.isEmpty() && !errors.hasErrors()) errors.rejectValue("sku", "pricelist.sku.unknown");
    if (errors.hasErrors()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("form", PriceListForm.of(row, locale));
      var shown = new PriceListDraft(row.list().conversion(), true);
      return page.one(store, row, shown, "1", model);
    }
    return done(store, actor, row, sku, found, said, locale, redirect);
  }

  @PostMapping("/removal")
  String remove(
      Store store,
      Actor actor,
      @PathVariable("priceList") String publicId,
      @RequestParam(defaultValue = "") String variant,
      Locale locale,
      RedirectAttributes redirect) {
    var row = lists.get(store, publicId);
    var found = variants.byPublicId(store, Typed.code(variant));
    return done(store, actor, row, "", found, null, locale, redirect);
  }

  private String done(
      Store store,
      Actor actor,
      PriceListRow row,
      String sku,
      List<Long> found,
      PriceListChanges.@Nullable Said said,
      Locale locale,
      RedirectAttributes redirect) {
    var all = new HashMap<Long, PriceListChanges.@Nullable Said>();
    for (var id : found) all.put(id, said);
    changes.say(store, row, all, actor);
    var key = said == null ? "pricelist.price.removed" : "pricelist.price.said";
    var words = messages.getMessage(key, new Object[] {sku}, locale);
    redirect.addFlashAttribute("flash", Flash.said(words));
    return "redirect:" + store.page("/pricing/lists/" + row.publicId());
  }
}
