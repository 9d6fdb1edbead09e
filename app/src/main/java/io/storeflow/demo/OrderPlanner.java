package io.storeflow.demo;

import io.storeflow.merchant.OpeningHours;
import io.storeflow.order.FulfilmentState;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Promise;
import io.storeflow.shipping.Rate;
import io.storeflow.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes up orders of a store: who, what, how it is delivered, and how far it has come by now. */
final class OrderPlanner {
  private static final List<FulfilmentState> WAY =
      List.of(
          FulfilmentState.NEW,
          FulfilmentState.ACCEPTED,
          FulfilmentState.PREPARING,
          FulfilmentState.READY,
          FulfilmentState.COMPLETED);

  private final Store store;
  private final Pool pool;
  private final List<Rate> rates;
  private final List<OpeningHours> hours;
  private final Map<String, Integer> methods;
  private final Rhythm rhythm;
  private final List<String> notes;
  private final Instant now;
  private final Random random;

  OrderPlanner(
      Store store,
      Pool pool,
      List<Rate> rates,
      List<OpeningHours> hours,
      Map<String, Integer> methods,
      Rhythm rhythm,
      List<String> notes,
      Instant now,
      Random random) {
    this.store = store;
    this.pool = pool;
    this.rates = rates;
    this.hours = hours;
    this.methods = methods;
    this.rhythm = rhythm;
    this.notes = notes;
    this.now = now;
    this.random = random;
  }

  OrderPlan plan(Shopper shopper, Instant placedAt, Outcome outcome) {
    var lines = lines(outcome);
    var subtotal = store.money(lines.stream().mapToLong(OrderPlan.Line::total).sum());
    var rate = rate(shopper);
    var method = rate == null ? Method.PICKUP : rate.method();
    return new OrderPlan(
        Ids.next(),
        PublicId.random(),
        shopper,
        method,
        rate == null ? "Pickup" : rate.name(),
        rate == null ? 0 : rate.priceFor(subtotal).minor(),
        lines,
        !notes.isEmpty() && random.nextInt(6) == 0 ? notes.get(random.nextInt(notes.size())) : "",
        outcome,
        placedAt,
        Promise.of(store, method, hours, placedAt),
        steps(placedAt, outcome));
  }

  private List<OrderPlan.Line> lines(Outcome outcome) {
    List<OrderPlan.Line> lines = new ArrayList<>();
    int wanted = 1 + (int) (4 * Math.pow(random.nextDouble(), 2));
    for (int i = 0; i < wanted; i++) {
      int quantity = 1 + (int) (3 * Math.pow(random.nextDouble(), 3));
      var item =
          outcome == Outcome.AWAITED ? pool.takeUncounted(random) : pool.take(random, quantity);
      if (lines.stream().noneMatch(line -> line.item().variantId() == item.variantId())) {
        lines.add(new OrderPlan.Line(item, quantity));
      }
    }
    return lines;
  }

  /** A rate that goes to the shopper, by how often its method is chosen; null if none does. */
  private @Nullable Rate rate(Shopper shopper) {
    var possible = rates.stream().filter(rate -> rate.reaches(store, shopper.address())).toList();
    int at = random.nextInt(Math.max(1, possible.stream().mapToInt(this::weight).sum()));
    for (var rate : possible) {
      at -= weight(rate);
      if (at < 0) return rate;
    }
    return null;
  }

  private int weight(Rate rate) {
    return methods.getOrDefault(rate.method().code(), 0);
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
