package io.storeflow.brandpage;

import io.storeflow.brand.BrandRefused;
import io.storeflow.brand.StoreBrands;
import io.storeflow.desk.Needs;
import io.storeflow.platform.form.Untouched;
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

/** The brands of a store, and each on a page of its own. */
@Controller
@RequestMapping("/s/{store}/brands")
@Needs(Permission.SEE_PRODUCTS)
class BrandController {
  private static final String FORM = "form";

  private final StoreBrands brands;
  private final BrandPage page;
  private final OwnPicture pictures;

  BrandController(StoreBrands brands, BrandPage page, OwnPicture pictures) {
    this.brands = brands;
    this.page = page;
    this.pictures = pictures;
  }

  @GetMapping
  String list(
      Store store,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String cursor,
      Model model) {
    return page.list(store, q, cursor, model);
  }

  @GetMapping("/{brand}")
  String show(Store store, StoreAccess access, @PathVariable("brand") String id, Model model) {
    var brand = brands.get(store, id);
    Untouched.errors(BrandForm.of(brand), FORM, model);
    return page.one(store, access, brand, model);
  }

  @PostMapping("/{brand}")
  @Needs(Permission.EDIT_PRODUCTS)
  String change(
      Store store,
      StoreAccess access,
      Actor actor,
      @PathVariable("brand") String id,
      @ModelAttribute(FORM) BrandForm sent,
      @RequestParam(required = false) @Nullable MultipartFile logoFile,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect,
      Locale locale,
      Model model) {
    var brand = brands.get(store, id);
    var typed = Untouched.keep(sent, BrandForm.of(brand), request);
    var faults = Untouched.errors(typed, FORM, model);
    var logo =
        pictures.taken(store, "logo", typed.logo(), typed.logoOff(), logoFile, faults, response);
    var form = typed.withLogo(logo);
    var errors = Untouched.errors(form, FORM, model);
    errors.addAllErrors(faults);
    var wanted = form.check(errors);
    if (!errors.hasErrors()) {
      try {
        brands.change(store, id, form.versionSeen(), wanted, actor);
        return page.said("brand.saved", wanted.name(), store, redirect, locale);
      } catch (BrandRefused refused) {
        if (refused.why() == BrandRefused.Why.STALE) {
          var now = brands.get(store, id);
          Untouched.errors(form.withVersion(now.version()), FORM, model)
              .reject("brand.error.stale");
          response.setStatus(HttpStatus.CONFLICT.value());
          return page.one(store, access, now, model);
        }
        reject(errors, refused);
      }
    }
    response.setStatus(OwnPicture.status(response).value());
    return page.one(store, access, brand, model);
  }

  private static void reject(Errors errors, BrandRefused refused) {
    if (refused.why() == BrandRefused.Why.NAME_TAKEN)
      errors.rejectValue("name", "brand.error.name");
    else errors.rejectValue("slug", "brand.error.slug");
  }
}
