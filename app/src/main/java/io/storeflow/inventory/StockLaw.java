package io.storeflow.inventory;

import static io.storeflow.db.Tables.RESERVATION;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.STOCK_LEDGER;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import io.storeflow.store.Store;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * The law of stock: what is on hand and what is reserved of a variant at a location are the sums of
 * its ledger, and what is reserved is what reservations hold.
 */
@Component
public class StockLaw {

  /** Where it does not hold, in units: what the row says, the ledger, the reservations. */
  public record Breach(
      long variantId,
      long locationId,
      int onHand,
      int reserved,
      int onHandOfLedger,
      int reservedOfLedger,
      int held) {}

  private final DSLContext db;

  StockLaw(DSLContext db) {
    this.db = db;
  }

  /** A pass over the whole ledger of the store, as of one moment. One statement. */
  public List<Breach> breaches(Store store, int most) {
    var s = only(store, STOCK);
    var l = only(store, STOCK_LEDGER);
    var r = only(store, RESERVATION);
    var moved =
        select(
                l.VARIANT_ID.as("variant"),
                l.LOCATION_ID.as("location"),
                sum(l.ON_HAND_DELTA).cast(Integer.class).as("on_hand_sum"),
                sum(l.RESERVED_DELTA).cast(Integer.class).as("reserved_sum"))
            .from(l)
            .groupBy(l.VARIANT_ID, l.LOCATION_ID)
            .asTable("moved");
    var held =
        select(
                r.VARIANT_ID.as("variant"),
                r.LOCATION_ID.as("location"),
                sum(r.QUANTITY).cast(Integer.class).as("held_sum"))
            .from(r)
            .groupBy(r.VARIANT_ID, r.LOCATION_ID)
            .asTable("held");
    var onHand = coalesce(moved.field("on_hand_sum", Integer.class), inline(0));
    var reserved = coalesce(moved.field("reserved_sum", Integer.class), inline(0));
    var holding = coalesce(held.field("held_sum", Integer.class), inline(0));
    return db.select(s.VARIANT_ID, s.LOCATION_ID, s.ON_HAND, s.RESERVED, onHand, reserved, holding)
        .from(s)
        .leftJoin(moved)
        .on(
            moved.field("variant", Long.class).eq(s.VARIANT_ID),
            moved.field("location", Long.class).eq(s.LOCATION_ID))
        .leftJoin(held)
        .on(
            held.field("variant", Long.class).eq(s.VARIANT_ID),
            held.field("location", Long.class).eq(s.LOCATION_ID))
        .where(s.ON_HAND.ne(onHand).or(s.RESERVED.ne(reserved)).or(s.RESERVED.ne(holding)))
        .orderBy(s.VARIANT_ID, s.LOCATION_ID)
        .limit(most)
        .fetch(mapping(Breach::new));
  }
}
