package io.storeflow.ratepage;

import io.storeflow.desk.Needs;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.input.Folded;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.rates.ShippingFull;
import io.storeflow.rates.ShippingProfileChanges;
import io.storeflow.rates.StaleRate;
import io.storeflow.shipping.Profile;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Goods that are sent in a way of their own. */
@Controller
@Needs(Permission.EDIT_RATES)
class ShippingProfileController {

  /**
   * @param version of the profile that was shown; none for a new one
   */
  record Form(@Nullable String name, @Nullable String version) {

    static Form of(Profile profile) {
      return new Form(profile.name(), Integer.toString(profile.version()));
    }

    String check(Errors errors) {
      return new FormText(errors).required("name", name, 120);
    }

    int versionSeen() {
      return WholeNumber.read(version, 0, Integer.MAX_VALUE).orElse(-1);
    }
  }

  private final ShippingBooks books;
  private final ShippingProfileChanges changes;
  private final MessageSource messages;

  ShippingProfileController(
      ShippingBooks books, ShippingProfileChanges changes, MessageSource messages) {
    this.books = books;
    this.changes = changes;
    this.messages = messages;
  }

  @GetMapping("/s/{store}/shipping/profiles/new")
  String form(Store store, Model model) {
    model.addAttribute("profile", new Form("", null));
    return page(null, model);
  }

  @PostMapping("/s/{store}/shipping/profiles")
  String create(
      Store store,
      Actor actor,
      @ModelAttribute("profile") Form form,
      BindingResult errors,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var name = form.check(errors);
    refuseTaken(store, null, name, errors);
    if (errors.hasErrors()) return again(null, response, model);
    try {
      changes.create(store, name, actor);
    } catch (ShippingFull full) {
      errors.reject("shipping.profile.many", new Object[] {full.most()}, "too many");
      return again(null, response, model);
    }
    return done(store, "shipping.profile.created", name, locale, redirect);
  }

  @GetMapping("/s/{store}/shipping/profiles/{profile}")
  @Needs(Permission.SEE_RATES)
  String show(Store store, @PathVariable("profile") String publicId, Model model) {
    model.addAttribute("profile", Form.of(find(store, publicId)));
    return page(publicId, model);
  }

  @PostMapping("/s/{store}/shipping/profiles/{profile}")
  String update(
      Store store,
      Actor actor,
      @PathVariable("profile") String publicId,
      @ModelAttribute("profile") Form sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var form = Untouched.keep(sent, Form.of(find(store, publicId)), request);
    var errors = Untouched.errors(form, "profile", model);
    var name = form.check(errors);
    refuseTaken(store, publicId, name, errors);
    if (errors.hasErrors()) return again(publicId, response, model);
    try {
      changes.rename(store, publicId, form.versionSeen(), name, actor);
    } catch (StaleRate stale) {
      var now = new Form(form.name(), Form.of(find(store, publicId)).version());
      Untouched.errors(now, "profile", model).reject("shipping.profile.stale");
      return again(publicId, response, model);
    }
    return done(store, "shipping.profile.changed", name, locale, redirect);
  }

  @PostMapping("/s/{store}/shipping/profiles/{profile}/removal")
  String delete(
      Store store,
      Actor actor,
      @PathVariable("profile") String publicId,
      Locale locale,
      RedirectAttributes redirect) {
    var name = find(store, publicId).name();
    changes.delete(store, publicId, actor);
    return done(store, "shipping.profile.deleted", name, locale, redirect);
  }

  /** Nobody could tell two of one name apart. */
  private void refuseTaken(Store store, @Nullable String its, String name, Errors errors) {
    var folded = Folded.of(name);
    if (books.of(store).profiles().stream()
        .filter(it -> !it.publicId().equals(its))
        .anyMatch(it -> Folded.of(it.name()).equals(folded)))
      errors.rejectValue("name", "shipping.profile.taken");
  }

  private Profile find(Store store, String publicId) {
    return books.of(store).profile(publicId).orElseThrow(NotFound::new);
  }

  private static String page(@Nullable String publicId, Model model) {
    model.addAttribute("profileId", publicId);
    return "shipping/profile";
  }

  private static String again(
      @Nullable String publicId, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(publicId, model);
  }

  private String done(
      Store store, String key, String name, Locale locale, RedirectAttributes redirect) {
    redirect.addFlashAttribute(
        "flash", Flash.said(messages.getMessage(key, new Object[] {name}, locale)));
    return "redirect:/s/" + store.slug() + "/shipping";
  }
}
