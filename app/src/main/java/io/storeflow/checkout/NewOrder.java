package io.storeflow.checkout;

import io.storeflow.billing.IfConfirmed;
import io.storeflow.cardpayment.CardPlan;
import io.storeflow.inventory.Inventory.From;
import io.storeflow.order.PaymentState;
import io.storeflow.paymentmethod.Counts;
import io.storeflow.paymentmethod.PaymentMethod;
import io.storeflow.pickup.PickupPlace;
import io.storeflow.pickupstock.PlaceStock;
import io.storeflow.platform.money.Money;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.Claims;
import io.storeflow.pricing.PriceBook;
import io.storeflow.pricing.Redemption;
import io.storeflow.pricing.ShippingNote;
import io.storeflow.pricing.Totals;
import io.storeflow.quote.QuotedRates;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Offer;
import io.storeflow.shipping.Promise;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An order that is about to be written: everything found, priced, chosen and named, so that what
 * the shopper is answered is known before the transaction begins.
 *
 * @param book by which it was priced
 * @param hold under which what it takes is held already; null for none
 * @param cards what gift cards pay of it
 * @param quoted what the shopper was quoted; null for nothing
 * @param claims what was brought, as it was found to be
 * @param ifConfirmed what it would cost with the VAT id that was given; null where that is no
 *     question
 * @param saidThere whether it is promised for when it is, as all of it is where it is fetched
 * @param pays how it is paid, where no provider takes the money
 * @param counts when it counts as paid; null where a provider takes the money
 */
record NewOrder(
    long id,
    String publicId,
    PaymentState payment,
    PriceBook book,
    CheckoutRequest request,
    Basket basket,
    Totals totals,
    Offer rate,
    Address address,
    Promise promise,
    @Nullable Long hold,
    CardPlan cards,
    @Nullable QuotedRates quoted,
    Claims claims,
    @Nullable IfConfirmed ifConfirmed,
    boolean saidThere,
    PaymentMethod pays,
    @Nullable Counts counts) {

  boolean asPaid() {
    return payment == PaymentState.PAID;
  }

  /** Whether a provider is to take the money, for which its stock is held. */
  boolean isAwaited() {
    return payment.isAwaited(counts);
  }

  /** Whether gift cards are bought with it. */
  boolean hasGiftCards() {
    return totals.lines().stream().anyMatch(line -> line.variant().giftCard());
  }

  /** Points that each of its lines takes. */
  long[] points() {
    return Redemption.spent(totals, claims, book.points());
  }

  PlacedOrder placed(long number) {
    return new PlacedOrder(
        publicId,
        number,
        payment,
        totals,
        cards,
        request.billing(),
        pays,
        new Money(book.conversion().back(totals.total().minor()), book.conversion().from()));
  }

  /** Where it is fetched; null for the store itself, and for what is brought. */
  @Nullable PickupPlace place() {
    var wished = book.rate(rate.id());
    return wished == null ? null : wished.place();
  }

  /** From what its stock is taken first; null where it is not fetched at a place of its own. */
  @Nullable From from() {
    var wished = book.rate(rate.id());
    var place = place();
    return wished == null || place == null
        ? null
        : new From(place.id(), wished.stock().alone(), saidThere);
  }

  /** The quote that was shown, if the store has it still. */
  ShippingNote.@Nullable Quote quote(Instant at) {
    var id = request.quoteId();
    if (id == null || quoted == null) return null;
    boolean held =
        quoted.holds(rate.method(), at)
            && quoted.prices().containsKey(rate.id())
            && quoted.says(rate);
    return new ShippingNote.Quote(id, quoted.expiresAt(), held);
  }

  /** Units by row id of the variant, of tracked variants only. */
  Map<Long, Integer> trackedUnits() {
    return PlaceStock.units(totals);
  }

  /** Public ids of the variants by their row ids. */
  Map<Long, String> publicIds() {
    return totals.lines().stream()
        .map(Totals.Line::variant)
        .collect(
            Collectors.toMap(
                variant -> variant.id(), variant -> variant.publicId(), (same, again) -> same));
  }
}
