package io.storeflow.checkout;

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
}
