package io.storeflow.checkout;

import io.storeflow.billing.Billing;
import io.storeflow.cardpayment.CardPlan;
import io.storeflow.discountcode.CodeResult;
import io.storeflow.forsale.VariantForSale;
import io.storeflow.platform.money.Money;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.Totals;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Offer;
import java.time.Duration;
import java.util.List;

/** Why no order was placed. How it is said, and with which status, is up to those who ask. */
public sealed interface Refusal {

  /** Lines that cannot be bought as they are. */
  record Unsellable(List<Totals.Fault> lines) implements Refusal {}

  /** There is less than is wanted. */
  record FellShort(List<Shortfall> lines) implements Refusal {}

  /**
   * There is less than is wanted where it would be fetched, and nothing is brought there.
   *
   * @param lines with what is there
   */
  record FellShortThere(List<Shortfall> lines) implements Refusal {}

  /**
   * A line that fell short.
   *
   * @param left units that can be had, 0 or more
   */
  record Shortfall(Basket.Line line, VariantForSale variant, int left) {}

  /** The rate needs an address, and this is not a whole one. */
  record AddressIncomplete(Address address) implements Refusal {}

  /** The store has no such rate for the buyer. */
  record RateNotOffered(boolean withoutAddress) implements Refusal {}

  /**
   * The rate costs something else than was quoted, or is gone.
   *
   * @param offers of now
   * @param value of the goods, by which they go
   * @param known whether the quote is; of one that nobody knows it cannot be told what it said
   */
  record RatesMoved(List<Offer> offers, Money value, boolean known) implements Refusal {}

  /**
   * The total is not the one that the shopper has seen, or that was said.
   *
   * @param totals of now
   * @param billed to whom
   */
  record TotalMoved(Totals totals, Billing billed) implements Refusal {}

  /** The total is the one that the shopper has seen, the tax in it is another. */
  record TaxMoved() implements Refusal {}

  /** What was said to be where it is fetched was bought by somebody else: it comes later. */
  record PromiseMoved() implements Refusal {}

  /** The order takes another number of points than the shopper has seen, for the same total. */
  record PointsMoved() implements Refusal {}

  /** A code that was given takes nothing off, and nobody was shown so. */
  record CodeDoesNotHold(CodeResult code) implements Refusal {}

  /**
   * Points that cannot be redeemed.
   *
   * @param spent whether there are fewer; else the store takes none, or not so few
   */
  record PointsRefused(boolean spent) implements Refusal {}

  /** Goods that the store does not give for points, not that many, or that are not bought. */
  record RewardRefused() implements Refusal {}

  /** The cart is not any more what the shopper has seen: changed, or an order already. */
  record CartMoved() implements Refusal {}

  /**
   * The cart was left, and is an order already from another browser: by the link of its reminder.
   */
  record OrderedBefore() implements Refusal {}

  /** Gift cards that cannot pay. */
  record CardsRefused(List<CardPlan.Refused> cards) implements Refusal {}

  /** Gift cards pay something else than the shopper has seen. */
  record CardsMoved() implements Refusal {}

  /** The way to pay that was chosen is not offered for it. */
  record PaymentNotOffered() implements Refusal {}

  /** The key was used for another request. */
  record KeyReused() implements Refusal {}

  /** The same request is being worked on. */
  record StillRunning() implements Refusal {}

  /** What the store offers changes so fast that no try came through. */
  record PricesKeepMoving() implements Refusal {}

  /**
   * Too many others are before it.
   *
   * @param retryAfter when to come again
   */
  record Busy(Duration retryAfter) implements Refusal {}
}
