package io.storeflow.productindex;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.PRODUCT_SOLD;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.sum;

import io.storeflow.outbox.Event;
import io.storeflow.outbox.ReadsPlacedOrders;
import io.storeflow.store.Store;
import io.storeflow.upkeep.ExpiringOfStore;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/**
 * Counts what is ordered, by day, so that nobody adds up orders to know what is popular. Orders
 * that are cancelled afterwards are taken off again.
 */
@Service
public class SoldUnits implements ReadsPlacedOrders, ExpiringOfStore {
  /** What was ordered on so many days makes a product popular. */
  static final int DAYS = 30;

  /** Days (UTC) of which numbers are kept; of orders before them nothing is counted any more. */
  public static final int DAYS_KEPT = DAYS + 5;

  /** What an item of one order alone has instead of a product. */
  private static final long OWN = 0;

  /** A product on a day; in this order, so that two never wait for each other. */
  private record Sold(LocalDate day, long product) implements Comparable<Sold> {
    @Override
    public int compareTo(Sold other) {
      int byDay = day.compareTo(other.day);
      return byDay != 0 ? byDay : Long.compare(product, other.product);
    }
  }

  private final DSLContext db;
  private final Clock clock;

  SoldUnits(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  @Override
  public String reader() {
    return "product-sold";
  }

  @Override
  public void read(Store store, List<Event> placed) {
    count(store, Event.subjects(placed), 1);
  }

  /** These orders are not popular any more: what was counted of them is taken off. */
  public void takeOff(Store store, Collection<Long> orders) {
    count(store, orders, -1);
  }

  private void count(Store store, Collection<Long> orders, int sign) {
    var o = only(store, ORDERS);
    var l = only(store, ORDER_LINE);
    var units = new TreeMap<Sold, Integer>();
    db.select(o.PLACED_AT, l.PRODUCT_ID, l.QUANTITY)
        .from(o)
        .join(l)
        .on(l.ORDER_ID.eq(o.ID))
        .where(o.ID.in(orders))
        .and(l.PRODUCT_ID.ne(OWN))
        .forEach(
            row -> {
              var day = row.value1().atZone(ZoneOffset.UTC).toLocalDate();
              if (day.isBefore(first(DAYS_KEPT))) return;
              units.merge(new Sold(day, row.value2()), sign * row.value3(), Integer::sum);
            });
    var add =
        units.entrySet().stream()
            .map(
                it ->
                    insertInto(db, store, PRODUCT_SOLD)
                        .set(PRODUCT_SOLD.DAY, it.getKey().day())
                        .set(PRODUCT_SOLD.PRODUCT_ID, it.getKey().product())
                        .set(PRODUCT_SOLD.UNITS, it.getValue())
                        .onDuplicateKeyUpdate()
                        .set(PRODUCT_SOLD.UNITS, PRODUCT_SOLD.UNITS.plus(it.getValue())))
            .toList();
    if (!add.isEmpty()) db.batch(add).execute();
  }

  /** Units of the last days by row id of the product; of those of which any were sold. */
  Map<Long, Integer> of(Store store) {
    var s = only(store, PRODUCT_SOLD);
    var units = sum(s.UNITS).cast(Integer.class);
    return db.select(s.PRODUCT_ID, units)
        .from(s)
        .where(s.DAY.ge(first(DAYS)))
        .groupBy(s.PRODUCT_ID)
        .having(sum(s.UNITS).gt(BigDecimal.ZERO))
        .fetchMap(s.PRODUCT_ID, units);
  }

  @Override
  public int forgetExpired(Store store) {
    var s = only(store, PRODUCT_SOLD);
    return db.deleteFrom(s).where(s.DAY.lt(first(DAYS_KEPT))).limit(STEP).execute();
  }

  private LocalDate first(int days) {
    return clock.instant().atZone(ZoneOffset.UTC).toLocalDate().minusDays(days);
  }
}
