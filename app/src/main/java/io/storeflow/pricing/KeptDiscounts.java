package io.storeflow.pricing;

import static io.storeflow.db.Tables.ORDER_ADJUSTMENT;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.OrderLine;
import io.storeflow.db.tables.Orders;
import io.storeflow.db.tables.records.OrderAdjustmentRecord;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.NamedAmount;
import io.storeflow.pricelist.OrderMoney;
import io.storeflow.pricerule.Outcome;
import io.storeflow.pricerule.Tried.Share;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import org.jooq.Field;

/**
 * What rules and points took off an order, kept with it: it stays whatever becomes of the rules.
 */
public final class KeptDiscounts {
  private static final String RULE = "rule";
  private static final String POINTS = "points";

  private KeptDiscounts() {}

  /** One row for each line and rule, in the order in which rules came. */
  public static List<OrderAdjustmentRecord> rows(long order, Totals totals) {
    var places = new HashMap<String, Integer>();
    for (var line : totals.lines()) places.put(line.wanted().key(), places.size() + 1);
    var rows = new ArrayList<OrderAdjustmentRecord>();
    for (var tried : totals.tried()) {
      if (tried.outcome() != Outcome.APPLIED) continue;
      for (var share : tried.shares()) {
        var row = new OrderAdjustmentRecord();
        row.setOrderId(order);
        row.setPosition(rows.size() + 1);
        row.setLinePosition(places.get(share.key()));
        row.setKind(RULE);
        row.setLabel(tried.rule().name());
        // What was agreed for one order is no rule of the store.
        if (tried.rule().id() != 0) row.setRuleId(tried.rule().id());
        row.setCode(tried.code());
        row.setAmountMinor(-share.given());
        rows.add(row);
      }
    }
    for (var line : totals.lines())
      for (var off : Redemption.named(List.of(line))) {
        var row = new OrderAdjustmentRecord();
        row.setOrderId(order);
        row.setPosition(rows.size() + 1);
        row.setLinePosition(places.get(line.wanted().key()));
        row.setKind(POINTS);
        row.setLabel(off.name());
        row.setAmountMinor(off.amount().minor());
        rows.add(row);
      }
    return rows;
  }

  /** Units of the line that points or rules made free, whole. */
  public static int free(Totals totals, Totals.Line line) {
    int ruled =
        totals.tried().stream()
            .flatMap(it -> it.shares().stream())
            .filter(it -> it.key().equals(line.wanted().key()))
            .mapToInt(Share::free)
            .sum();
    return Math.min(line.quantity(), Redemption.units(line) + ruled);
  }

  /** What was off an order, by name, over all its lines. */
  public static Field<List<NamedAmount>> of(Store store, Orders o) {
    var a = only(store, ORDER_ADJUSTMENT);
    return multiset(
            select(a.LABEL, a.CODE, OrderMoney.of(o, a.AMOUNT_MINOR))
                .from(a)
                .where(a.ORDER_ID.eq(o.ID))
                .orderBy(a.POSITION))
        .convertFrom(
            rows -> {
              var all = new LinkedHashMap<String, Money>();
              rows.forEach(
                  row ->
                      all.merge(
                          Discounts.name(row.value1(), row.value2()), row.value3(), Money::plus));
              return all.entrySet().stream()
                  .map(it -> new NamedAmount(it.getKey(), it.getValue()))
                  .toList();
            });
  }

  /**
   * The same of one line, as a piece of a query that reads it; without goods that are free for
   * points, which are said among what was off the order, by the name of the line.
   */
  public static Field<List<NamedAmount>> of(Store store, OrderLine l, Orders o) {
    var a = only(store, ORDER_ADJUSTMENT, "off_line");
    return multiset(
            select(a.LABEL, a.CODE, OrderMoney.of(o, a.AMOUNT_MINOR), a.KIND, l.TITLE)
                .from(a)
                .where(a.ORDER_ID.eq(l.ORDER_ID))
                .and(a.LINE_POSITION.eq(l.POSITION))
                .orderBy(a.POSITION))
        .convertFrom(
            rows ->
                rows.stream()
                    .filter(it -> it.value4().equals(RULE) || !isOf(it.value5(), it.value1()))
                    .map(
                        it ->
                            new NamedAmount(Discounts.name(it.value1(), it.value2()), it.value3()))
                    .toList());
  }

  /** Whether what points took off is said by the title of the line, as {@link Redemption} does. */
  private static boolean isOf(String title, String label) {
    int behind = label.indexOf(" (");
    return behind > 0 && title.startsWith(label.substring(0, behind));
  }
}
