package io.storeflow.fill;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;

import io.storeflow.demodata.DemoFiles;
import io.storeflow.demodata.Drawings;
import io.storeflow.demodata.Rhythm;
import io.storeflow.inventory.Availability;
import io.storeflow.merchant.StoreHours;
import io.storeflow.outbox.Event;
import io.storeflow.outbox.EventKind;
import io.storeflow.outbox.Outbox;
import io.storeflow.platform.db.Transactions;
import io.storeflow.pricing.PriceBooks;
import io.storeflow.product.ForSale;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Adds many made-up products and orders to a store, in batches. The same seed makes the same goods;
 * filling again goes on behind what is there.
 */
@Component
public class StoreFill {
  static final int STOCK_OF_EACH = 5_000;
  private static final int PRODUCTS_AT_ONCE = 400;
  private static final int ORDERS_AT_ONCE = 1_000;
  private static final int ITEMS_TO_ORDER = 2_000;
  private static final Map<String, Integer> METHODS =
      Map.of("pickup", 20, "delivery", 20, "shipping", 60);
  private static final Rhythm RHYTHM =
      new Rhythm(
          List.of(List.of(10, 120), List.of(10, 240), List.of(30, 360), List.of(60, 1200)),
          List.of(),
          List.of(1, 0, 0, 0, 0, 1, 2, 4, 6, 8, 9, 9, 10, 8, 7, 7, 7, 8, 9, 10, 11, 9, 5, 3));

  private final DSLContext db;
  private final Transactions transactions;
  private final GoodsWriter goodsWriter;
  private final LabelsWriter labels;
  private final Outbox outbox;
  private final OrdersWriter ordersWriter;
  private final Drawings drawings;
  private final DemoFiles files;
  private final PriceBooks books;
  private final StoreHours hours;
  private final Pulse pulse;
  private final Clock clock;

  StoreFill(
      DSLContext db,
      Transactions transactions,
      GoodsWriter goodsWriter,
      LabelsWriter labels,
      Outbox outbox,
      OrdersWriter ordersWriter,
      Drawings drawings,
      DemoFiles files,
      PriceBooks books,
      StoreHours hours,
      Pulse pulse,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.goodsWriter = goodsWriter;
    this.labels = labels;
    this.outbox = outbox;
    this.ordersWriter = ordersWriter;
    this.drawings = drawings;
    this.files = files;
    this.books = books;
    this.hours = hours;
    this.pulse = pulse;
    this.clock = clock;
  }

  /**
   * Adds products.
   *
   * @param variants of each product; those of every tenth are not counted
   * @param progress is told how many more are written
   */
  public void products(Store store, int count, int variants, long seed, IntConsumer progress) {
    products(store, count, variants, false, seed, progress);
  }

  /**
   * Adds products.
   *
   * @param labelled whether they have categories, brands, tags and options too
   */
  void products(
      Store store, int count, int variants, boolean labelled, long seed, IntConsumer progress) {
    var words = files.words();
    int first = lastNumber(store) + 1;
    var pictures = List.copyOf(drawings.keep(store, words.images()).values());
    var random = new Random(seed + first);
    var factory = new GoodsFactory(words, pictures, variants, random);
    var shelves = labelled ? transactions.write(() -> labels.shelves(store)) : null;
    for (int done = 0; done < count; done += PRODUCTS_AT_ONCE) {
      var goods = new ArrayList<Good>();
      int until = Math.min(count, done + PRODUCTS_AT_ONCE);
      for (int i = done; i < until; i++) goods.add(factory.make(first + i));
      transactions.write(
          () -> {
            goodsWriter.write(store, goods, clock.instant());
            if (shelves != null) labels.write(store, shelves, goods, random);
            outbox.tell(store, Set.of(), goods.stream().map(StoreFill::created).toList());
          });
      progress.accept(goods.size());
    }
    transactions.write(() -> pulse.shopChanged(store));
  }

  private static Event created(Good good) {
    return new Event(EventKind.PRODUCT_CREATED, good.id(), 1);
  }

  /**
   * Adds orders of the last days, and the customers who placed them.
   *
   * @throws FillRefused if the store has nothing to sell, or not enough
   */
  public void orders(Store store, int count, int days, long seed, IntConsumer progress) {
    if (count == 0) return;
    var random = new Random(seed);
    var now = clock.instant();
    var left = newest(store);
    if (left.isEmpty()) {
      throw new FillRefused(store.slug() + " has nothing to sell yet. Add --products.");
    }
    var book = books.fresh(store, left.keySet());
    var planner =
        new OrderPlanner(
            store,
            Pool.of(left, book.variants()),
            book,
            hours.read(store),
            METHODS,
            RHYTHM,
            List.of(),
            now,
            random);
    var moments =
        RHYTHM
            .moments(count, now.minus(Duration.ofDays(days)), now, store.timeZone(), random)
            .stream()
            .sorted()
            .toList();
    var outcomes = Outcome.deck(count, random);
    var crowd = new Crowd(files.words(), store, random);
    for (int done = 0; done < count; done += ORDERS_AT_ONCE) {
      int until = Math.min(count, done + ORDERS_AT_ONCE);
      write(
          store, planner, crowd, moments.subList(done, until), outcomes.subList(done, until), now);
      progress.accept(until - done);
    }
    transactions.write(() -> pulse.shopChanged(store));
  }

  private void write(
      Store store,
      OrderPlanner planner,
      Crowd crowd,
      List<Instant> moments,
      List<Outcome> outcomes,
      Instant now) {
    long first = ordersWriter.takeNumbers(store, moments.size());
    var strangers = crowd.come(moments.size() / 2 + 1, first);
    var plans = new ArrayList<OrderPlan>();
    for (int i = 0; i < moments.size(); i++) {
      var at = moments.get(i);
      boolean over = at.plus(Duration.ofDays(2)).isBefore(now);
      plans.add(planner.plan(crowd.any(), at, over ? outcomes.get(i) : Outcome.USUAL));
    }
    transactions.write(
        () -> {
          ordersWriter.shoppers(store, strangers, moments.getFirst());
          ordersWriter.visits(store, strangers, moments.getFirst());
          ordersWriter.write(store, plans, first, "Fill");
        });
  }

  /** What is left of the newest variants that can be sold, in their order, by public id. */
  private Map<String, Integer> newest(Store store) {
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    var there = Availability.of(store, v);
    var left = new LinkedHashMap<String, Integer>();
    db.select(v.PUBLIC_ID, coalesce(there.leftOfTracked(), inline(0)))
        .from(v)
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .where(ForSale.is(p, v))
        .and(there.isInStock())
        .orderBy(v.ID.desc())
        .limit(ITEMS_TO_ORDER)
        .fetch()
        .forEach(row -> left.put(row.value1(), row.value2()));
    return left;
  }

  private int lastNumber(Store store) {
    var variant = only(store, VARIANT);
    var last =
        db.select(max(variant.SKU))
            .from(variant)
            .where(variant.SKU.startsWith(GoodsFactory.SKU))
            .fetchSingle()
            .value1();
    return last == null ? 0 : GoodsFactory.number(last);
  }
}
