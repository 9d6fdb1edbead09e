package io.storeflow.pricing;

import static io.storeflow.db.Tables.ORDER_SHIPPING_NOTE;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.Orders;
import io.storeflow.store.Store;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps why orders are brought at their prices. */
@Component
public class ShippingNotes {
  private final DSLContext db;
  private final JsonMapper json;

  ShippingNotes(DSLContext db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /**
   * In the caller's transaction.
   *
   * @param quote that the shopper was shown; null for none
   */
  public void keep(Store store, long order, Totals totals, ShippingNote.@Nullable Quote quote) {
    insertInto(db, store, ORDER_SHIPPING_NOTE)
        .set(ORDER_SHIPPING_NOTE.ORDER_ID, order)
        .set(ORDER_SHIPPING_NOTE.TOLD, json.writeValueAsString(ShippingNote.of(totals, quote)))
        .execute();
  }

  /** The note of an order, as a column of its statement. */
  public Field<ShippingNote> of(Store store, Orders o) {
    var n = only(store, ORDER_SHIPPING_NOTE);
    return field(select(n.TOLD).from(n).where(n.ORDER_ID.eq(o.ID)))
        .convert(
            ShippingNote.class,
            told -> told == null ? ShippingNote.NONE : json.readValue(told, ShippingNote.class),
            json::writeValueAsString);
  }
}
