package io.storeflow.pricing;

import static io.storeflow.db.Tables.ORDER_TAX;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.Orders;
import io.storeflow.db.tables.records.OrderTaxRecord;
import io.storeflow.pricelist.OrderMoney;
import io.storeflow.store.Store;
import io.storeflow.tax.AppliedRate;
import io.storeflow.tax.Taxes.Group;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** How an order was taxed, kept with it: it stays whatever becomes of the rates. */
public final class KeptTaxes {
  private KeptTaxes() {}

  /** One row for each rate, also for what is not charged, as an invoice says why. */
  public static List<OrderTaxRecord> rows(long order, Totals totals) {
    var rows = new ArrayList<OrderTaxRecord>();
    for (var group : totals.taxes().groups()) {
      var row = new OrderTaxRecord();
      row.setOrderId(order);
      row.setPosition(rows.size() + 1);
      row.setLabel(group.rate().name());
      row.setRatePpm(group.rate().ppm());
      row.setPlace(group.rate().place());
      row.setReason(group.rate().why());
      row.setBaseMinor(group.base().minor());
      row.setAmountMinor(group.amount().minor());
      rows.add(row);
    }
    return rows;
  }

  /** At which of the rows stands the rate of a line; null where no tax is worked out. */
  public static @Nullable Short position(Totals totals, int line) {
    var taxes = totals.taxes();
    if (taxes.lines().isEmpty()) return null;
    var rate = taxes.lines().get(line).rate();
    for (short i = 0; i < taxes.groups().size(); i++)
      if (taxes.groups().get(i).rate().equals(rate)) return (short) (i + 1);
    return null;
  }

  /** What an order was taxed with, by rate. */
  public static Field<List<Group>> of(Store store, Orders o) {
    var t = only(store, ORDER_TAX);
    return multiset(
            select(
                    row(t.REASON, t.PLACE, t.LABEL, t.RATE_PPM).mapping(AppliedRate::new),
                    OrderMoney.of(o, t.BASE_MINOR),
                    OrderMoney.of(o, t.AMOUNT_MINOR))
                .from(t)
                .where(t.ORDER_ID.eq(o.ID))
                .orderBy(t.POSITION))
        .convertFrom(rows -> rows.map(mapping(Group::new)));
  }
}
