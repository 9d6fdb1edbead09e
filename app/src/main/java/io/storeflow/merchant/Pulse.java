package io.storeflow.merchant;

import static io.storeflow.db.Tables.STORE_PULSE;
import static io.storeflow.merchant.Owned.acrossStores;
import static io.storeflow.merchant.Owned.only;

import java.util.Collection;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The pulse of a store: the numbers that rise with its changes. Beat it last in a transaction: from
 * then on, until commit, every other change of the store waits.
 */
@Component
public class Pulse {

  /**
   * @param orders sequence of the channel of orders
   * @param inventory sequence of the channel of stock
   * @param shop version of all that storefront pages show
   */
  public record Beat(long orders, long inventory, long shop) {}

  private final DSLContext db;
  private final ApplicationEventPublisher events;

  Pulse(DSLContext db, ApplicationEventPublisher events) {
    this.db = db;
    this.events = events;
  }

  /** Raises those that are asked for by one, and returns all three as they are now. */
  public Beat beat(Store store, boolean orders, boolean inventory, boolean shop) {
    var pulse = only(store, STORE_PULSE);
    db.update(pulse)
        .set(pulse.ORDERS_SEQ, pulse.ORDERS_SEQ.plus(orders ? 1 : 0))
        .set(pulse.INVENTORY_SEQ, pulse.INVENTORY_SEQ.plus(inventory ? 1 : 0))
        .set(pulse.SHOP_VERSION, pulse.SHOP_VERSION.plus(shop ? 1 : 0))
        .execute();
    var beat = read(store);
    if (shop) events.publishEvent(new ShopChanged(store.id(), store.publicId(), beat.shop()));
    return beat;
  }

  /** Something that storefront pages show has changed. */
  public void shopChanged(Store store) {
    beat(store, false, false, true);
  }

  /** As it is now, or as of the snapshot that is being read. */
  public Beat read(Store store) {
    var pulse = only(store, STORE_PULSE);
    return db.select(pulse.ORDERS_SEQ, pulse.INVENTORY_SEQ, pulse.SHOP_VERSION)
        .from(pulse)
        .fetchSingle(row -> new Beat(row.value1(), row.value2(), row.value3()));
  }

  /** The pulses of many stores in one statement; a store that is not there is left out. */
  Map<Long, Beat> read(Collection<Long> storeIds) {
    if (storeIds.isEmpty()) return Map.of();
    var pulse = acrossStores(STORE_PULSE);
    return db.select(pulse.STORE_ID, pulse.ORDERS_SEQ, pulse.INVENTORY_SEQ, pulse.SHOP_VERSION)
        .from(pulse)
        .where(pulse.STORE_ID.in(storeIds))
        .fetchMap(row -> row.value1(), row -> new Beat(row.value2(), row.value3(), row.value4()));
  }
}
