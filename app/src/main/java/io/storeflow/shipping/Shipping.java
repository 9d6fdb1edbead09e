package io.storeflow.shipping;

import io.storeflow.geo.Coordinates;
import io.storeflow.platform.money.Money;
import io.storeflow.shipping.TriedZone.Choice;
import io.storeflow.shipping.TriedZone.Outcome;
import io.storeflow.shipping.TriedZone.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What it costs to bring a consignment somewhere, and why each zone and rate is or is not offered.
 * Nothing else in the house chooses rates.
 *
 * @param fares that can be chosen, in the order of the store
 * @param tried all zones and rates
 */
public record Shipping(List<Fare> fares, List<TriedZone> tried) {
  private static final Comparator<Fare> IN_ORDER =
      Comparator.comparingInt((Fare fare) -> fare.rate().position())
          .thenComparingLong(fare -> fare.rate().id());

  /**
   * @param methods that the store offers
   * @param address {@link Address#NONE} where it is not known: only pickup is offered then
   */
  public static Shipping of(
      ShippingBook book, Set<Method> methods, Consignment goods, Address address) {
    return of(book, methods, goods, address, null);
  }

  /**
   * The same for an address of which it may be known where it lies.
   *
   * @param at null where that is not known: rates by distance are not offered then
   */
  public static Shipping of(
      ShippingBook book,
      Set<Method> methods,
      Consignment goods,
      Address address,
      @Nullable Coordinates at) {
    var run = new Run(methods, goods, address, book.metresTo(at));
    run.pickup(book);
    for (var method : List.of(Method.DELIVERY, Method.SHIPPING)) run.zones(book, method);
    return new Shipping(run.fares.stream().sorted(IN_ORDER).toList(), List.copyOf(run.tried));
  }

  private static final class Run {
    private final Set<Method> methods;
    private final Consignment goods;
    private final Address address;
    private final @Nullable Integer metres;
    private final List<Fare> fares = new ArrayList<>();
    private final List<TriedZone> tried = new ArrayList<>();

    Run(Set<Method> methods, Consignment goods, Address address, @Nullable Integer metres) {
      this.methods = methods;
      this.goods = goods;
      this.address = address;
      this.metres = metres;
    }

    /** Whoever comes takes everything: profiles are of no matter. */
    void pickup(ShippingBook book) {
      if (book.pickups().isEmpty()) return;
      boolean offered = methods.contains(Method.PICKUP);
      var choices = new ArrayList<Choice>();
      for (var rate : book.pickups()) {
        var charge = rate.isOffered() && offered ? charge(rate, 0) : null;
        if (charge == null) {
          choices.add(new Choice(rate, rate.isOffered() ? Outcome.NOT_HERE : Outcome.OFF, null));
        } else {
          fares.add(new Fare(List.of(charge)));
          choices.add(new Choice(rate, Outcome.OFFERED, charge.price()));
        }
      }
      var verdict = offered ? Verdict.DECIDES : Verdict.METHOD;
      tried.add(new TriedZone(Method.PICKUP, null, verdict, List.copyOf(choices)));
    }

    void zones(ShippingBook book, Method method) {
      boolean decided = false;
      for (var zone : book.zones()) {
        if (zone.method() != method) continue;
        var verdict = verdict(zone, decided);
        if (verdict == Verdict.DECIDES) decided = true;
        tried.add(verdict == Verdict.DECIDES ? decide(zone) : tried(zone, verdict));
      }
    }

    private Verdict verdict(Zone zone, boolean decided) {
      if (!methods.contains(zone.method())) return Verdict.METHOD;
      var reach = Verdict.of(zone.area().reach(address));
      return reach == Verdict.DECIDES && decided ? Verdict.EARLIER : reach;
    }

    private TriedZone decide(Zone zone) {
      var minimum = zone.minimum();
      if (minimum != null && goods.value().compareTo(minimum) < 0)
        return tried(zone, Verdict.MINIMUM);
      var parts = goods.parts().stream().map(part -> charges(zone, part)).toList();
      if (parts.stream().anyMatch(List::isEmpty)) return tried(zone, missing(zone));
      var added = parts.stream().skip(1).map(Run::cheapest).toList();
      for (var lead : parts.getFirst())
        fares.add(new Fare(Stream.concat(Stream.of(lead), added.stream()).toList()));
      var choices = zone.rates().stream().map(it -> choice(it, parts.getFirst(), added)).toList();
      return new TriedZone(zone.method(), zone, Verdict.DECIDES, choices);
    }

    /** Whether goods have no rate at all, or one that does not take so much. */
    private Verdict missing(Zone zone) {
      boolean all =
          goods.parts().stream()
              .allMatch(part -> zone.rates().stream().anyMatch(it -> is(it, part)));
      return all ? Verdict.DECIDES : Verdict.PROFILE;
    }

    private List<Fare.Charge> charges(Zone zone, Consignment.Part part) {
      return zone.rates().stream()
          .filter(rate -> is(rate, part))
          .map(rate -> charge(rate, part.grams()))
          .filter(Objects::nonNull)
          .toList();
    }

    private static boolean is(Rate rate, Consignment.Part part) {
      return rate.active() && rate.profile() == part.profile();
    }

    private Fare.@Nullable Charge charge(Rate rate, long grams) {
      var full = rate.tariff().of(goods.value(), grams, metres);
      if (full == null) return null;
      var price = rate.isFreeFor(goods.value()) ? Money.zero(full.currency()) : full;
      return new Fare.Charge(rate, full, price);
    }

    private static Fare.Charge cheapest(List<Fare.Charge> charges) {
      return charges.stream().min(Comparator.comparing(Fare.Charge::price)).orElseThrow();
    }

    private Choice choice(Rate rate, List<Fare.Charge> leads, List<Fare.Charge> added) {
      for (var lead : leads)
        if (lead.rate() == rate)
          return new Choice(rate, Outcome.OFFERED, new Fare(with(lead, added)).price());
      for (var it : added)
        if (it.rate() == rate) return new Choice(rate, Outcome.ADDED, it.price());
      return new Choice(rate, refused(rate), null);
    }

    private static List<Fare.Charge> with(Fare.Charge lead, List<Fare.Charge> added) {
      return Stream.concat(Stream.of(lead), added.stream()).toList();
    }

    private Outcome refused(Rate rate) {
      if (!rate.active()) return Outcome.OFF;
      if (!goods.has(rate.profile())) return Outcome.PROFILE;
      if (rate.tariff().lacks(metres)) return Outcome.NOWHERE;
      return goods.parts().stream()
              .filter(part -> is(rate, part))
              .anyMatch(part -> charge(rate, part.grams()) != null)
          ? Outcome.DEARER
          : Outcome.OVER;
    }

    private TriedZone tried(Zone zone, Verdict verdict) {
      var choices =
          switch (verdict) {
            case DECIDES, MINIMUM, PROFILE ->
                zone.rates().stream().map(it -> new Choice(it, here(it), null)).toList();
            default -> List.<Choice>of();
          };
      return new TriedZone(zone.method(), zone, verdict, choices);
    }

    private Outcome here(Rate rate) {
      var outcome = refused(rate);
      return outcome == Outcome.DEARER ? Outcome.NOT_HERE : outcome;
    }
  }
}
