package io.storeflow.location;

import io.storeflow.desk.Needs;
import io.storeflow.platform.form.TypedAddress;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.locale.Regions;
import io.storeflow.shipping.Address;
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
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a store keeps its stock: the list in its order, and a page for each. */
@Controller
@RequestMapping("/s/{store}/settings/locations")
@Needs(Permission.EDIT_SETTINGS)
class LocationController {
  private final Locations locations;
  private final LocationQueries queries;
  private final MessageSource messages;

  LocationController(Locations locations, LocationQueries queries, MessageSource messages) {
    this.locations = locations;
    this.queries = queries;
    this.messages = messages;
  }

  @GetMapping
  String list(Store store, Model model) {
    model.addAttribute("base", base(store));
    model.addAttribute("found", queries.counted(store));
    return "location/list";
  }

  @GetMapping("/new")
  String form(Store store, @RequestParam Map<String, String> typed, Locale locale, Model model) {
    var form = TypedAddress.in(LocationForm.fresh(store), typed);
    model.addAttribute("form", form);
    return page(store, null, form, locale, model);
  }

  @PostMapping
  String create(
      Store store,
      Actor actor,
      @ModelAttribute("form") LocationForm form,
      BindingResult errors,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var name = form.readName(errors);
    var address = form.readAddress(Address.NONE, errors);
    var at = form.readCoordinates(errors);
    if (!errors.hasErrors())
      try {
        locations.create(store, name, address, at, actor);
        return done(store, "location.created", name, locale, redirect);
      } catch (LocationRefused refused) {
        reject(errors, refused);
      }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(store, null, form, locale, model);
  }

  @GetMapping("/{location}")
  String show(
      Store store,
      @PathVariable String location,
      @RequestParam Map<String, String> typed,
      Locale locale,
      Model model) {
    var found = locations.get(store, location);
    var form = TypedAddress.in(LocationForm.of(found, store), typed);
    model.addAttribute("form", form);
    return page(store, found, form, locale, model);
  }

  @PostMapping("/{location}")
  String update(
      Store store,
      Actor actor,
      @PathVariable String location,
      @ModelAttribute("form") LocationForm sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var found = locations.get(store, location);
    var form = Untouched.keep(sent, LocationForm.of(found, store), request);
    var errors = Untouched.errors(form, "form", model);
    var name = form.readName(errors);
    var address = form.readAddress(found.address(), errors);
    var at = form.readCoordinates(errors);
    if (!errors.hasErrors())
      try {
        locations.change(store, location, name, address, at, actor);
        return done(store, "location.changed", name, locale, redirect);
      } catch (LocationRefused refused) {
        reject(errors, refused);
      }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(store, found, form, locale, model);
  }

  @PostMapping("/{location}/place")
  String move(Store store, Actor actor, @PathVariable String location, @RequestParam boolean up) {
    locations.move(store, location, up, actor);
    return "redirect:" + base(store);
  }

  @PostMapping("/{location}/switch")
  String open(
      Store store,
      Actor actor,
      @PathVariable String location,
      @RequestParam boolean on,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var found = locations.get(store, location);
    try {
      locations.open(store, location, on, actor);
      return done(
          store, on ? "location.opened" : "location.closed", found.name(), locale, redirect);
    } catch (LocationRefused refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("problem", said(refused, found.name(), locale));
      return list(store, model);
    }
  }

  private static void reject(Errors errors, LocationRefused refused) {
    errors.rejectValue(
        "name", key(refused), new Object[] {"", refused.units()}, refused.getMessage());
  }

  private String said(LocationRefused refused, String name, Locale locale) {
    return messages.getMessage(key(refused), new Object[] {name, refused.units()}, locale);
  }

  private static String key(LocationRefused refused) {
    return "location.error." + refused.why().name().toLowerCase(Locale.ROOT);
  }

  private String page(
      Store store, @Nullable Location location, LocationForm form, Locale locale, Model model) {
    var now = location == null ? Address.NONE : location.address();
    model.addAttribute("to", form.fields(now, locale));
    model.addAttribute("location", location);
    model.addAttribute("base", base(store));
    model.addAttribute("countries", Regions.countries(locale));
    return "location/form";
  }

  private String done(
      Store store, String key, String name, Locale locale, RedirectAttributes redirect) {
    redirect.addFlashAttribute(
        "flash", Flash.said(messages.getMessage(key, new Object[] {name}, locale)));
    return "redirect:" + base(store);
  }

  private static String base(Store store) {
    return store.page("/settings/locations");
  }
}
