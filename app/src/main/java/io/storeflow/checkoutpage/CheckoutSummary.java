package io.storeflow.checkoutpage;

import io.storeflow.billing.Billing;
import io.storeflow.cardpayment.CardPlan;
import io.storeflow.cart.Cart;
import io.storeflow.cart.CartTyped.Told;
import io.storeflow.geocode.Located;
import io.storeflow.pickup.PickupPlace;
import io.storeflow.pickupstock.Fetching;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.NamedAmount;
import io.storeflow.platform.money.RatedAmount;
import io.storeflow.pricing.Redemption;
import io.storeflow.pricing.Step;
import io.storeflow.pricing.Totals;
import io.storeflow.shipping.Handling;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Offer;
import io.storeflow.shipping.TriedZone;
import io.storeflow.shipping.TriedZone.Outcome;
import io.storeflow.shipping.TriedZone.Verdict;
import io.storeflow.tax.TaxCase;
import io.storeflow.tax.Taxes;
import io.storeflow.vatid.VatIdState;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the checkout page shows beside what was typed.
 *
 * @param way the chosen one; null if the store offers none
 * @param offers of that way to that address; empty while the address is not known
 * @param asked whether the address is known well enough to say what it costs
 * @param minimum what goods have to cost for this way to go there, where they cost less; else null
 * @param points null where the store takes none
 * @param total goods and the chosen rate; null while no rate is chosen
 * @param totals with what it was priced; null while nothing was
 * @param cards what gift cards pay of it; while there is no total, nothing
 * @param billing to whom it is billed, with what was said of the VAT id
 * @param fetching what can be fetched at the places of the offers
 * @param located where the address lies, as far as that decides what it costs
 * @param handling how long it stays with the store before it goes out by that rate
 * @param taxedBy mark of what was typed that decides the tax, see {@link CheckoutForm#taxedBy}
 */
public record CheckoutSummary(
    Cart cart,
    List<Method> ways,
    @Nullable Method way,
    List<Choice> countries,
    List<Offer> offers,
    boolean asked,
    @Nullable Money minimum,
    @Nullable Offer chosen,
    @Nullable String quote,
    @Nullable Money total,
    @Nullable Totals totals,
    CardPlan cards,
    Handling handling,
    MyPoints.@Nullable Shown points,
    Billing billing,
    Fetching fetching,
    Located located,
    String taxedBy) {

  /** The address that the visitor has shown to be theirs, where anything asks; null for none. */
  @Nullable String proven() {
    return points != null && points.email() != null ? points.email() : cart.buyer();
  }

  /** Whether it is eaten where it is fetched. */
  public boolean isEatenHere() {
    return totals != null && totals.isEatenHere();
  }

  /** Where the chosen rate is fetched; of those of a pickup that none is chosen of, the first. */
  public @Nullable PickupPlace place() {
    for (var rate : cart.book().offered())
      if (chosen == null ? rate.method() == Method.PICKUP : rate.publicId().equals(chosen.id()))
        return rate.place();
    return null;
  }

  /**
   * Whether it can be had by this way, or it is not asked yet whether: else nothing is promised.
   */
  boolean isPromised() {
    return way != null && (!asked || total != null);
  }

  /** Whether it is to be fetched where not all of it is. */
  public boolean isMissingThere() {
    return chosen != null && fetching.isMissing(chosen.id());
  }

  /** Why rates by distance are not among the offers, as the page says it; null for nothing. */
  public @Nullable String unmeasured() {
    if (totals == null || way != Method.DELIVERY) return null;
    if (isRefused(Outcome.NOWHERE))
      return switch (located.state()) {
        case INCOMPLETE -> "street";
        case UNKNOWN -> "unknown";
        case AWAY, TOO_OFTEN -> "away";
        case KNOWN, NOT_NEEDED, OFF -> null;
      };
    return offers.isEmpty() && isRefused(Outcome.OVER) ? "far" : null;
  }

  /** Whether a rate by distance is not offered for that reason. */
  private boolean isRefused(Outcome why) {
    return choices().filter(it -> it.rate().isByWay()).anyMatch(it -> it.outcome() == why);
  }

  /** Why nothing is offered there, as the page says it: of these goods, or of all. */
  public String none() {
    if (lacksARate()) return "goods";
    return choices().anyMatch(it -> it.outcome() == Outcome.OVER) ? "over" : "none";
  }

  /** Whether something goes there, but nothing that takes some of the goods. */
  private boolean lacksARate() {
    return tried()
        .filter(it -> it.verdict() == Verdict.PROFILE)
        .flatMap(it -> it.rates().stream())
        .anyMatch(it -> it.rate().active());
  }

  /** Rates that go there and do not take these goods, beside those that do. */
  public List<TriedZone.Choice> missed() {
    return offers.isEmpty()
        ? List.of()
        : choices().filter(it -> it.outcome() == Outcome.OVER).toList();
  }

  private Stream<TriedZone.Choice> choices() {
    return tried().flatMap(it -> it.rates().stream());
  }

  /** The zones of the chosen way. */
  private Stream<TriedZone> tried() {
    return totals == null
        ? Stream.empty()
        : totals.zones().stream().filter(it -> it.method() == way);
  }

  /** What points take off, by what they are called; nothing where none are used. */
  public List<NamedAmount> pointsOff() {
    if (points == null || points.used() == 0) return List.of();
    if (totals == null) return List.of(new NamedAmount(points.name(), points.off().negated()));
    var off = Redemption.off(totals.lines());
    return off == 0
        ? List.of()
        : List.of(new NamedAmount(points.name(), new Money(-off, totals.total().currency())));
  }

  /** Whether something is brought by the chosen rate. */
  public boolean isSent() {
    return chosen != null && cart.isSent();
  }

  /** Lines that cost something else than their goods alone. */
  public List<Totals.Line> explained() {
    return totals == null ? cart.explained() : totals.explained();
  }

  /** How shipping came to its price, if there is more to say than that. */
  public List<Step> brought() {
    return totals == null || totals.steps().size() < 2 ? List.of() : totals.steps();
  }

  /** What tax is charged, by rate; nothing while no rate is chosen, which decides it too. */
  public List<RatedAmount> charged() {
    return totals == null || total == null ? List.of() : Taxes.shown(totals.taxes().groups());
  }

  /** Why none is charged on some of it. */
  public Set<TaxCase> untaxed() {
    return totals == null || total == null ? Set.of() : Taxes.untaxed(totals.taxes().groups());
  }

  /** Tax that the prices of the goods hold and that is not owed. */
  public Money spared() {
    return totals == null || total == null ? Money.zero(cart.book().currency()) : totals.spared();
  }

  public boolean isTaxIncluded() {
    return cart.book().taxIncluded();
  }

  /** Whether tax is worked out. */
  public boolean isTaxed() {
    return cart.book().tax().isOn();
  }

  /** To what can be paid; null for nothing. */
  public @Nullable Money rounding() {
    return totals == null || totals.rounding().isZero() ? null : totals.rounding();
  }

  public boolean isReady() {
    return total != null && cart.isBuyable();
  }

  /**
   * What the page tells of the total.
   *
   * @param mark of what was typed, see {@link CheckoutForm#mark}
   */
  @Nullable Told told(String mark) {
    var version = cart.version();
    return total == null || chosen == null || version == null
        ? null
        : new Told(total.minor(), version.number(), chosen.id(), mark);
  }

  /** The state of the cart that the page shows; its form carries it. */
  public String version() {
    var version = cart.version();
    return version == null ? "" : version.text();
  }

  /** Whether the form has shown this total for this rate. */
  boolean wasShown(CheckoutForm form) {
    var confirmed = form.confirmed();
    if (chosen == null || total == null || confirmed == null) return false;
    return total.minor() == confirmed && chosen.id().equals(form.rate());
  }

  /** What the form carries beside the total. */
  public String basis() {
    return shown().text();
  }

  private ShownBasis shown() {
    return ShownBasis.of(tax(), spent(), taxedBy);
  }

  /** Points that the order takes; 0 while there is no total. */
  long spent() {
    if (totals == null || total == null) return 0;
    return LongStream.of(Redemption.spent(totals, cart.claims(), cart.book().points())).sum();
  }

  private String tax() {
    if (totals == null || total == null || !isTaxed()) return "";
    var state = billing.state();
    var tax = Long.toString(totals.tax().minor());
    return state == null || state == VatIdState.NOT_NEEDED ? tax : tax + "." + state.code();
  }

  /** What of it the form has not shown as it is now: a trouble of the page; null for nothing. */
  @Nullable String moved(CheckoutForm form) {
    var seen = form.confirmedBasis();
    var other = shown().otherTax(seen);
    boolean wasTold = form.confirmed() != null && total != null && billing.vatId() != null;
    if (other != null && wasTold) return other;
    if (!wasShown(form)) return PlaceOrder.TOTAL_CHANGED;
    if (other != null) return other;
    return seen.points().equals(shown().points()) ? null : PlaceOrder.POINTS_CHANGED;
  }

  /** What is left to pay after gift cards; null while there is no total, or no card pays. */
  public @Nullable Money due() {
    return total == null || cards.paying().isEmpty() ? null : cards.due();
  }

  /** What the button asks for; null while there is no total. */
  public @Nullable Money toPay() {
    return total == null ? null : cards.due();
  }

  /** Whether the form has shown what gift cards leave to pay. */
  boolean dueWasShown(CheckoutForm form) {
    var confirmed = form.confirmedDue();
    return confirmed != null && confirmed == cards.due().minor();
  }

  /** Whether the form names a way that the store does not offer. */
  boolean lacksWay(CheckoutForm form) {
    return !Typed.code(form.method()).isEmpty() && !ways.contains(form.way());
  }

  /**
   * Whether the form was shown a total, and names a rate that cannot have been in it: none, one
   * that the store does not have, or one of this way that does not go to this address. A rate of
   * another way is what remains where the way was changed without asking what it costs.
   */
  boolean lacksRate(CheckoutForm form) {
    if (chosen == null || form.confirmed() == null || chosen.id().equals(form.rate())) return false;
    return cart.book().offered().stream()
        .filter(rate -> rate.method() != way)
        .noneMatch(rate -> rate.publicId().equals(form.rate()));
  }
}
