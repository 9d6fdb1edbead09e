package io.storeflow.ratepage;

import io.storeflow.desk.Needs;
import io.storeflow.geocode.Whereabouts;
import io.storeflow.location.PickupPlaces;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.Overtaken;
import io.storeflow.platform.form.Untouched;
import io.storeflow.platform.frame.Flash;
import io.storeflow.rates.RateChanges;
import io.storeflow.rates.RateDraft;
import io.storeflow.rates.ShippingFull;
import io.storeflow.rates.StaleRate;
import io.storeflow.shipping.Basis;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Rate;
import io.storeflow.shipping.ShippingBook;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.shipping.Zone;
import io.storeflow.store.Actor;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The rates of a store. */
@Controller
@Needs(Permission.EDIT_RATES)
class RateController {
  private final ShippingBooks books;
  private final PickupPlaces places;
  private final RateChanges changes;
  private final MessageSource messages;
  private final Whereabouts whereabouts;
  private final Weightless weightless;

  RateController(
      ShippingBooks books,
      PickupPlaces places,
      RateChanges changes,
      MessageSource messages,
      Whereabouts whereabouts,
      Weightless weightless) {
    this.books = books;
    this.places = places;
    this.changes = changes;
    this.messages = messages;
    this.whereabouts = whereabouts;
    this.weightless = weightless;
  }

  /**
   * @param zone public id; without one it is a rate of pickup
   */
  @GetMapping("/s/{store}/shipping/new")
  String form(
      Store store, @RequestParam(defaultValue = "") String zone, Locale locale, Model model) {
    var book = books.of(store);
    model.addAttribute("rate", RateForm.fresh(zone));
    return page(store, book, null, book.zone(zone).orElse(null), locale, model);
  }

  @PostMapping("/s/{store}/shipping")
  String create(
      Store store,
      Actor actor,
      @ModelAttribute("rate") RateForm sent,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var book = books.of(store);
    var form = sent.withRoom();
    var errors = Untouched.errors(form, "rate", model);
    var draft = form.check(store, book, places.of(store), errors);
    if (errors.hasErrors()) return again(store, book, null, draft.zone(), response, locale, model);
    try {
      changes.create(store, draft, actor);
    } catch (ShippingFull full) {
      errors.reject("wrong.shipping.many", new Object[] {full.most()}, "too many");
      return again(store, book, null, draft.zone(), response, locale, model);
    }
    return done(store, "shipping.created", draft.name(), locale, redirect);
  }

  @GetMapping("/s/{store}/shipping/{rate}")
  @Needs(Permission.SEE_RATES)
  String show(Store store, @PathVariable("rate") String publicId, Locale locale, Model model) {
    var book = books.of(store);
    var rate = find(book, publicId);
    model.addAttribute("rate", RateForm.of(book, rate));
    return page(store, book, publicId, book.zone(rate).orElse(null), locale, model);
  }

  @PostMapping("/s/{store}/shipping/{rate}")
  String update(
      Store store,
      Actor actor,
      @PathVariable("rate") String publicId,
      @ModelAttribute("rate") RateForm sent,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var book = books.of(store);
    var present = RateForm.of(book, find(book, publicId));
    var form = Untouched.keep(sent, present, request).of(present.zone()).withRoom();
    var errors = Untouched.errors(form, "rate", model);
    var draft = form.check(store, book, places.of(store), errors);
    if (errors.hasErrors())
      return again(store, book, publicId, draft.zone(), response, locale, model);
    try {
      changes.change(store, publicId, form.versionSeen(), draft, actor);
    } catch (StaleRate stale) {
      var fresh = books.of(store);
      var now = RateForm.of(fresh, find(fresh, publicId));
      Overtaken.show(form, now, "rate", choices(store, fresh, draft, locale), model, response);
      return page(store, fresh, publicId, draft.zone(), locale, model);
    }
    return done(store, "shipping.changed", draft.name(), locale, redirect);
  }

  @PostMapping("/s/{store}/shipping/{rate}/switch")
  String toggle(
      Store store,
      Actor actor,
      @PathVariable("rate") String publicId,
      @RequestParam boolean on,
      Locale locale,
      RedirectAttributes redirect) {
    changes.change(store, publicId, on, actor);
    var name = find(books.of(store), publicId).name();
    return done(store, on ? "shipping.on" : "shipping.off", name, locale, redirect);
  }

  @PostMapping("/s/{store}/shipping/{rate}/place")
  String move(
      Store store, Actor actor, @PathVariable("rate") String publicId, @RequestParam boolean up) {
    changes.move(store, publicId, up, actor);
    return "redirect:/s/" + store.slug() + "/shipping";
  }

  @PostMapping("/s/{store}/shipping/{rate}/removal")
  String delete(
      Store store,
      Actor actor,
      @PathVariable("rate") String publicId,
      Locale locale,
      RedirectAttributes redirect) {
    var name = find(books.of(store), publicId).name();
    changes.delete(store, publicId, actor);
    return done(store, "shipping.deleted", name, locale, redirect);
  }

  private Map<String, List<Choice>> choices(
      Store store, ShippingBook book, RateDraft draft, Locale locale) {
    var zone = draft.zone();
    return Map.of(
        "basis", bases(zone == null ? Method.PICKUP : zone.method(), locale),
        "profile", profiles(book, locale),
        "location", points(store, locale));
  }

  private static Rate find(ShippingBook book, String publicId) {
    var rate = book.rate(publicId);
    if (rate == null) throw new NotFound();
    return rate;
  }

  private String page(
      Store store,
      ShippingBook book,
      @Nullable String publicId,
      @Nullable Zone zone,
      Locale locale,
      Model model) {
    var method = zone == null ? Method.PICKUP : zone.method();
    model.addAttribute("rateId", publicId);
    model.addAttribute("currency", store.currency());
    model.addAttribute("method", method);
    model.addAttribute("zoneTitle", zone == null ? null : zone.title(locale));
    model.addAttribute("bases", bases(method, locale));
    model.addAttribute("noAddress", method == Method.PICKUP && WayView.isLost(store));
    model.addAttribute("weightless", method.needsAddress() ? weightless.count(store) : 0);
    model.addAttribute("unmeasured", method == Method.DELIVERY && book.origin() == null);
    model.addAttribute("unlocated", method == Method.DELIVERY && !whereabouts.isOn());
    model.addAttribute(
        "points", method == Method.PICKUP ? points(store, locale) : List.<Choice>of());
    model.addAttribute("profiles", profiles(book, locale));
    return "shipping/rate";
  }

  /** None where there is no place but the store. */
  private List<Choice> points(Store store, Locale locale) {
    var all = places.of(store);
    if (all.stream().allMatch(it -> it.lines().isEmpty())) return List.of();
    return Stream.concat(
            Stream.of(Choice.of("", said("shipping.location.store", locale))),
            all.stream().map(it -> Choice.of(it.publicId(), it.name())))
        .toList();
  }

  private List<Choice> bases(Method method, Locale locale) {
    return Arrays.stream(Basis.values())
        .filter(it -> it.suits(method))
        .map(it -> Choice.of(it.code(), said("shipping.basis." + it.code(), locale)))
        .toList();
  }

  /** Empty where all goods are sent alike. */
  private List<Choice> profiles(ShippingBook book, Locale locale) {
    if (book.profiles().isEmpty()) return List.of();
    return Stream.concat(
            Stream.of(Choice.of("", said("shipping.profile.none", locale))),
            book.profiles().stream().map(it -> Choice.of(it.publicId(), it.name())))
        .toList();
  }

  private String said(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }

  private String again(
      Store store,
      ShippingBook book,
      @Nullable String publicId,
      @Nullable Zone zone,
      HttpServletResponse response,
      Locale locale,
      Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(store, book, publicId, zone, locale, model);
  }

  private String done(
      Store store, String key, String name, Locale locale, RedirectAttributes redirect) {
    redirect.addFlashAttribute(
        "flash", Flash.said(messages.getMessage(key, new Object[] {name}, locale)));
    return "redirect:/s/" + store.slug() + "/shipping";
  }
}
