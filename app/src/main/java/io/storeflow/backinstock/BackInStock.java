package io.storeflow.backinstock;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.STOCK_WISH;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.inventory.Availability;
import io.storeflow.outbox.Event;
import io.storeflow.outbox.EventKind;
import io.storeflow.outbox.ReadsEvents;
import io.storeflow.product.ForSale;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Tells who waits that a variant is there again. Orders pay nothing for it: their events are read
 * half a minute later. Of few units few are told within a day, those first who have waited longest;
 * the others when more has come.
 */
@Component
class BackInStock implements ReadsEvents {
  /** People told for each unit that is there: not everybody still wants it. */
  private static final int FOR_EACH_UNIT = 3;

  /** People told at once. */
  private static final int MOST = 500;

  private final DSLContext db;
  private final WhoWaits waiting;

  BackInStock(DSLContext db, WhoWaits waiting) {
    this.db = db;
    this.waiting = waiting;
  }

  @Override
  public String reader() {
    return "back-in-stock";
  }

  @Override
  public Set<EventKind> kinds() {
    return Set.of(EventKind.STOCK_MOVED);
  }

  @Override
  public boolean isWoken() {
    return false;
  }

  @Override
  public void read(Store store, List<Event> events) {
    var variants = Event.subjects(events);
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    var w = only(store, STOCK_WISH);
    var there = Availability.of(store, v);
    db.select(v.ID, there.leftOfTracked(), waiting.toldLately(store, v))
        .from(v)
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .where(v.ID.in(variants))
        .and(ForSale.is(p, v))
        .and(
            exists(
                selectOne()
                    .from(w)
                    .where(w.VARIANT_ID.eq(v.ID))
                    .and(w.TOLD_AT.isNull())
                    .and(w.CONFIRMED_AT.isNotNull())))
        .and(there.isInStock())
        .forEach(
            row -> {
              var left = row.value2();
              long most = left == null ? MOST : (long) left * FOR_EACH_UNIT - row.value3();
              if (most > 0) waiting.tell(store, row.value1(), (int) Math.min(MOST, most));
            });
  }
}
