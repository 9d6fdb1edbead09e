package io.storeflow.simulator;

import io.storeflow.customergroup.CustomerGroup;
import io.storeflow.customergroup.CustomerGroups;
import io.storeflow.discountcode.CodeResult;
import io.storeflow.discountcode.GivenCodes;
import io.storeflow.geocode.Whereabouts;
import io.storeflow.loyalty.Program;
import io.storeflow.loyalty.Programs;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.input.Typed;
import io.storeflow.pricerule.RuleFacts;
import io.storeflow.pricerule.RuleFacts.Known;
import io.storeflow.pricerule.When.Channel;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.Buyer;
import io.storeflow.pricing.Claims;
import io.storeflow.pricing.PriceBook;
import io.storeflow.pricing.PriceBooks;
import io.storeflow.pricing.RateWish;
import io.storeflow.pricing.Totals;
import io.storeflow.shipping.AddressRules;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.validation.Errors;

/** Prices a sale that nobody makes by the very function that prices all others. */
@Service
class Simulator {
  private final PriceBooks books;
  private final GivenCodes given;
  private final CustomerGroups groups;
  private final SimulatorQueries queries;
  private final Programs programs;
  private final Clock clock;
  private final Whereabouts whereabouts;

  Simulator(
      PriceBooks books,
      GivenCodes given,
      CustomerGroups groups,
      SimulatorQueries queries,
      Programs programs,
      Clock clock,
      Whereabouts whereabouts) {
    this.books = books;
    this.given = given;
    this.groups = groups;
    this.queries = queries;
    this.programs = programs;
    this.clock = clock;
    this.whereabouts = whereabouts;
  }

  /**
   * @param looked whether it may be looked up what is known of an address; else it is one that
   *     nothing is known of, whichever was typed
   * @param client address of who asks
   */
  Simulation of(Store home, SimulatorForm form, boolean looked, String client, Errors errors) {
    var store = home.in(form.currency());
    var basket = Basket.of(form.items(errors));
    var book = books.fresh(store, basket.variantIds());
    var who = who(store, form, looked, errors);
    var claims = claims(store, book, form, who, errors);
    var rate = Typed.code(form.rate());
    var wish = rate.isEmpty() ? RateWish.NONE : new RateWish.Exactly(rate);
    var to = form.address();
    var located = whereabouts.find(store, book.shipping(), book.methods(), to, client);
    var buyer = new Buyer(to, wish, null, claims, located.at());
    var at = form.at(store, clock, errors).atZone(store.timeZone()).toInstant();
    var totals = Totals.of(book, basket, buyer, at);
    var chosen = totals.rate();
    if (!rate.isEmpty() && !totals.lines().isEmpty())
      if (chosen == null || !chosen.id().equals(rate))
        errors.rejectValue("rate", "simulate.rate.elsewhere");
    AddressRules.postcodeTyped(to)
        .ifPresent(
            it ->
                errors.rejectValue("postal", "wrong." + it.rule(), it.with().toArray(), it.rule()));
    var wanted = new ArrayList<Simulation.Wanted>();
    for (var line : basket.lines()) {
      var variant = book.variants().get(line.variantId());
      boolean reward =
          book.points().rewards().stream().anyMatch(it -> it.variantId().equals(line.variantId()));
      if (variant != null) wanted.add(new Simulation.Wanted(variant, line.quantity(), reward));
    }
    var codes = CodeResult.of(claims, totals.tried(), book.currency());
    boolean shared = book.rules().stream().anyMatch(it -> !it.when().share().isAll());
    return new Simulation(totals, wanted, book.offered(), codes, who, shared, located);
  }

  /** What limits have left is of now; who buys is what was typed. */
  private Claims claims(Store store, PriceBook book, SimulatorForm form, Known who, Errors errors) {
    var channel = Coded.find(Channel.class, form.channel()).orElse(Channel.STOREFRONT);
    var brought =
        Claims.NONE
            .withCodes(form.givenCodes())
            .withPoints(form.points(errors))
            .withBusiness(form.business(errors))
            .withRewards(form.wish(book.variants().keySet()));
    var shown = new RuleFacts(channel, Map.of(), Map.of(), form.isFirst(), who, form.draw());
    return given.claims(store, book, brought, shown);
  }

  private Known who(Store store, SimulatorForm form, boolean looked, Errors errors) {
    var typed = form.knownEmail(errors);
    var email = looked ? typed : "";
    var in = new HashSet<Long>();
    for (var group : groups.all(store.merchant()))
      if (form.isIn(group.publicId())) in.add(group.id());
    if (!email.isEmpty()) in.addAll(queries.groups(store, email));
    var tiers = tiers(programs.of(store), Typed.line(form.tier()));
    boolean nobody = typed.isEmpty() && in.isEmpty() && tiers.isEmpty() && !form.isFirst();
    return nobody ? Known.NOBODY : new Known(email, in, tiers);
  }

  private static Set<String> tiers(Program program, @Nullable String reached) {
    return program.tiers().stream()
        .filter(it -> it.name().equals(reached))
        .findFirst()
        .map(
            top ->
                program.tiers().stream()
                    .filter(it -> it.from() <= top.from())
                    .map(Program.Tier::name)
                    .collect(Collectors.toSet()))
        .orElse(Set.of());
  }

  /** Whether anything depends on where an address lies, and somebody can be asked. */
  boolean measures(Store store) {
    return whereabouts.isOn() && books.known(store, List.of()).shipping().measures();
  }

  /** All groups of the merchant, to be ticked. */
  List<CustomerGroup> groups(Store store) {
    return groups.all(store.merchant());
  }
}
