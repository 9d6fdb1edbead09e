package io.storeflow.checkout;

import io.storeflow.billing.Billing;
import io.storeflow.billing.IfConfirmed;
import io.storeflow.cardpayment.CardPayments;
import io.storeflow.cardpayment.CardPlan;
import io.storeflow.checkout.Plan.Impossible;
import io.storeflow.checkout.Plan.Ready;
import io.storeflow.discountcode.CodeResult;
import io.storeflow.discountcode.GivenCodes;
import io.storeflow.merchant.StoreHours;
import io.storeflow.order.PaymentState;
import io.storeflow.paymentmethod.Counts;
import io.storeflow.paymentmethod.PaymentMethod;
import io.storeflow.paymentmethod.PaymentMethods;
import io.storeflow.pickupstock.Fetching;
import io.storeflow.pickupstock.PlaceStock;
import io.storeflow.pickupstock.There;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pricerule.When.Channel;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.Buyer;
import io.storeflow.pricing.Claims;
import io.storeflow.pricing.PriceBook;
import io.storeflow.pricing.PriceBooks;
import io.storeflow.pricing.RateWish;
import io.storeflow.pricing.Redemption;
import io.storeflow.pricing.Totals;
import io.storeflow.quote.QuotedRates;
import io.storeflow.quote.ShippingQuotes;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.AddressRules;
import io.storeflow.shipping.Handling;
import io.storeflow.shipping.Offer;
import io.storeflow.shipping.Promise;
import io.storeflow.shipping.Rate;
import io.storeflow.store.Payments;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds, prices and chooses, holding nothing: the transaction that follows is short. */
@Component
public class OrderPlanner {
  private final PriceBooks books;
  private final ShippingQuotes quotes;
  private final StoreHours hours;
  private final GivenCodes given;
  private final Clock clock;
  private final CardPayments cards;
  private final PlaceStock stock;
  private final PaymentMethods methods;

  public OrderPlanner(
      PriceBooks books,
      ShippingQuotes quotes,
      StoreHours hours,
      GivenCodes given,
      Clock clock,
      CardPayments cards,
      PlaceStock stock,
      PaymentMethods methods) {
    this.books = books;
    this.quotes = quotes;
    this.hours = hours;
    this.given = given;
    this.clock = clock;
    this.cards = cards;
    this.stock = stock;
    this.methods = methods;
  }

  /** Nobody is refused by a price book that may be old. */
  public Plan plan(Store store, CheckoutRequest request, @Nullable Confirmed confirmed) {
    var basket = Basket.of(request.items());
    var agreed = request.agreed();
    var ids = agreed == null ? basket.variantIds() : agreed.variantIds();
    var plan = plan(store, request, basket, confirmed, books.known(store, ids));
    return plan instanceof Ready
        ? plan
        : plan(store, request, basket, confirmed, books.fresh(store, ids));
  }

  boolean needsAddress(Store store, String rateId) {
    return needsAddress(books.fresh(store, List.of()).rate(rateId));
  }

  private Plan plan(
      Store store,
      CheckoutRequest request,
      Basket basket,
      @Nullable Confirmed confirmed,
      PriceBook sold) {
    var agreed = request.agreed();
    var book = agreed == null ? sold : agreed.on(sold);
    var address = request.address() == null ? Address.NONE : request.address();
    var quoted = quoted(store, request, basket, address);
    var wish = new RateWish.Exactly(request.rateId());
    var now = clock.instant();
    var channel =
        request.source().equals("storefront") || agreed != null ? Channel.STOREFRONT : Channel.API;
    var email = request.customer().email();
    var claims = given.claims(store, book, request.claims(), channel, email, request.holder());
    var buyer = new Buyer(address, wish, quoted, claims, request.at());
    var totals = Totals.of(book, basket, buyer, now);
    var rate = totals.rate();
    if (!totals.faults().isEmpty()) return new Impossible(new Refusal.Unsellable(totals.faults()));
    var vain = confirmed == null ? vain(claims, totals) : null;
    if (vain != null) return new Impossible(new Refusal.CodeDoesNotHold(vain));
    if (rate == null) return new Impossible(withoutRate(request, book, totals, quoted));
    var said = confirmed == null ? request.total() : confirmed.total();
    boolean unknown = quoted == null && request.quoteId() != null;
    if (unknown && said == null) return new Impossible(moved(totals, false));
    if (quoted != null && !quoted.says(rate)) return new Impossible(moved(totals, true));
    if (totals.isSent() && rate.method().needsAddress() && !AddressRules.isWhole(address))
      return new Impossible(new Refusal.AddressIncomplete(address));
    if (said != null && !totals.total().equals(said))
      return new Impossible(new Refusal.TotalMoved(totals, request.billing()));
    if (confirmed != null && confirmed.saysOther(totals.tax()))
      return new Impossible(new Refusal.TaxMoved());
    if (confirmed != null && confirmed.saysOther(spent(totals, claims, book)))
      return new Impossible(new Refusal.PointsMoved());
    if (request.claims().points() > 0 && LongStream.of(redeemed(totals, book)).sum() == 0)
      return new Impossible(new Refusal.PointsRefused(false));
    var ungiven = confirmed == null ? ungiven(claims, totals, book) : null;
    if (ungiven != null) return new Impossible(ungiven);
    var paying =
        cards.plan(store, request.claims().giftCards(), totals.total(), totals.cardsBought());
    var wrong = wrong(paying, confirmed);
    if (wrong != null) return new Impossible(wrong);
    var pays =
        methods
            .chosen(store, book.version(), rate.method(), totals.isSent(), request.pays())
            .orElse(null);
    if (pays == null) return new Impossible(new Refusal.PaymentNotOffered());
    var counts = counts(store, paying, pays);
    var fetching = fetching(store, book, totals, rate, confirmed);
    return new Ready(
        new NewOrder(
            Ids.next(),
            PublicId.random(),
            counts == Counts.ON_PLACING ? PaymentState.PAID : PaymentState.PENDING,
            book,
            request,
            basket,
            totals,
            rate,
            rate.method().needsAddress() ? address : Address.NONE,
            Promise.of(
                store,
                rate.method(),
                handling(store, book, totals, rate, fetching),
                hours.of(store),
                now),
            confirmed == null ? null : confirmed.hold(),
            paying,
            quoted,
            claims,
            ifConfirmed(request.billing(), book, basket, buyer, now),
            isSaidThere(book, rate, fetching, confirmed),
            pays,
            counts));
  }

  /** When it counts as paid; null where a provider takes the money. */
  private static @Nullable Counts counts(Store store, CardPlan cards, PaymentMethod pays) {
    if (cards.due().isZero()) return Counts.ON_PLACING;
    return store.merchant().payments() == Payments.AS_PAID ? pays.counts() : null;
  }

  /** What staff are to know if they find later that the VAT id holds; null for no question. */
  private static @Nullable IfConfirmed ifConfirmed(
      Billing billing, PriceBook book, Basket basket, Buyer buyer, Instant now) {
    var id = billing.vatId();
    if (id == null || !billing.isOpen()) return null;
    var confirmed = buyer.claims().withBusiness(billing.ifConfirmed(id));
    var totals = Totals.of(book, basket, buyer.with(confirmed), now);
    return new IfConfirmed(totals.total(), totals.tax());
  }

  /** Stock is only asked about where it decides how long it takes. */
  private Fetching fetching(
      Store store, PriceBook book, Totals totals, Offer chosen, @Nullable Confirmed confirmed) {
    var rate = book.rate(chosen.id());
    if (rate == null || !bringsLater(rate)) return Fetching.NONE;
    var hold = confirmed == null ? null : confirmed.hold();
    return stock.fetching(store, List.of(rate), PlaceStock.units(totals), hold);
  }

  private static Handling handling(
      Store store, PriceBook book, Totals totals, Offer chosen, Fetching fetching) {
    var usual = Handling.of(totals.zones(), chosen.id());
    return PlaceStock.handling(store, usual, book.rate(chosen.id()), fetching);
  }

  /** What was promised of it is only true while it is there: the ledger is asked once more. */
  private static boolean isSaidThere(
      PriceBook book, Offer chosen, Fetching fetching, @Nullable Confirmed confirmed) {
    var rate = book.rate(chosen.id());
    if (rate == null || !bringsLater(rate)) return false;
    return fetching.of(chosen.id()) == There.HERE || (confirmed != null && confirmed.there());
  }

  private static boolean bringsLater(Rate rate) {
    return rate.place() != null && !rate.stock().alone() && rate.stock().minutes() > 0;
  }

  /** What is wrong with what gift cards pay; null for nothing. */
  private static @Nullable Refusal wrong(CardPlan cards, @Nullable Confirmed confirmed) {
    boolean other = confirmed != null && !cards.due().equals(confirmed.due());
    if (other) return new Refusal.CardsMoved();
    return cards.refused().isEmpty() ? null : new Refusal.CardsRefused(cards.refused());
  }

  /** The first code that takes nothing off: who was shown no total has not seen that. */
  private static @Nullable CodeResult vain(Claims claims, Totals totals) {
    return CodeResult.of(claims, totals.tried(), totals.total().currency()).stream()
        .filter(it -> !it.isApplied())
        .findFirst()
        .orElse(null);
  }

  private static long spent(Totals totals, Claims claims, PriceBook book) {
    return LongStream.of(Redemption.spent(totals, claims, book.points())).sum();
  }

  private static long[] redeemed(Totals totals, PriceBook book) {
    return Redemption.points(totals, book.points());
  }

  /** Goods that are not free as was asked for: who was shown no total has not seen that. */
  private static @Nullable Refusal ungiven(Claims claims, Totals totals, PriceBook book) {
    var wish = claims.rewards();
    if (wish.isNone()) return null;
    if (Redemption.units(totals.lines(), wish, book.points()).equals(wish.units())) return null;
    var rich = wish.with(Long.MAX_VALUE);
    boolean poor = Redemption.units(totals.lines(), rich, book.points()).equals(wish.units());
    return poor ? new Refusal.PointsRefused(true) : new Refusal.RewardRefused();
  }

  private @Nullable QuotedRates quoted(
      Store store, CheckoutRequest request, Basket basket, Address address) {
    var quoteId = request.quoteId();
    return quoteId == null
        ? null
        : quotes.find(store, quoteId, address, basket.units(), request.at()).orElse(null);
  }

  /** A rate may not be offered just because the address is not one. */
  private static Refusal withoutRate(
      CheckoutRequest request, PriceBook book, Totals totals, @Nullable QuotedRates quoted) {
    var address = request.address();
    if (address != null
        && needsAddress(book.rate(request.rateId()))
        && !AddressRules.isWhole(address)) return new Refusal.AddressIncomplete(address);
    return quoted != null && quoted.prices().containsKey(request.rateId())
        ? moved(totals, true)
        : new Refusal.RateNotOffered(address == null);
  }

  private static boolean needsAddress(@Nullable Rate rate) {
    return rate == null || rate.method().needsAddress();
  }

  private static Refusal moved(Totals totals, boolean known) {
    return new Refusal.RatesMoved(totals.offers(), totals.value(), known);
  }
}
