package io.storeflow.ratepage;

import io.storeflow.desk.Needs;
import io.storeflow.geo.Coordinates;
import io.storeflow.geo.Metres;
import io.storeflow.geocode.Located;
import io.storeflow.geocode.Located.State;
import io.storeflow.geocode.Whereabouts;
import io.storeflow.platform.address.Countries;
import io.storeflow.platform.failure.Sentences;
import io.storeflow.platform.locale.Regions;
import io.storeflow.shipping.AddressRules;
import io.storeflow.shipping.Basis;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Rate;
import io.storeflow.shipping.Shipping;
import io.storeflow.shipping.ShippingBook;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.shipping.TriedZone;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** How a store brings what it sells to people, and a place to try an address on it. */
@Controller
@Needs(Permission.SEE_RATES)
class ShippingController {
  private final ShippingBooks books;
  private final Whereabouts whereabouts;
  private final Sentences sentences;
  private final Weightless weightless;

  ShippingController(
      ShippingBooks books, Whereabouts whereabouts, Sentences sentences, Weightless weightless) {
    this.books = books;
    this.whereabouts = whereabouts;
    this.sentences = sentences;
    this.weightless = weightless;
  }

  @GetMapping("/s/{store}/shipping")
  String list(
      Store store,
      StoreAccess access,
      @ModelAttribute("try") TryForm sent,
      Locale locale,
      Model model,
      HttpServletRequest request) {
    var book = books.of(store);
    model.addAttribute("ways", ways(store, book, locale));
    model.addAttribute("profiles", book.profiles());
    model.addAttribute("currency", store.currency());
    model.addAttribute("mayEdit", access.may(Permission.EDIT_RATES));
    model.addAttribute("countries", Regions.countries(locale));
    model.addAttribute("try", sent.orAt(store));
    model.addAttribute(
        "land", Countries.of(sent.isSent() ? sent.address().country() : store.country()));
    boolean weighs = weighs(book);
    model.addAttribute("weighs", weighs);
    model.addAttribute("weightless", weighs ? weightless.count(store) : 0);
    model.addAttribute("measures", book.rates().stream().anyMatch(Rate::isByWay));
    model.addAttribute("locates", whereabouts.isOn());
    var wrong = sent.wrong(store);
    var odd = new HashMap<String, String>();
    wrong.forEach(it -> odd.put(it.pointer(), sentences.say(it, locale)));
    AddressRules.regionTyped(sent.address())
        .ifPresent(it -> odd.put(it.pointer(), sentences.say(it, locale)));
    model.addAttribute("odd", odd);
    model.addAttribute(
        "noPlace",
        AddressRules.postcodeTyped(sent.address())
            .map(it -> sentences.say(it, locale))
            .orElse(null));
    if (sent.isSent() && wrong.isEmpty())
      fillTried(store, book, sent, request.getRemoteAddr(), locale, model);
    model.addAttribute("noAddress", WayView.isLost(store));
    return "shipping/rates";
  }

  private void fillTried(
      Store store, ShippingBook book, TryForm sent, String client, Locale locale, Model model) {
    var typed = sent.at();
    var located =
        typed == null
            ? whereabouts.find(store, book, offered(store), sent.address(), client)
            : Located.NOT_NEEDED;
    var at = typed == null ? located.at() : typed;
    var metres = book.metresTo(at);
    var goods = sent.goods(store, book);
    var tried = Shipping.of(book, offered(store), goods, sent.address(), at);
    boolean brings = offered(store).stream().anyMatch(it -> it != Method.PICKUP);
    model.addAttribute("unsent", brings && tried.tried().stream().noneMatch(TriedZone::brings));
    model.addAttribute("far", metres == null ? null : Metres.shown(metres, locale));
    model.addAttribute("nowhere", metres == null ? nowhere(book, at, located) : null);
    model.addAttribute(
        "tried",
        tried.tried().stream().map(it -> TriedView.of(store, it, metres, locale)).toList());
  }

  /** The message that says why it is not known how far it is; null where that is of no matter. */
  private static @Nullable String nowhere(
      ShippingBook book, @Nullable Coordinates at, Located located) {
    boolean lost = book.origin() == null && book.rates().stream().anyMatch(Rate::isByWay);
    if (lost) return "shipping.located.origin";
    return at != null || located.state() == State.NOT_NEEDED ? null : located.key();
  }

  private List<WayView> ways(Store store, ShippingBook book, Locale reader) {
    return Arrays.stream(Method.values())
        .map(method -> WayView.of(store, book, method, whereabouts.isOn(), reader))
        .toList();
  }

  private static EnumSet<Method> offered(Store store) {
    var offered = EnumSet.noneOf(Method.class);
    for (var method : Method.values()) if (method.isOffered(store)) offered.add(method);
    return offered;
  }

  /** Whether the weight of goods decides anything. */
  private static boolean weighs(ShippingBook book) {
    return book.rates().stream().anyMatch(it -> it.tariff().basis() == Basis.WEIGHT);
  }
}
