package io.storeflow.brandpage;

import io.storeflow.brand.StoreBrands;
import io.storeflow.desk.Needs;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.Untouched;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The end of a brand: its products get another one, or none. */
@Controller
@Needs(Permission.EDIT_PRODUCTS)
class BrandEndController {
  private final StoreBrands brands;
  private final BrandPage page;

  BrandEndController(StoreBrands brands, BrandPage page) {
    this.brands = brands;
    this.page = page;
  }

  /**
   * @param into name of the other brand, in any spelling
   */
  @PostMapping("/s/{store}/brands/{brand}/merger")
  String merge(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable("brand") String id,
      @RequestParam(defaultValue = "") String into,
      HttpServletResponse response,
      RedirectAttributes redirect,
      Locale locale,
      Model model) {
    var brand = brands.get(store, id);
    var other = brands.named(store, into).filter(it -> it.id() != brand.id());
    if (other.isEmpty()) {
      Untouched.errors(BrandForm.of(brand), "form", model);
      model.addAttribute("into", into);
      model.addAttribute("problem", page.say("brand.error.other", brand.name(), locale));
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page.one(store, access, brand, model);
    }
    brands.merge(store, id, other.get().publicId(), actor);
    return page.said("brand.merged", other.get().name(), store, redirect, locale);
  }

  /**
   * @param keepSafety ticked for products to keep what the brand said of their safety
   */
  @PostMapping("/s/{store}/brands/{brand}/deletion")
  String delete(
      Store store,
      Actor actor,
      @PathVariable("brand") String id,
      @RequestParam(required = false) @Nullable String keepSafety,
      RedirectAttributes redirect,
      Locale locale) {
    var name = brands.get(store, id).name();
    brands.delete(store, id, FormText.on(keepSafety), actor);
    return page.said("brand.deleted", name, store, redirect, locale);
  }
}
