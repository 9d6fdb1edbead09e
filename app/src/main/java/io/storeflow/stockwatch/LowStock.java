package io.storeflow.stockwatch;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.STOCK_ALERT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;

import io.storeflow.db.tables.records.StockAlertRecord;
import io.storeflow.inventory.Availability;
import io.storeflow.outbox.Event;
import io.storeflow.outbox.EventKind;
import io.storeflow.outbox.ReadsEvents;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.job.Jobs;
import io.storeflow.product.ForSale;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Follows what moves and tells staff of what falls low: once each time that it does, what falls
 * within a minute together. What has been filled up before that is not told.
 */
@Service
public class LowStock implements ReadsEvents {
  private static final Duration TOGETHER = Duration.ofMinutes(1);

  private final DSLContext db;
  private final Transactions transactions;
  private final Jobs jobs;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  LowStock(
      DSLContext db,
      Transactions transactions,
      Jobs jobs,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.jobs = jobs;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public String reader() {
    return "stock-alert";
  }

  @Override
  public Set<EventKind> kinds() {
    return EnumSet.of(EventKind.STOCK_MOVED);
  }

  /** Each order moves stock: it must not pay for this. */
  @Override
  public boolean isWoken() {
    return false;
  }

  @Override
  public void read(Store store, List<Event> moved) {
    var variants = Event.subjects(moved);
    var low = low(store, variants);
    var a = only(store, STOCK_ALERT);
    var known =
        db.select(a.VARIANT_ID).from(a).where(a.VARIANT_ID.in(variants)).fetchSet(a.VARIANT_ID);
    var filled = new HashSet<>(known);
    filled.removeAll(low);
    if (!filled.isEmpty()) db.deleteFrom(a).where(a.VARIANT_ID.in(filled)).execute();
    var fallen = new HashSet<>(low);
    fallen.removeAll(known);
    if (fallen.isEmpty()) return;
    insertAll(db, store, STOCK_ALERT, fallen.stream().sorted().map(this::row).toList());
    var later = clock.instant().plus(TOGETHER);
    var work = new StockAlert(store.id(), Ids.next());
    jobs.enqueue(StockAlert.KIND, work.instance(), work, Jobs.Priority.LOW, later);
  }

  /** Notes all that nobody was told of as told, and publishes it. */
  void tell(Store store) {
    transactions.write(
        () -> {
          var a = only(store, STOCK_ALERT);
          var untold =
              db.select(a.VARIANT_ID)
                  .from(a)
                  .where(a.TOLD_AT.isNull())
                  .orderBy(a.VARIANT_ID)
                  .forUpdate()
                  .fetch(a.VARIANT_ID);
          if (untold.isEmpty()) return;
          var now = clock.instant();
          db.update(a).set(a.TOLD_AT, now).where(a.VARIANT_ID.in(untold)).execute();
          events.publishEvent(
              new StockNews(
                  store.id(),
                  store.merchant().publicId(),
                  StockNews.Kind.LOW,
                  untold.stream().limit(StockNews.NAMED).toList(),
                  untold.size(),
                  now));
        });
  }

  private Set<Long> low(Store store, List<Long> variants) {
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    return db.select(v.ID)
        .from(v)
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .where(v.ID.in(variants))
        .and(v.TRACKED)
        .and(ForSale.is(p, v))
        .and(Availability.of(store, v).isLow())
        .fetchSet(v.ID);
  }

  private StockAlertRecord row(long variant) {
    var row = new StockAlertRecord();
    row.setVariantId(variant);
    row.setSince(clock.instant());
    return row;
  }
}
