package io.storeflow.pricing;

import io.storeflow.db.tables.Orders;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps why orders are brought at their prices. */
@Component
public class ShippingNotes {
  private final JsonMapper json;

  ShippingNotes(JsonMapper json) {
    this.json = json;
  }

  /**
   * As the order keeps it.
   *
   * @param quote that the shopper was shown; null for none
   */
  public String kept(Totals totals, ShippingNote.@Nullable Quote quote) {
    return json.writeValueAsString(ShippingNote.of(totals, quote));
  }

  /** The note of an order, as a column of its statement. */
  public Field<ShippingNote> of(Orders o) {
    return o.SHIPPING_TOLD.convert(
        ShippingNote.class,
        told -> told == null ? ShippingNote.NONE : json.readValue(told, ShippingNote.class),
        json::writeValueAsString);
  }
}
