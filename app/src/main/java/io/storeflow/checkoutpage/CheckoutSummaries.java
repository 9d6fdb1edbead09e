package io.storeflow.checkoutpage;

import io.storeflow.billing.Billing;
import io.storeflow.billing.CheckedBilling;
import io.storeflow.cardpayment.CardPayments;
import io.storeflow.cardpayment.CardPlan;
import io.storeflow.cart.Cart;
import io.storeflow.discountcode.GivenCodes;
import io.storeflow.geo.Coordinates;
import io.storeflow.geocode.Located;
import io.storeflow.geocode.Whereabouts;
import io.storeflow.pickupstock.Fetching;
import io.storeflow.pickupstock.PlaceStock;
import io.storeflow.platform.address.Countries;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.money.Money;
import io.storeflow.pricerule.When.Channel;
import io.storeflow.pricing.Buyer;
import io.storeflow.pricing.Claims;
import io.storeflow.pricing.Totals;
import io.storeflow.quote.QuotedRates;
import io.storeflow.quote.ShippingQuotes;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Handling;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Offer;
import io.storeflow.shipping.TriedZone;
import io.storeflow.shipping.Zone;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prices a checkout that is being filled in: which ways there are, what each costs, the total. */
@Component
class CheckoutSummaries {
  private final ShippingQuotes quotes;
  private final GivenCodes given;
  private final MyPoints mine;
  private final Clock clock;
  private final CardPayments cards;
  private final CheckedBilling billed;
  private final PlaceStock stock;
  private final Whereabouts whereabouts;

  CheckoutSummaries(
      ShippingQuotes quotes,
      GivenCodes given,
      MyPoints mine,
      Clock clock,
      CardPayments cards,
      CheckedBilling billed,
      PlaceStock stock,
      Whereabouts whereabouts) {
    this.quotes = quotes;
    this.given = given;
    this.mine = mine;
    this.clock = clock;
    this.cards = cards;
    this.billed = billed;
    this.stock = stock;
    this.whereabouts = whereabouts;
  }

  /**
   * @param asker address of who asks what it costs: a quote is kept, so that the prices hold for
   *     half an hour, VIES is asked about a VAT id, and a geocoder about an address; null for one
   *     who only looks
   */
  CheckoutSummary of(
      Store store, String visitor, Cart anybodys, CheckoutForm form, @Nullable String asker) {
    var billing =
        asker == null
            ? billed.known(store, form.billing(store))
            : billed.of(store, form.billing(store), asker);
    var cart = theirs(store, visitor, anybodys, form);
    var points = mine.of(store, visitor, cart, form);
    var heading = Heading.of(cart, form);
    var ways = heading.ways();
    var way = heading.way();
    var address = heading.address();
    if (way == null || !heading.known())
      return unpriced(store, cart, ways, way, points, billing, form);
    var located = located(store, cart, way, address, asker);
    var at = located.at();
    var now = clock.instant();
    var quoted = quoted(store, cart, form, address, way, now, at);
    var claims = claims(cart, points).withBusiness(billing.buyer());
    var first = priced(cart, heading.buyer(form.rate(), quoted, claims, at));
    var fetching = fetching(store, cart, first, way);
    var other = instead(first, form, fetching);
    var totals = other == null ? first : priced(cart, heading.buyer(other, quoted, claims, at));
    var offers = totals.offers().stream().filter(offer -> offer.method() == way).toList();
    boolean holds = quoted != null && quoted.says(offers);
    var quote =
        holds ? form.quote() : asker != null ? kept(store, cart, address, totals, at) : null;
    var rate = totals.rate();
    var total = rate == null || fetching.isMissing(rate.id()) ? null : totals.total();
    return new CheckoutSummary(
        cart,
        ways,
        way,
        countries(cart, store),
        offers,
        true,
        minimum(totals, way),
        rate,
        quote,
        total,
        totals,
        total == null
            ? none(store, cart)
            : cards.plan(store, cart.giftCards(), total, totals.cardsBought()),
        rate == null
            ? Handling.NONE
            : PlaceStock.handling(
                store,
                Handling.of(totals.zones(), rate.id()),
                cart.book().rate(rate.id()),
                fetching),
        points,
        billing,
        fetching,
        located,
        form.taxedBy(store));
  }

  /**
   * While it is not known which way it goes, or where: no rate is offered, and there is no total.
   */
  private CheckoutSummary unpriced(
      Store store,
      Cart cart,
      List<Method> ways,
      @Nullable Method way,
      MyPoints.@Nullable Shown points,
      Billing billing,
      CheckoutForm form) {
    return new CheckoutSummary(
        cart,
        ways,
        way,
        countries(cart, store),
        List.of(),
        false,
        null,
        null,
        null,
        null,
        null,
        none(store, cart),
        Handling.NONE,
        points,
        billing,
        Fetching.NONE,
        Located.NOT_NEEDED,
        form.taxedBy(store));
  }

  /** Who has it brought by parcel has nobody asked where they live. */
  private Located located(
      Store store, Cart cart, Method way, Address address, @Nullable String asker) {
    if (way != Method.DELIVERY) return Located.NOT_NEEDED;
    var book = cart.book().shipping();
    var offered = cart.book().methods();
    return asker == null
        ? whereabouts.known(store, book, offered, address)
        : whereabouts.find(store, book, offered, address, asker);
  }

  private Totals priced(Cart cart, Buyer buyer) {
    return Totals.of(cart.book(), cart.basket(), buyer, clock.instant());
  }

  private Fetching fetching(Store store, Cart cart, Totals totals, Method way) {
    if (way != Method.PICKUP) return Fetching.NONE;
    var rates =
        totals.offers().stream()
            .filter(it -> it.method() == way)
            .map(it -> cart.book().rate(it.id()))
            .flatMap(Stream::ofNullable)
            .toList();
    var hold = cart.hold();
    return stock.fetching(store, rates, PlaceStock.units(totals), hold == null ? null : hold.id());
  }

  /** Of who has not chosen a place, the first that has it all; null to leave it as it is. */
  private static @Nullable String instead(Totals totals, CheckoutForm form, Fetching fetching) {
    var rate = totals.rate();
    if (rate == null || rate.id().equals(form.rate()) || !fetching.isMissing(rate.id()))
      return null;
    return totals.offers().stream()
        .filter(it -> it.method() == rate.method() && !fetching.isMissing(it.id()))
        .map(Offer::id)
        .findFirst()
        .orElse(null);
  }

  /** The cart for who types that e-mail address, where that matters. */
  private Cart theirs(Store store, String visitor, Cart cart, CheckoutForm form) {
    if (!asksWho(cart, form)) return cart;
    var email = Typed.code(form.email());
    var claims =
        given.claims(store, cart.book(), cart.claims(), Channel.STOREFRONT, email, visitor);
    return claims.equals(cart.claims()) ? cart : cart.claiming(claims, clock.instant());
  }

  /** Whether it matters to what the cart costs that this e-mail address was typed. */
  static boolean asksWho(Cart cart, CheckoutForm form) {
    boolean matters = cart.asksWho() || !cart.claims().rewards().isNone();
    return matters && !Typed.code(form.email()).isEmpty();
  }

  /** Of no total gift cards pay nothing. */
  private CardPlan none(Store store, Cart cart) {
    return cards.plan(store, cart.giftCards(), store.money(0));
  }

  private static Claims claims(Cart cart, MyPoints.@Nullable Shown points) {
    return cart.claims().withPoints(points == null ? 0 : points.used());
  }

  /** Of the zone that decides, if the goods cost less. */
  private static @Nullable Money minimum(Totals totals, Method way) {
    return totals.zones().stream()
        .filter(it -> it.method() == way && it.verdict() == TriedZone.Verdict.MINIMUM)
        .map(TriedZone::zone)
        .filter(Objects::nonNull)
        .map(Zone::minimum)
        .findFirst()
        .orElse(null);
  }

  /** The quote that the form has shown, while it holds. */
  private @Nullable QuotedRates quoted(
      Store store,
      Cart cart,
      CheckoutForm form,
      Address address,
      Method way,
      Instant now,
      @Nullable Coordinates at) {
    var shown = form.quote();
    return shown == null
        ? null
        : quotes
            .find(store, shown, address, cart.basket().units(), at)
            .filter(quote -> quote.holds(way, now))
            .orElse(null);
  }

  private @Nullable String kept(
      Store store, Cart cart, Address address, Totals totals, @Nullable Coordinates at) {
    return totals.offers().isEmpty()
        ? null
        : quotes
            .keep(store, address, cart.basket().units(), totals.offers(), totals.value(), at)
            .id();
  }

  private static List<Choice> countries(Cart cart, Store store) {
    var codes = cart.book().shipping().countries(cart.book().methods()::contains);
    return Countries.choices(codes, store.locale());
  }
}
