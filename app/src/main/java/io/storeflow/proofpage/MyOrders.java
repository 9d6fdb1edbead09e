package io.storeflow.proofpage;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;

import io.storeflow.platform.money.Money;
import io.storeflow.pricelist.OrderMoney;
import io.storeflow.store.Store;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What somebody who has shown who they are has ordered from a store. */
@Component
class MyOrders {
  private static final int SHOWN = 20;

  private final DSLContext db;

  MyOrders(DSLContext db) {
    this.db = db;
  }

  /**
   * An order; public, as templates read it.
   *
   * @param publicId under which it is followed
   * @param total what it is worth now
   */
  public record Shown(String publicId, long number, Instant at, Money total) {}

  /** The latest ones. One statement. */
  List<Shown> of(Store store, long customer) {
    var o = only(store, ORDERS);
    return db.select(
            o.PUBLIC_ID,
            o.NUMBER,
            o.PLACED_AT,
            OrderMoney.of(o, o.TOTAL_MINOR.minus(o.CREDITED_MINOR)))
        .from(o)
        .where(o.CUSTOMER_ID.eq(customer))
        .orderBy(o.PLACED_AT.desc(), o.ID.desc())
        .limit(SHOWN)
        .fetch(mapping(Shown::new));
  }
}
