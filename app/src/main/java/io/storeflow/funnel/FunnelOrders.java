package io.storeflow.funnel;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;

import io.storeflow.outbox.Event;
import io.storeflow.outbox.ReadsPlacedOrders;
import io.storeflow.store.Store;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Counts orders that shoppers placed in the shop, each once; what programs and staff place is not
 * of it.
 */
@Component
class FunnelOrders implements ReadsPlacedOrders {
  private static final String SHOP = "storefront";

  private final DSLContext db;
  private final FunnelRows rows;

  FunnelOrders(DSLContext db, FunnelRows rows) {
    this.db = db;
    this.rows = rows;
  }

  @Override
  public String reader() {
    return "funnel";
  }

  @Override
  public void read(Store store, List<Event> placed) {
    var o = only(store, ORDERS);
    var days = new TreeMap<LocalDate, Map<FunnelStage, Long>>();
    db.select(o.PLACED_AT)
        .from(o)
        .where(o.ID.in(Event.subjects(placed)))
        .and(o.SOURCE.eq(SHOP))
        .forEach(
            it ->
                days.computeIfAbsent(
                        it.value1().atZone(store.timeZone()).toLocalDate(), _ -> new TreeMap<>())
                    .merge(FunnelStage.ORDER, 1L, Long::sum));
    if (!days.isEmpty()) rows.add(store, days);
  }
}
