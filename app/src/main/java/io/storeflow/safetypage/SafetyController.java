package io.storeflow.safetypage;

import io.storeflow.desk.Needs;
import io.storeflow.platform.form.Overtaken;
import io.storeflow.platform.form.Seen;
import io.storeflow.platform.form.StaleForm;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.locale.Regions;
import io.storeflow.safety.Safety;
import io.storeflow.safety.SafetyGaps;
import io.storeflow.safetypage.SafetyStatements.Stated;
import io.storeflow.sharing.ProductLinks;
import io.storeflow.sharing.ProductLinks.Around;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who answers for a product, and for all products of a brand. */
@Controller
class SafetyController {
  private static final String PRODUCT = "/s/{store}/products/{product}/safety";
  private static final String BRAND = "/s/{store}/brands/{brand}/safety";
  private static final String FORM = "safety";

  private final SafetyStatements statements;
  private final ProductLinks links;
  private final SafetyGaps gaps;
  private final MessageSource messages;

  SafetyController(
      SafetyStatements statements, ProductLinks links, SafetyGaps gaps, MessageSource messages) {
    this.statements = statements;
    this.links = links;
    this.gaps = gaps;
    this.messages = messages;
  }

  @GetMapping(PRODUCT)
  @Needs(Permission.SEE_PRODUCTS)
  String ofProduct(
      Store store, StoreAccess access, @PathVariable String product, Locale locale, Model model) {
    var stated = statements.ofProduct(store, product);
    Untouched.errors(SafetyForm.of(stated.said()), FORM, model);
    var link = links.around(store, access, stated.id());
    return page(store, access, stated, link, "/products/" + product, locale, model);
  }

  @PostMapping(PRODUCT)
  @Needs(Permission.EDIT_PRODUCTS)
  String sayOfProduct(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable String product,
      @ModelAttribute(FORM) SafetyForm sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var stated = statements.ofProduct(store, product);
    var link = links.around(store, access, stated.id());
    var back = "/products/" + product;
    if (said(
        sent,
        stated,
        link,
        request,
        response,
        model,
        (seen, it) -> statements.sayOfProduct(store, product, seen, it, actor),
        () -> statements.ofProduct(store, product)))
      return done(store, stated, back, locale, redirect);
    return page(store, access, stated, link, back, locale, model);
  }

  @GetMapping(BRAND)
  @Needs(Permission.SEE_PRODUCTS)
  String ofBrand(
      Store store, StoreAccess access, @PathVariable String brand, Locale locale, Model model) {
    var stated = statements.ofBrand(store, brand);
    Untouched.errors(SafetyForm.of(stated.said()), FORM, model);
    return page(store, access, stated, Around.NOTHING, "/brands/" + brand, locale, model);
  }

  @PostMapping(BRAND)
  @Needs(Permission.EDIT_PRODUCTS)
  String sayOfBrand(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable String brand,
      @ModelAttribute(FORM) SafetyForm sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var stated = statements.ofBrand(store, brand);
    var back = "/brands/" + brand;
    if (said(
        sent,
        stated,
        Around.NOTHING,
        request,
        response,
        model,
        (seen, it) -> statements.sayOfBrand(store, brand, seen, it, actor),
        () -> statements.ofBrand(store, brand))) return done(store, stated, back, locale, redirect);
    return page(store, access, stated, Around.NOTHING, back, locale, model);
  }

  /**
   * Whether it was right, and so is kept.
   *
   * @param now reads what is said once somebody else was faster
   */
  private boolean said(
      SafetyForm sent,
      Stated stated,
      Around link,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      BiConsumer<String, Safety> keep,
      Supplier<Stated> now) {
    var form = Untouched.keep(sent, SafetyForm.of(stated.said()), request);
    var errors = Untouched.errors(form, FORM, model);
    var safety = form.check(errors);
    if (link.follows() != null) errors.reject("safety.linked.refused");
    if (errors.hasErrors()) response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    else
      try {
        keep.accept(Objects.requireNonNullElse(form.version(), ""), safety);
      } catch (StaleForm stale) {
        var mine = SafetyForm.of(safety, form.version());
        var theirs = SafetyForm.of(now.get().said());
        Overtaken.show(mine, theirs, SafetyForm.FIELDS, FORM, this::words, model, response);
        return false;
      }
    return !errors.hasErrors();
  }

  private String words(String field, @Nullable Object value) {
    var locale = LocaleContextHolder.getLocale();
    return switch (field) {
      case "exempt" -> messages.getMessage("catalog.conflict." + value, null, locale);
      case "makerCountry" -> Locale.of("", Seen.text(value)).getDisplayCountry(locale);
      default -> Seen.text(value);
    };
  }

  private String page(
      Store store,
      StoreAccess access,
      Stated stated,
      Around link,
      String back,
      Locale locale,
      Model model) {
    model.addAttribute("link", link);
    model.addAttribute("title", stated.title());
    model.addAttribute("back", store.page(back));
    model.addAttribute("gaps", gaps.of(store, stated.told(), !stated.food() && !stated.giftCard()));
    model.addAttribute("food", stated.food());
    model.addAttribute("brand", stated.brand().isTold() ? stated.brand() : null);
    model.addAttribute("countries", Regions.countries(locale));
    model.addAttribute("mayEdit", access.may(Permission.EDIT_PRODUCTS) && link.follows() == null);
    return "safetypage/form";
  }

  private String done(
      Store store, Stated stated, String back, Locale locale, RedirectAttributes redirect) {
    var said = messages.getMessage("safety.saved", new Object[] {stated.title()}, locale);
    redirect.addFlashAttribute("flash", Flash.said(said));
    return "redirect:" + store.page(back);
  }
}
