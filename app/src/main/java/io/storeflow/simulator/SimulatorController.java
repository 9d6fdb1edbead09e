package io.storeflow.simulator;

import io.storeflow.desk.Needs;
import io.storeflow.loyalty.Programs;
import io.storeflow.modifier.ModifierGroup;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.locale.Regions;
import io.storeflow.platform.money.PriceList;
import io.storeflow.platform.url.PublicUrl;
import io.storeflow.pricerule.When.Channel;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.PriceBooks;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Tries what anybody would pay; all of it is in the address, so that a link shows it to others. */
@Controller
class SimulatorController {
  private final Simulator simulator;
  private final SimulatorQueries queries;
  private final Programs programs;
  private final PriceBooks books;
  private final PublicUrl publicUrl;
  private final MessageSource messages;
  private final Clock clock;

  SimulatorController(
      Simulator simulator,
      SimulatorQueries queries,
      Programs programs,
      PriceBooks books,
      PublicUrl publicUrl,
      MessageSource messages,
      Clock clock) {
    this.simulator = simulator;
    this.queries = queries;
    this.programs = programs;
    this.books = books;
    this.publicUrl = publicUrl;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping("/s/{store}/pricing/simulate")
  @Needs(Permission.SEE_RULES)
  String show(
      Store store,
      StoreAccess access,
      @ModelAttribute("sim") SimulatorForm form,
      BindingResult errors,
      @RequestParam(required = false) @Nullable String take,
      Locale locale,
      Model model,
      HttpServletRequest request) {
    var found = queries.find(store, Typed.line(take == null ? form.add() : take));
    if (found.size() == 1 && form.ids().size() < Basket.MOST_LINES)
      return "redirect:" + with(store, found.getFirst().variant(), form);
    var simulation =
        simulator.of(
            store,
            form.filled(store, clock),
            access.may(Permission.SEE_ORDERS),
            request.getRemoteAddr(),
            errors);
    model.addAttribute("it", simulation);
    model.addAttribute("found", found);
    var odd = odd(errors, locale);
    model.addAttribute("odd", odd);
    model.addAttribute("understood", Set.of("rate").containsAll(odd.keySet()));
    model.addAttribute("most", Basket.MOST_UNITS);
    model.addAttribute("filled", form.filled(store, clock));
    model.addAttribute("measures", simulator.measures(store));
    model.addAttribute("groups", simulator.groups(store));
    model.addAttribute(
        "tiers",
        programs.of(store).tiers().stream().map(it -> Choice.of(it.name(), it.name())).toList());
    model.addAttribute("countries", Regions.countries(locale));
    model.addAttribute("channels", channels(locale));
    model.addAttribute("shares", shares(locale));
    model.addAttribute("currencies", currencies(store));
    model.addAttribute(
        "rates",
        simulation.rates().stream().map(it -> Choice.of(it.publicId(), it.name())).toList());
    model.addAttribute("link", publicUrl.of(SimulatorLink.of(store, form.filled(store, clock))));
    return "pricing/simulator";
  }

  /** What is wrong with fields, by their names. */
  private Map<String, String> odd(BindingResult errors, Locale locale) {
    return errors.getFieldErrors().stream()
        .collect(
            Collectors.toMap(
                FieldError::getField, it -> messages.getMessage(it, locale), (first, _) -> first));
  }

  private List<Choice> channels(Locale locale) {
    return Arrays.stream(Channel.values())
        .map(
            it ->
                Choice.of(
                    it.code(), messages.getMessage("simulate.channel." + it.code(), null, locale)))
        .toList();
  }

  /** Nothing to choose where it sells in one alone. */
  private static List<Choice> currencies(Store store) {
    if (store.lists().isEmpty()) return List.of();
    var own = store.ownCurrency();
    return Stream.concat(Stream.of(own), store.lists().stream().map(PriceList::currency))
        .map(Currency::getCurrencyCode)
        .map(it -> Choice.of(it, it))
        .toList();
  }

  private List<Choice> shares(Locale locale) {
    return Stream.of("in", SimulatorForm.OUT)
        .map(it -> Choice.of(it, messages.getMessage("simulate.share." + it, null, locale)))
        .toList();
  }

  /** With one line more, and what is proposed with it. */
  private String with(Store store, String variant, SimulatorForm form) {
    if (form.ids().contains(variant)) return SimulatorLink.of(store, form);
    var its = books.fresh(store, List.of(variant)).variants().get(variant);
    var proposed =
        its == null
            ? List.<String>of()
            : its.groups().stream()
                .map(ModifierGroup::modifiers)
                .flatMap(List::stream)
                .filter(it -> it.preselected() && it.available())
                .map(it -> variant + ":" + it.publicId())
                .toList();
    return SimulatorLink.of(store, form.with(variant, proposed));
  }
}
