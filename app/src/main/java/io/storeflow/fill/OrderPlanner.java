package io.storeflow.fill;

import io.storeflow.demodata.Rhythm;
import io.storeflow.demodata.Shopper;
import io.storeflow.merchant.OpeningHours;
import io.storeflow.order.FulfilmentState;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.Buyer;
import io.storeflow.pricing.PriceBook;
import io.storeflow.pricing.RateWish;
import io.storeflow.pricing.Totals;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Offer;
import io.storeflow.shipping.Promise;
import io.storeflow.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes up orders of a store: who, what, how it is delivered, and how far it has come by now. */
public final class OrderPlanner {
  private static final List<FulfilmentState> WAY =
      List.of(
          FulfilmentState.NEW,
          FulfilmentState.ACCEPTED,
          FulfilmentState.PREPARING,
          FulfilmentState.READY,
          FulfilmentState.COMPLETED);

  private final Store store;
  private final Pool pool;
  private final PriceBook book;
  private final List<OpeningHours> hours;
  private final Map<String, Integer> methods;
  private final Rhythm rhythm;
  private final List<String> notes;
  private final Instant now;
  private final Random random;

  public OrderPlanner(
      Store store,
      Pool pool,
      PriceBook book,
      List<OpeningHours> hours,
      Map<String, Integer> methods,
      Rhythm rhythm,
      List<String> notes,
      Instant now,
      Random random) {
    this.store = store;
    this.pool = pool;
    this.book = book;
    this.hours = hours;
    this.methods = methods;
    this.rhythm = rhythm;
    this.notes = notes;
    this.now = now;
    this.random = random;
  }

  public OrderPlan plan(Shopper shopper, Instant placedAt, Outcome outcome) {
    var basket = basket(outcome);
    var rate = rate(price(basket, shopper, RateWish.NONE, placedAt).offers());
    var method = rate == null ? Method.PICKUP : rate.method();
    var wish = rate == null ? RateWish.NONE : new RateWish.Exactly(rate.id());
    return new OrderPlan(
        Ids.next(),
        PublicId.random(),
        shopper,
        method,
        rate == null ? "Pickup" : rate.name(),
        price(basket, shopper, wish, placedAt),
        !notes.isEmpty() && random.nextInt(6) == 0 ? notes.get(random.nextInt(notes.size())) : "",
        outcome,
        placedAt,
        Promise.of(store, method, hours, placedAt),
        steps(placedAt, outcome));
  }

  private Totals price(Basket basket, Shopper shopper, RateWish wish, Instant at) {
    return Totals.of(book, basket, new Buyer(shopper.address(), wish, null), at);
  }

  private Basket basket(Outcome outcome) {
    Map<String, Basket.Item> items = new LinkedHashMap<>();
    int wanted = 1 + (int) (4 * Math.pow(random.nextDouble(), 2));
    for (int i = 0; i < wanted; i++) {
      int quantity = 1 + (int) (3 * Math.pow(random.nextDouble(), 3));
      var variant =
          outcome == Outcome.AWAITED ? pool.takeUncounted(random) : pool.take(random, quantity);
      items.putIfAbsent(variant.publicId(), new Basket.Item(variant.publicId(), quantity));
    }
    return Basket.of(List.copyOf(items.values()));
  }

  /** A rate that goes to the shopper, by how often its method is chosen; null if none does. */
  private @Nullable Offer rate(List<Offer> offers) {
    int at = random.nextInt(Math.max(1, offers.stream().mapToInt(this::weight).sum()));
    for (var offer : offers) {
      at -= weight(offer);
      if (at < 0) return offer;
    }
    return null;
  }

  private int weight(Offer offer) {
    return methods.getOrDefault(offer.method().code(), 0);
  }

  /** The steps that are over by now. */
  private List<OrderPlan.Step> steps(Instant placedAt, Outcome outcome) {
    if (outcome == Outcome.AWAITED) return List.of();
    List<OrderPlan.Step> steps = new ArrayList<>();
    var at = placedAt;
    int last = outcome.neverPaid() ? 0 : outcome.isCancelled() ? 1 : WAY.size() - 1;
    for (int i = 0; i < last; i++) {
      at = at.plus(rhythm.step(i, random));
      if (!at.isAfter(now)) steps.add(new OrderPlan.Step(WAY.get(i), WAY.get(i + 1), at));
    }
    if (outcome.isCancelled()) {
      at = at.plus(outcome.neverPaid() ? Duration.ofMinutes(15) : rhythm.step(0, random));
      steps.add(new OrderPlan.Step(WAY.get(last), FulfilmentState.CANCELLED, at));
    }
    return steps;
  }
}
