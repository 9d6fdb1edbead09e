package io.storeflow.popular;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.PRODUCT_UNSOLD;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.db.tables.records.ProductUnsoldRecord;
import io.storeflow.order.FulfilmentState;
import io.storeflow.outbox.Event;
import io.storeflow.outbox.EventKind;
import io.storeflow.outbox.ReadsEvents;
import io.storeflow.productindex.SoldUnits;
import io.storeflow.store.Store;
import io.storeflow.upkeep.ExpiringOfStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Takes orders that are cancelled off what is popular, each once: a cancelled order stays so, and
 * which were taken off is kept as long as the numbers are. A reader of its own, so that a node of a
 * release that knows nothing of it reads no cancellation past it.
 */
@Component
class CancelledOrders implements ReadsEvents, ExpiringOfStore {
  private final DSLContext db;
  private final SoldUnits sold;
  private final Clock clock;

  CancelledOrders(DSLContext db, SoldUnits sold, Clock clock) {
    this.db = db;
    this.sold = sold;
    this.clock = clock;
  }

  @Override
  public String reader() {
    return "product-unsold";
  }

  @Override
  public Set<EventKind> kinds() {
    return EnumSet.of(EventKind.ORDER_MOVED);
  }

  @Override
  public boolean isWoken() {
    return false;
  }

  @Override
  public void read(Store store, List<Event> moved) {
    var o = only(store, ORDERS);
    var done = only(store, PRODUCT_UNSOLD);
    var cancelled =
        db.select(o.ID, o.PLACED_AT)
            .from(o)
            .where(o.ID.in(Event.subjects(moved)))
            .and(o.FULFILMENT_STATE.eq(FulfilmentState.CANCELLED))
            .and(o.PLACED_AT.ge(first()))
            .and(notExists(selectOne().from(done).where(done.ORDER_ID.eq(o.ID))))
            .fetch(row -> record(row.value1(), row.value2()));
    if (cancelled.isEmpty()) return;
    insertAll(db, store, PRODUCT_UNSOLD, cancelled);
    sold.takeOff(store, cancelled.stream().map(ProductUnsoldRecord::getOrderId).toList());
  }

  @Override
  public int forgetExpired(Store store) {
    var done = only(store, PRODUCT_UNSOLD);
    return db.deleteFrom(done).where(done.PLACED_AT.lt(first())).limit(STEP).execute();
  }

  private Instant first() {
    var today = clock.instant().atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
    return today.minusDays(SoldUnits.DAYS_KEPT).toInstant();
  }

  private static ProductUnsoldRecord record(long order, Instant placedAt) {
    var row = new ProductUnsoldRecord();
    row.setOrderId(order);
    row.setPlacedAt(placedAt);
    return row;
  }
}
