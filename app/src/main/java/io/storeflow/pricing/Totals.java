package io.storeflow.pricing;

import io.storeflow.forsale.VariantForSale;
import io.storeflow.modifier.Selection;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.NamedAmount;
import io.storeflow.platform.money.Payable;
import io.storeflow.pricerule.Tried;
import io.storeflow.pricing.Step.Kind;
import io.storeflow.shipping.Consignment;
import io.storeflow.shipping.Fare;
import io.storeflow.shipping.Offer;
import io.storeflow.shipping.Shipping;
import io.storeflow.shipping.TriedZone;
import io.storeflow.tax.Taxes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a basket costs, and why. Nothing else in the house prices anything.
 *
 * <p>{@code total = subtotal - discount - spared + shipping + (taxIncluded ? 0 : tax) + rounding}.
 * Rules, points, and rates that are free from a value on or have bands of values, go by prices as
 * the store says them, whoever buys: what is spared is taken off last, so that somebody who owes no
 * tax pays what others pay without the tax in it. Rates are told by what the goods cost after
 * discounts.
 *
 * @param lines what can be bought, in the order of the basket
 * @param faults the lines of the basket that cannot be bought; they are in no sum
 * @param offers the rates that go to the buyer, at their prices, in the order of the store
 * @param rate the chosen one; null if none was wished for or the one that was is not offered
 * @param shipping what is to be paid for it; nothing without a rate
 * @param steps how shipping came to its price
 * @param tried the rules of the store, and what became of each
 * @param taxes of lines and shipping, by rate
 * @param rounding to what can be paid in the currency
 * @param zones why each zone and rate of the store is or is not offered
 * @param spared tax that the prices of the goods hold and that is not owed
 */
public record Totals(
    List<Line> lines,
    List<Fault> faults,
    List<Offer> offers,
    @Nullable Offer rate,
    Money subtotal,
    Money shipping,
    Money discount,
    Money tax,
    boolean taxIncluded,
    Money total,
    List<Step> steps,
    List<Tried> tried,
    List<TriedZone> zones,
    Taxes taxes,
    Money rounding,
    Money spared) {

  /**
   * A line at its price, which holds the tax where the store's prices do.
   *
   * @param wanted the line of the basket
   * @param unitPrice of the variant with what was chosen
   * @param total quantity times unit price less the discount and what is spared
   * @param steps how it came to its total
   * @param spared tax that its price holds and that is not owed
   */
  public record Line(
      Basket.Line wanted,
      VariantForSale variant,
      Selection chosen,
      int quantity,
      Money unitPrice,
      Money discount,
      Money tax,
      Money total,
      List<Step> steps,
      Money spared) {

    Line less(Money off, List<Step> explained) {
      return new Line(
          wanted,
          variant,
          chosen,
          quantity,
          unitPrice,
          discount.plus(off),
          tax,
          total.minus(off),
          List.copyOf(explained),
          spared);
    }

    Line taxed(Money owed, Money off, List<Step> explained) {
      return new Line(
          wanted,
          variant,
          chosen,
          quantity,
          unitPrice,
          discount,
          owed,
          total.minus(off),
          List.copyOf(explained),
          off);
    }

    /** What rules take off it, as negative amounts. */
    public List<NamedAmount> discounts() {
      return Discounts.named(steps);
    }
  }

  /**
   * A line that cannot be bought as it is.
   *
   * @param choice what is wrong with what was chosen; null if it is something else
   */
  public record Fault(Basket.Line line, Why why, Selection.@Nullable Fault choice) {
    Fault(Basket.Line line, Why why) {
      this(line, why, null);
    }
  }

  public enum Why {
    NOT_FOR_SALE,
    /** Somebody has said so, whatever is counted. */
    SOLD_OUT,
    /** More than {@link Basket#MOST_UNITS}. */
    TOO_MANY_UNITS,
    /** With those of the lines before more gift cards than {@link Basket#MOST_CARDS}. */
    TOO_MANY_CARDS,
    /** What was chosen with it is not what can be had. */
    CHOICE
  }

  /**
   * Prices the basket: the same book, basket, buyer and moment give the same answer, whoever asks.
   *
   * @param at decides what holds only for a time
   * @throws ArithmeticException if a sum is more than 2^63 minor units, which {@link
   *     io.storeflow.platform.input.Amount#MOST_MINOR prices that anybody can enter} cannot reach
   */
  public static Totals of(PriceBook book, Basket basket, Buyer buyer, Instant at) {
    var priced = new ArrayList<Line>();
    var faults = new ArrayList<Fault>();
    int cards = 0;
    for (var line : basket.lines()) {
      var variant = book.variants().get(line.variantId());
      if (variant != null && variant.giftCard()) cards = Math.addExact(cards, line.quantity());
      if (variant == null) faults.add(new Fault(line, Why.NOT_FOR_SALE));
      else if (variant.soldOut()) faults.add(new Fault(line, Why.SOLD_OUT));
      else if (line.quantity() > Basket.MOST_UNITS) faults.add(new Fault(line, Why.TOO_MANY_UNITS));
      else if (variant.giftCard() && cards > Basket.MOST_CARDS)
        faults.add(new Fault(line, Why.TOO_MANY_CARDS));
      else choose(line, variant, priced, faults);
    }
    var free = Redemption.free(priced, buyer.claims().rewards(), book.points());
    var paid = Redemption.give(priced, free, book.points());
    var tried = Discounts.tried(book, paid, free, buyer.claims(), at);
    var ruled = Discounts.off(paid, tried);
    var cheaper = Redemption.off(ruled, buyer.claims().points(), book.points());
    var zero = Money.zero(book.currency());
    var subtotal = zero;
    var discount = zero;
    for (var line : cheaper) {
      subtotal = subtotal.plus(line.unitPrice().times(line.quantity()));
      discount = discount.plus(line.discount());
    }
    var sent = Sent.of(cheaper, subtotal.minus(discount));
    var brought = brought(book, sent, buyer);
    var fares = Sent.fares(book, cheaper, brought.fares());
    var quoted = offers(fares, before(book, sent, buyer), buyer, at);
    var offers = Taxing.due(book, cheaper, quoted, buyer, at);
    var chosen = buyer.wish().choose(offers);
    var shipping = chosen == null ? zero : chosen.due();
    var taxes = Taxing.of(book, cheaper, chosen, buyer, at);
    var lines = Taxing.on(cheaper, taxes);
    var spared = zero;
    for (var line : lines) spared = spared.plus(line.spared());
    var tax = taxes.total();
    var goods = subtotal.minus(discount).minus(spared);
    var exact = goods.plus(shipping).plus(book.taxIncluded() ? zero : tax);
    var rounding = Payable.rounding(exact);
    return new Totals(
        List.copyOf(lines),
        List.copyOf(faults),
        offers,
        chosen,
        subtotal,
        shipping,
        discount,
        tax,
        book.taxIncluded(),
        exact.plus(rounding),
        chosen == null ? List.of() : steps(fares, chosen, buyer.wish(), taxes),
        tried,
        brought.tried(),
        taxes,
        rounding,
        spared);
  }

  /** How shipping came to its price, with the tax on it, so that all steps of tax are its sum. */
  public List<Step> shippingSteps() {
    var all = new ArrayList<>(steps);
    all.addAll(Taxing.ofShipping(taxes));
    return List.copyOf(all);
  }

  /** What each rule takes off, in the order in which they come, then points; all negative. */
  public List<NamedAmount> discounts() {
    var all = new ArrayList<>(Discounts.named(tried, total.currency()));
    all.addAll(Redemption.named(lines));
    return List.copyOf(all);
  }

  /** Lines that cost something else than their variant alone, apart from tax. */
  public List<Line> explained() {
    return lines.stream()
        .filter(it -> it.steps().stream().anyMatch(step -> step.kind().isMore()))
        .toList();
  }

  /** The rate of a line in parts per million; 0 where none is charged. */
  public int taxPpm(int line) {
    return taxes.lines().isEmpty() ? 0 : taxes.lines().get(line).rate().ppm();
  }

  /** What goods that are brought cost after discounts, by which rates go. */
  public Money value() {
    return Sent.of(lines, subtotal.minus(discount)).value();
  }

  /** Whether it is eaten where it is fetched. */
  public boolean isEatenHere() {
    return rate != null
        && zones.stream()
            .flatMap(it -> it.rates().stream())
            .map(TriedZone.Choice::rate)
            .anyMatch(it -> it.publicId().equals(rate.id()) && it.eatenHere());
  }

  /** Whether any of it is brought to somebody, so that an address may be needed. */
  public boolean isSent() {
    return !Sent.isNothing(lines);
  }

  /** Units in all. */
  public int count() {
    return lines.stream().mapToInt(Line::quantity).sum();
  }

  private static void choose(
      Basket.Line line, VariantForSale variant, List<Line> lines, List<Fault> faults) {
    var selection = Selection.of(variant.groups(), line.chosen());
    var wrong = selection.fault();
    if (wrong == null) lines.add(line(line, variant, selection));
    else faults.add(new Fault(line, Why.CHOICE, wrong));
  }

  private static Line line(Basket.Line wanted, VariantForSale variant, Selection chosen) {
    int quantity = wanted.quantity();
    var price = chosen.on(variant.price());
    var total = price.times(quantity);
    var zero = Money.zero(price.currency());
    return new Line(
        wanted,
        variant,
        chosen,
        quantity,
        price,
        zero,
        zero,
        total,
        steps(variant, chosen, quantity, total),
        zero);
  }

  private static List<Step> steps(
      VariantForSale variant, Selection chosen, int quantity, Money total) {
    var base = variant.price().times(quantity);
    var steps = new ArrayList<>(List.of(new Step(Kind.UNITS, variant.title(), base)));
    var origin = variant.origin();
    var nothing = Money.zero(total.currency());
    if (origin != null)
      steps.add(
          origin.isEmpty()
              ? new Step(Kind.LIST_PRICE, nothing.currency().getCurrencyCode(), nothing)
              : new Step(Kind.LIST_RATE, origin, nothing));
    var rest = total.minus(base);
    for (var item : chosen.items()) {
      var adds = item.price().times(quantity);
      if (adds.minor() == 0) continue;
      rest = rest.minus(adds);
      steps.add(new Step(Kind.CHOSEN, item.modifier().title(), adds));
    }
    if (rest.minor() != 0) steps.add(new Step(Kind.NOTHING_LEFT, variant.title(), rest));
    return List.copyOf(steps);
  }

  private static Shipping brought(PriceBook book, Consignment sent, Buyer buyer) {
    return Shipping.of(book.shipping(), book.methods(), sent, buyer.address(), buyer.at());
  }

  /** What would be offered today for goods of the value that was quoted; null for the same. */
  private static @Nullable List<Offer> before(PriceBook book, Consignment sent, Buyer buyer) {
    var quoted = buyer.quoted();
    var value = quoted == null ? null : quoted.value();
    if (value == null || value == sent.value().minor()) return null;
    var worth = sent.worth(new Money(value, book.currency()));
    return brought(book, worth, buyer).fares().stream().map(Fare::offer).toList();
  }

  /**
   * At the prices that were quoted while the quote holds, else today's.
   *
   * @param before at the value that was quoted: a rate that goes by another now is not as quoted
   */
  private static List<Offer> offers(
      List<Fare> fares, @Nullable List<Offer> before, Buyer buyer, Instant at) {
    return fares.stream()
        .map(Fare::offer)
        .map(it -> before == null || before.contains(it) ? offer(it, buyer, at) : it)
        .toList();
  }

  private static Offer offer(Offer today, Buyer buyer, Instant at) {
    var quoted = buyer.quoted();
    Long price =
        quoted != null && quoted.holds(today.method(), at) ? quoted.prices().get(today.id()) : null;
    return price == null ? today : today.at(new Money(price, today.price().currency()));
  }

  private static List<Step> steps(List<Fare> fares, Offer chosen, RateWish wish, Taxes taxes) {
    var fare =
        fares.stream()
            .filter(it -> it.rate().publicId().equals(chosen.id()))
            .findFirst()
            .orElseThrow();
    var steps = new ArrayList<Step>();
    for (var charge : fare.charges()) {
      var name = charge.rate().name();
      boolean first = steps.isEmpty();
      var kind = wish.names(chosen) ? Kind.RATE_WISHED : Kind.RATE_FIRST;
      steps.add(new Step(first ? kind : Kind.RATE_ADDED, name, charge.full()));
      var off = charge.price().minus(charge.full());
      if (off.minor() != 0) steps.add(new Step(Kind.RATE_FREE, name, off));
    }
    var quoted = chosen.price().minus(fare.price());
    if (quoted.minor() != 0) steps.add(new Step(Kind.RATE_QUOTED, fare.rate().name(), quoted));
    taxes.sparedOfShipping().forEach(it -> steps.add(Taxing.step(it)));
    return List.copyOf(steps);
  }

  /** What of the total buys gift cards. */
  public Money cardsBought() {
    return lines.stream()
        .filter(it -> it.variant().giftCard())
        .map(it -> taxIncluded ? it.total() : it.total().plus(it.tax()))
        .reduce(Money.zero(total.currency()), Money::plus);
  }
}
