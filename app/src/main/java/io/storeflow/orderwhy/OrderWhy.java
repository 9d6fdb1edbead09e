package io.storeflow.orderwhy;

import io.storeflow.modifier.Extra;
import io.storeflow.pickup.PickupPoint;
import io.storeflow.platform.money.Money;
import io.storeflow.pricing.PriceNote;
import io.storeflow.pricing.PriceNote.Told;
import io.storeflow.pricing.ShippingNote;
import io.storeflow.pricing.Step.Kind;
import io.storeflow.shipping.Method;
import io.storeflow.tax.AppliedRate;
import io.storeflow.tax.Taxes;
import io.storeflow.tax.Taxes.Group;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How an order came to its prices, as it was kept when it was placed.
 *
 * @param agreed whether staff agreed on them in a draft
 * @param told of its goods; of an order from before notes were kept, or on which nothing was tried,
 *     its lines tell it
 * @param brought of bringing it
 */
record OrderWhy(
    long number,
    boolean agreed,
    Currency currency,
    Money rounding,
    Method method,
    PickupPoint point,
    List<Line> sold,
    List<Group> taxes,
    PriceNote told,
    ShippingNote brought) {

  /**
   * A line as it was sold.
   *
   * @param each of one unit, with what was chosen
   * @param ppm the rate of its tax, in millionths
   */
  record Line(String title, int quantity, Money each, List<Extra> modifiers, Money tax, int ppm) {

    /** How it came to its price, where nothing but prices and tax have made it. */
    PriceNote.Line why(List<Group> taxes) {
      var steps = new ArrayList<Told>();
      long chosen = 0;
      // Of what would have been less than nothing it is not known what it was.
      for (var it : each.isZero() ? List.<Extra>of() : modifiers) {
        long adds = it.price().times(it.quantity()).times(quantity).minor();
        if (adds != 0) steps.add(new Told(Kind.CHOSEN.code(), it.title(), adds));
        chosen += adds;
      }
      long full = each.times(quantity).minor();
      steps.addFirst(new Told(Kind.UNITS.code(), title, full - chosen));
      words(taxes, ppm).ifPresent(it -> steps.add(new Told(Kind.TAX.code(), it, tax.minor())));
      return new PriceNote.Line(quantity, title, steps);
    }
  }

  /** An amount of its note, in the currency it was placed in. */
  public Money amount(long minor) {
    return new Money(minor, currency);
  }

  public boolean isFetched() {
    return method == Method.PICKUP;
  }

  /**
   * How each line came to its price: as it was kept, or from the lines where prices are all, as
   * with what was put to it later.
   */
  public List<PriceNote.Line> lines() {
    var kept = told.isTold() ? told.lines() : List.<PriceNote.Line>of();
    var later = sold.stream().skip(kept.size()).map(it -> it.why(taxes));
    return Stream.concat(kept.stream(), later).toList();
  }

  /**
   * How bringing it came to its price, with the tax on that: what its lines have not of a rate is
   * of shipping.
   */
  public List<Told> shippingSteps() {
    var steps = new ArrayList<>(brought.steps());
    var left = new LinkedHashMap<Integer, Long>();
    for (var it : Taxes.shown(taxes)) left.merge(it.ppm(), it.amount().minor(), Math::addExact);
    for (var line : sold) left.computeIfPresent(line.ppm(), (_, rest) -> rest - line.tax().minor());
    left.forEach(
        (ppm, rest) ->
            words(taxes, ppm)
                .filter(_ -> rest != 0)
                .ifPresent(it -> steps.add(new Told(Kind.TAX.code(), it, rest))));
    return List.copyOf(steps);
  }

  private static Optional<String> words(List<Group> taxes, int ppm) {
    return taxes.stream()
        .map(Group::rate)
        .filter(it -> it.why().isCharged() && it.ppm() == ppm)
        .map(AppliedRate::words)
        .findFirst();
  }
}
