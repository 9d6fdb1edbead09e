package io.storeflow.checkout;

import io.storeflow.db.tables.records.OrderLineModifierRecord;
import io.storeflow.db.tables.records.OrderLineRecord;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pricing.Totals;
import java.util.ArrayList;
import java.util.List;

/** The priced lines of an order as its rows, which keep what was sold as it was then. */
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
      row.setQuantity(line.quantity());
      row.setUnitPriceMinor(line.unitPrice().minor());
      row.setTotalMinor(line.total().minor());
      rows.add(row);
    }
    return rows;
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
        rows.add(row);
      }
    }
    return rows;
  }
}
