package io.storeflow.pricing;

import static io.storeflow.db.Tables.ORDER_PRICE_NOTE;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.Orders;
import io.storeflow.store.Store;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps why orders have their prices; nothing for an order on which no rule was tried, no points
 * were redeemed, and no tax was taken off.
 */
@Component
public class PriceNotes {
  private final DSLContext db;
  private final JsonMapper json;

  PriceNotes(DSLContext db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /** In the caller's transaction. */
  public void keep(Store store, long order, Totals totals) {
    var note = PriceNote.of(totals);
    if (!note.isTold()) return;
    insertInto(db, store, ORDER_PRICE_NOTE)
        .set(ORDER_PRICE_NOTE.ORDER_ID, order)
        .set(ORDER_PRICE_NOTE.TOLD, json.writeValueAsString(note))
        .execute();
  }

  /** The note of an order, as a column of its statement. */
  public Field<PriceNote> of(Store store, Orders o) {
    var n = only(store, ORDER_PRICE_NOTE);
    return field(select(n.TOLD).from(n).where(n.ORDER_ID.eq(o.ID)))
        .convert(
            PriceNote.class,
            told -> told == null ? PriceNote.NONE : json.readValue(told, PriceNote.class),
            json::writeValueAsString);
  }
}
