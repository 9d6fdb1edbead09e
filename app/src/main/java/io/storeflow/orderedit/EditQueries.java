package io.storeflow.orderedit;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.REFUND;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;

import io.storeflow.billing.KeptBilling;
import io.storeflow.fulfilment.HoldReason;
import io.storeflow.inventory.Availability;
import io.storeflow.pickupstock.PlaceStock;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.pricing.Totals;
import io.storeflow.refund.RefundQueries;
import io.storeflow.shipping.Address;
import io.storeflow.store.Store;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads orders as their edits see them. */
@Component
public class EditQueries {
  private final DSLContext db;
  private final RefundQueries refunds;

  EditQueries(DSLContext db, RefundQueries refunds) {
    this.db = db;
    this.refunds = refunds;
  }

  /** Units that can be sold of what is counted, by row ids of variants. At most one statement. */
  Map<Long, Integer> left(Store store, Totals added) {
    var wanted = PlaceStock.units(added).keySet();
    if (wanted.isEmpty()) return Map.of();
    var v = only(store, VARIANT);
    var left = Availability.of(store, v).leftOfTracked();
    return db.select(v.ID, coalesce(left, 0))
        .from(v)
        .where(v.ID.in(wanted))
        .fetchMap(v.ID, it -> it.value2());
  }

  /** The row id of the refund that was made of an order last; null for none. */
  @Nullable Long lastRefund(Store store, long order) {
    var r = only(store, REFUND);
    return db.select(max(r.ID)).from(r).where(r.ORDER_ID.eq(order)).fetchSingle().value1();
  }

  /**
   * The order. Two statements, however many lines.
   *
   * @throws NotFound if the store has no such order
   */
  public Editable find(Store store, long number) {
    var order = refunds.find(store, number);
    var o = only(store, ORDERS);
    var billing = KeptBilling.of(store, o).as("billing");
    return db.select(
            o.METHOD,
            o.SENT,
            o.COUNTRY,
            o.POSTAL_CODE,
            o.REGION,
            o.CITY,
            o.LINE1,
            o.LINE2,
            billing,
            o.TAX_INCLUDED,
            o.HOLD_REASON,
            o.MINOR_RATE)
        .from(o)
        .where(o.ID.eq(order.id()))
        .fetchSingle(
            row ->
                new Editable(
                    order,
                    row.get(o.METHOD),
                    row.get(o.SENT),
                    new Address(
                        row.get(o.COUNTRY),
                        row.get(o.POSTAL_CODE),
                        row.get(o.REGION),
                        row.get(o.CITY),
                        row.get(o.LINE1),
                        row.get(o.LINE2)),
                    row.get(billing),
                    row.get(o.TAX_INCLUDED),
                    isHeld(row.get(o.HOLD_REASON)),
                    order.lines().stream().mapToInt(it -> Math.max(0, it.unsent())).sum(),
                    row.get(o.MINOR_RATE)));
  }

  /**
   * Who holds it has to say so first; what a shopper has withdrawn from is taken off by an edit.
   */
  private static boolean isHeld(@Nullable HoldReason why) {
    return why != null && why != HoldReason.WITHDRAWN;
  }
}
