package io.storeflow.fill;

import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** One run of the command, with its progress bars. */
@Component
class FillRun {
  private final Stores stores;
  private final LoadStores loadStores;
  private final StoreFill fill;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;

  FillRun(
      Stores stores,
      LoadStores loadStores,
      StoreFill fill,
      Transactions transactions,
      ApplicationEventPublisher events) {
    this.stores = stores;
    this.loadStores = loadStores;
    this.fill = fill;
    this.transactions = transactions;
    this.events = events;
  }

  /**
   * @param slug the one store to fill; null for that many load stores
   */
  void run(
      @Nullable String slug,
      int loadStoreCount,
      int products,
      int variants,
      boolean labelled,
      int orders,
      int days,
      long seed) {
    var targets = slug == null ? loadStores.open(loadStoreCount) : List.of(find(slug));
    if (products > 0) {
      try (var bar = bar("Products", (long) products * targets.size())) {
        for (var store : targets)
          fill.products(store, products, variants, labelled, seed, bar::stepBy);
      }
    }
    if (orders > 0) {
      try (var bar = bar("Orders", (long) orders * targets.size())) {
        for (var store : targets) fill.orders(store, orders, days, seed, bar::stepBy);
      }
    }
    targets.forEach(store -> audit(store, products, variants, orders));
  }

  private Store find(String slug) {
    return stores
        .open(slug)
        .orElseThrow(() -> new FillRefused("There is no store with the slug " + slug + "."));
  }

  private void audit(Store store, int products, int variants, int orders) {
    var changes =
        Audited.Changes.none()
            .field("products_added", null, products)
            .field("variants_of_each", null, variants)
            .field("orders_added", null, orders);
    transactions.write(
        () ->
            events.publishEvent(
                Audited.in(
                    store,
                    Actor.SYSTEM,
                    "store.filled",
                    "store",
                    store.slug(),
                    store.name(),
                    changes)));
  }

  private static ProgressBar bar(String what, long count) {
    return new ProgressBarBuilder()
        .setTaskName(what)
        .setInitialMax(count)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(500)
        .showSpeed()
        .build();
  }
}
