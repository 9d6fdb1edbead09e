package io.storeflow.ratepage;

import io.storeflow.desk.Needs;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.Overtaken;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.rates.ShippingFull;
import io.storeflow.rates.StaleRate;
import io.storeflow.rates.ZoneChanges;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.shipping.Zone;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The zones of a store. */
@Controller
@Needs(Permission.EDIT_RATES)
class ZoneController {
  private final ShippingBooks books;
  private final ZoneChanges changes;
  private final MessageSource messages;

  ZoneController(ShippingBooks books, ZoneChanges changes, MessageSource messages) {
    this.books = books;
    this.changes = changes;
    this.messages = messages;
  }

  @GetMapping("/s/{store}/shipping/zones/new")
  String form(Store store, @RequestParam(defaultValue = "shipping") String method, Model model) {
    model.addAttribute("zone", ZoneForm.fresh(store, method));
    return page(store, null, model);
  }

  @PostMapping("/s/{store}/shipping/zones")
  String create(
      Store store,
      Actor actor,
      @ModelAttribute("zone") ZoneForm form,
      BindingResult errors,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var draft = form.check(store, errors);
    if (errors.hasErrors()) return again(store, null, response, model);
    try {
      var id = changes.create(store, draft, form.isFirst(), actor);
      say("shipping.zone.created", title(store, id, locale), locale, redirect);
      return "redirect:/s/" + store.slug() + "/shipping/new?zone=" + id;
    } catch (ShippingFull full) {
      errors.reject("wrong.shipping.zone.many", new Object[] {full.most()}, "too many");
      return again(store, null, response, model);
    }
  }

  @GetMapping("/s/{store}/shipping/zones/{zone}")
  @Needs(Permission.SEE_RATES)
  String show(Store store, @PathVariable("zone") String publicId, Model model) {
    model.addAttribute("zone", ZoneForm.of(find(store, publicId)));
    return page(store, publicId, model);
  }

  @PostMapping("/s/{store}/shipping/zones/{zone}")
  String update(
      Store store,
      Actor actor,
      @PathVariable("zone") String publicId,
      @ModelAttribute("zone") ZoneForm sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var form = Untouched.keep(sent, ZoneForm.of(find(store, publicId)), request);
    var errors = Untouched.errors(form, "zone", model);
    var draft = form.check(store, errors);
    if (errors.hasErrors()) return again(store, publicId, response, model);
    try {
      changes.change(store, publicId, form.versionSeen(), draft, actor);
    } catch (StaleRate stale) {
      var now = ZoneForm.of(find(store, publicId));
      Overtaken.show(form, now, "zone", Map.of(), model, response);
      return page(store, publicId, model);
    }
    say("shipping.zone.changed", title(store, publicId, locale), locale, redirect);
    return list(store);
  }

  @PostMapping("/s/{store}/shipping/zones/{zone}/place")
  String move(
      Store store, Actor actor, @PathVariable("zone") String publicId, @RequestParam boolean up) {
    changes.move(store, publicId, up, actor);
    return list(store);
  }

  @PostMapping("/s/{store}/shipping/zones/{zone}/removal")
  String delete(
      Store store,
      Actor actor,
      @PathVariable("zone") String publicId,
      Locale locale,
      RedirectAttributes redirect) {
    var title = title(store, publicId, locale);
    changes.delete(store, publicId, actor);
    say("shipping.zone.deleted", title, locale, redirect);
    return list(store);
  }

  private Zone find(Store store, String publicId) {
    return books.of(store).zone(publicId).orElseThrow(NotFound::new);
  }

  private String title(Store store, String publicId, Locale reader) {
    return find(store, publicId).title(reader);
  }

  private String page(Store store, @Nullable String publicId, Model model) {
    model.addAttribute("zoneId", publicId);
    model.addAttribute("currency", store.currency());
    return "shipping/zone";
  }

  private String again(
      Store store, @Nullable String publicId, HttpServletResponse response, Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(store, publicId, model);
  }

  private void say(String key, String name, Locale locale, RedirectAttributes redirect) {
    redirect.addFlashAttribute(
        "flash", Flash.said(messages.getMessage(key, new Object[] {name}, locale)));
  }

  private static String list(Store store) {
    return "redirect:/s/" + store.slug() + "/shipping";
  }
}
