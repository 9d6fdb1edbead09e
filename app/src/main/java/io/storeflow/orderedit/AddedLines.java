package io.storeflow.orderedit;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_ADJUSTMENT;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.ORDER_LINE_MODIFIER;
import static io.storeflow.db.Tables.ORDER_TAX;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;

import io.storeflow.checkout.OrderLines;
import io.storeflow.order.OrderIndex;
import io.storeflow.pricing.KeptDiscounts;
import io.storeflow.pricing.KeptTaxes;
import io.storeflow.pricing.Totals;
import io.storeflow.store.Store;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what is put to an order behind what it has. Joins the caller's transaction. */
@Component
class AddedLines {
  private final DSLContext db;
  private final OrderIndex index;

  AddedLines(DSLContext db, OrderIndex index) {
    this.db = db;
    this.index = index;
  }

  /**
   * @param order row id; it is locked
   * @param minorRate see {@link Editable#minorRate}
   */
  void write(Store store, long order, Totals added, @Nullable BigDecimal minorRate) {
    int lines = last(store, order, Counted.LINES);
    var rows = OrderLines.rows(order, added);
    var places = taxes(store, order, added);
    for (var row : rows) {
      row.setPosition(row.getPosition() + lines);
      row.setTaxPosition(places.get(row.getTaxPosition()));
    }
    insertAll(db, store, ORDER_LINE, rows);
    var modifiers = OrderLines.modifiers(order, added);
    for (var row : modifiers) row.setLinePosition(row.getLinePosition() + lines);
    insertAll(db, store, ORDER_LINE_MODIFIER, modifiers);
    discounts(store, order, added, lines);
    sums(store, order, added, minorRate);
    index.rewrite(store, List.of(order));
  }

  private void discounts(Store store, long order, Totals added, int lines) {
    var a = ORDER_ADJUSTMENT;
    var rows = KeptDiscounts.rows(order, added);
    if (rows.isEmpty()) return;
    int before = last(store, order, Counted.DISCOUNTS);
    for (var row : rows) {
      row.setPosition(row.getPosition() + before);
      var line = row.getLinePosition();
      if (line != null) row.setLinePosition(line + lines);
    }
    insertAll(db, store, a, rows);
  }

  /**
   * What is taxed as something before goes to that: an invoice has a line for each rate.
   *
   * @return where the rates of what was added stand in the order
   */
  private Map<Short, Short> taxes(Store store, long order, Totals added) {
    var t = only(store, ORDER_TAX);
    var rows = KeptTaxes.rows(order, added);
    var places = new HashMap<Short, Short>();
    int before = rows.isEmpty() ? 0 : last(store, order, Counted.TAXES);
    for (var row : rows) {
      var own = row.getPosition();
      var same =
          db.select(t.POSITION)
              .from(t)
              .where(t.ORDER_ID.eq(order))
              .and(t.LABEL.eq(row.getLabel()))
              .and(t.RATE_PPM.eq(row.getRatePpm()))
              .and(t.PLACE.eq(row.getPlace()))
              .and(t.REASON.eq(row.getReason()))
              .fetchOptional(t.POSITION);
      int place = same.orElse(before + 1);
      places.put(own.shortValue(), (short) place);
      if (same.isPresent())
        db.update(t)
            .set(t.BASE_MINOR, t.BASE_MINOR.plus(row.getBaseMinor()))
            .set(t.AMOUNT_MINOR, t.AMOUNT_MINOR.plus(row.getAmountMinor()))
            .where(t.ORDER_ID.eq(order))
            .and(t.POSITION.eq(place))
            .execute();
      else {
        row.setPosition(++before);
        insertAll(db, store, ORDER_TAX, List.of(row));
      }
    }
    return places;
  }

  private void sums(Store store, long order, Totals added, @Nullable BigDecimal minorRate) {
    var o = only(store, ORDERS);
    var change =
        db.update(o)
            .set(o.SUBTOTAL_MINOR, o.SUBTOTAL_MINOR.plus(added.subtotal().minor()))
            .set(o.DISCOUNT_MINOR, o.DISCOUNT_MINOR.plus(added.discount().minor()))
            .set(o.TAX_SPARED_MINOR, o.TAX_SPARED_MINOR.plus(added.spared().minor()))
            .set(o.TAX_MINOR, o.TAX_MINOR.plus(added.tax().minor()))
            .set(o.ROUNDING_MINOR, o.ROUNDING_MINOR.plus(added.rounding().minor()))
            .set(o.TOTAL_MINOR, o.TOTAL_MINOR.plus(added.total().minor()));
    if (minorRate != null)
      change =
          change.set(
              o.STORE_TOTAL_MINOR,
              coalesce(o.STORE_TOTAL_MINOR, 0L).plus(own(added.total().minor(), minorRate)));
    change.where(o.ID.eq(order)).execute();
  }

  private static long own(long minor, BigDecimal minorRate) {
    return BigDecimal.valueOf(minor).divide(minorRate, 0, RoundingMode.HALF_UP).longValueExact();
  }

  private int last(Store store, long order, Counted rows) {
    var found =
        switch (rows) {
          case LINES -> {
            var l = only(store, ORDER_LINE);
            yield db.select(max(l.POSITION)).from(l).where(l.ORDER_ID.eq(order)).fetchSingle();
          }
          case DISCOUNTS -> {
            var a = only(store, ORDER_ADJUSTMENT);
            yield db.select(max(a.POSITION)).from(a).where(a.ORDER_ID.eq(order)).fetchSingle();
          }
          case TAXES -> {
            var t = only(store, ORDER_TAX);
            yield db.select(max(t.POSITION)).from(t).where(t.ORDER_ID.eq(order)).fetchSingle();
          }
        };
    return found.value1() == null ? 0 : found.value1();
  }

  /** What has places in an order, from 1. */
  private enum Counted {
    LINES,
    DISCOUNTS,
    TAXES
  }
}
