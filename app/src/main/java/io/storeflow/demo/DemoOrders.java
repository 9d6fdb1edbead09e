package io.storeflow.demo;

import static java.time.temporal.ChronoUnit.MINUTES;

import io.storeflow.demodata.DemoStore;
import io.storeflow.demodata.Shopper;
import io.storeflow.fill.Good;
import io.storeflow.fill.OrderPlan;
import io.storeflow.fill.OrderPlanner;
import io.storeflow.fill.Outcome;
import io.storeflow.fill.Pool;
import io.storeflow.pricing.PriceBook;
import io.storeflow.product.ProductState;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.store.Store;
import io.storeflow.tax.StoreTaxes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.stereotype.Component;

/** The two hundred orders of a store of the demo world, over the last thirty days. */
@Component
class DemoOrders {
  static final int COUNT = 200;
  private static final int EARLIER_TODAY = 18;

  /** Minutes for each of them, soon after midnight: more than a kitchen does at once. */
  private static final int APART = 10;

  /** What today is compared with. */
  private static final int A_WEEK_AGO = 40;

  private static final int NEARLY_GONE = 5;
  private static final Duration MONTH = Duration.ofDays(30).minusHours(1);

  private final ShippingBooks shipping;
  private final StoreTaxes taxes;

  DemoOrders(ShippingBooks shipping, StoreTaxes taxes) {
    this.shipping = shipping;
    this.taxes = taxes;
  }

  /** The orders, oldest first. Draws the open ones first: they are the same at any time of day. */
  List<OrderPlan> plan(
      Store store, DemoStore data, List<Good> goods, List<Shopper> shoppers, Instant now) {
    var random = new Random(store.slug().hashCode());
    var pool = pool(store, goods);
    var planner =
        new OrderPlanner(
            store,
            pool,
            PriceBook.of(store, 0, pool.all(), shipping.of(store), List.of(), taxes.terms(store)),
            data.spans(),
            data.methods(),
            data.rhythm(),
            data.notes(),
            now,
            random);
    List<OrderPlan> plans = new ArrayList<>();
    for (var moment : data.rhythm().open(now)) {
      var outcome = plans.size() == 2 ? Outcome.AWAITED : Outcome.USUAL;
      plans.add(planner.plan(any(shoppers, random), moment, outcome));
    }
    var midnight = LocalDate.ofInstant(now, store.timeZone()).atStartOfDay(store.timeZone());
    var latest = plans.getLast().placedAt();
    var today = midnight.toInstant();
    if (today.isBefore(latest)) {
      int count = (int) Math.min(EARLIER_TODAY, today.until(latest, MINUTES) / APART);
      for (var at : data.rhythm().moments(count, today, latest, store.timeZone(), random)) {
        plans.add(planner.plan(any(shoppers, random), at, Outcome.USUAL));
      }
    }
    var lastWeek = midnight.minusWeeks(1);
    for (var at :
        data.rhythm()
            .moments(
                A_WEEK_AGO,
                lastWeek.toInstant(),
                lastWeek.plusDays(1).minusSeconds(1).toInstant(),
                store.timeZone(),
                random)) {
      plans.add(planner.plan(any(shoppers, random), at, Outcome.USUAL));
    }
    // What is not of today is done with.
    var until = (today.isBefore(latest) ? today : latest).minus(data.rhythm().slowest());
    int rest = COUNT - plans.size();
    var outcomes = Outcome.deck(rest, random);
    var moments = data.rhythm().moments(rest, now.minus(MONTH), until, store.timeZone(), random);
    for (int i = 0; i < rest; i++) {
      plans.add(planner.plan(any(shoppers, random), moments.get(i), outcomes.get(i)));
    }
    plans.sort(Comparator.comparing(OrderPlan::placedAt));
    return plans;
  }

  /** What must have come in for the stock to be, after these orders, what the data file says. */
  static List<Good> received(List<Good> goods, List<OrderPlan> plans) {
    Map<Long, Integer> gone = new HashMap<>();
    for (var plan : plans) {
      for (var change : plan.stockChanges()) {
        gone.merge(change.variantId(), -change.onHand(), Integer::sum);
      }
    }
    return goods.stream().map(good -> good.receiving(gone)).toList();
  }

  /**
   * Everything on the shelf; how much of it came in is worked out afterwards. What is nearly gone
   * stays out, so that a cancelled order never leaves less than nothing on the way there.
   */
  private static Pool pool(Store store, List<Good> goods) {
    Map<Long, Integer> plenty = new HashMap<>();
    for (var good : goods) {
      for (var variant : good.variants()) {
        var stock = variant.received();
        if (stock != null && stock >= NEARLY_GONE) plenty.put(variant.id(), Integer.MAX_VALUE);
      }
    }
    var active = goods.stream().filter(good -> good.state() == ProductState.ACTIVE);
    return new Pool(active.flatMap(good -> good.forSale(store)).toList(), plenty);
  }

  private static Shopper any(List<Shopper> shoppers, Random random) {
    return shoppers.get((int) (shoppers.size() * Math.pow(random.nextDouble(), 1.3)));
  }
}
