package io.storeflow.checkout;

import io.storeflow.db.tables.records.OrderLineModifierRecord;
import io.storeflow.db.tables.records.OrderLineRecord;
import io.storeflow.inventory.StockMove;
import io.storeflow.order.OrderIndex;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pricing.KeptDiscounts;
import io.storeflow.pricing.KeptTaxes;
import io.storeflow.pricing.Totals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The priced lines of an order as its rows, which keep what was sold as it was then. A gift card is
 * worth what is paid for it, with all that was chosen with it.
 */
public final class OrderLines {
  private OrderLines() {}

  /** One row a line, in their order, each with ids of its own. */
  public static List<OrderLineRecord> rows(long order, Totals totals) {
    var rows = new ArrayList<OrderLineRecord>();
    for (var line : totals.lines()) {
      var variant = line.variant();
      var row = new OrderLineRecord();
      row.setOrderId(order);
      row.setId(Ids.next());
      row.setPublicId(PublicId.random());
      row.setPosition(rows.size() + 1);
      row.setVariantId(variant.id());
      row.setProductId(variant.productId());
      row.setTitle(variant.title());
      row.setSecondTitle(variant.secondTitle());
      row.setVariantTitle(variant.variantTitle());
      row.setSku(variant.sku());
      row.setImagePath(variant.imagePath());
      row.setTracked(variant.tracked());
      row.setGiftCardMinor(variant.giftCard() ? (Long) line.unitPrice().minor() : null);
      row.setQuantity(line.quantity());
      row.setUnitPriceMinor(line.unitPrice().minor());
      row.setTotalMinor(line.total().minor());
      row.setDiscountMinor(line.discount().minor());
      row.setTaxSparedMinor(line.spared().minor());
      row.setTaxMinor(line.tax().minor());
      row.setTaxPpm(totals.taxPpm(rows.size()));
      row.setTaxPosition(KeptTaxes.position(totals, rows.size()));
      row.setFreeUnits(KeptDiscounts.free(totals, line));
      rows.add(row);
    }
    return rows;
  }

  /**
   * What of them is owed now that their stock was taken: the last lines of a variant get what is
   * not there.
   *
   * @return units by row id of the line; of lines that are there whole nothing
   */
  static Map<Long, Integer> backordered(List<OrderLineRecord> lines, List<StockMove> moves) {
    var owed = new HashMap<Long, Integer>();
    for (var move : moves) owed.put(move.variantId(), Math.max(0, -move.availableAfter()));
    var units = new TreeMap<Long, Integer>();
    for (var line : lines.reversed()) {
      int rest = owed.getOrDefault(line.getVariantId(), 0);
      int its = Math.min(rest, line.getQuantity());
      if (its == 0) continue;
      owed.put(line.getVariantId(), rest - its);
      units.put(line.getId(), its);
    }
    return units;
  }

  /** What was chosen with each of them, one row a modifier, in the order of the groups. */
  public static List<OrderLineModifierRecord> modifiers(long order, Totals totals) {
    var rows = new ArrayList<OrderLineModifierRecord>();
    for (int line = 0; line < totals.lines().size(); line++) {
      int position = 0;
      for (var item : totals.lines().get(line).chosen().items()) {
        var row = new OrderLineModifierRecord();
        row.setOrderId(order);
        row.setLinePosition(line + 1);
        row.setPosition(++position);
        row.setModifierId(item.modifier().id());
        row.setTitle(item.modifier().title());
        row.setQuantity(item.quantity());
        row.setPriceMinor(item.modifier().price().minor());
        row.setIsInner(item.inner());
        rows.add(row);
      }
    }
    return rows;
  }

  /** What of the lines an order is found by. */
  public static List<OrderIndex.Goods> goods(Totals totals) {
    return totals.lines().stream()
        .map(Totals.Line::variant)
        .map(it -> new OrderIndex.Goods(it.sku(), it.title(), it.secondTitle(), it.variantTitle()))
        .toList();
  }
}
