package io.storeflow.pulse;

import static io.storeflow.db.Tables.STORE;
import static io.storeflow.db.Tables.STORE_PULSE;
import static io.storeflow.store.Owned.acrossStores;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.noCondition;

import io.storeflow.store.Store;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
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
   * @param offer version of what is sold and what it costs, goods and ways to the shopper
   * @param events position of the last event
   */
  public record Beat(long orders, long inventory, long shop, long offer, long events) {}

  /** What rises. */
  public enum Part {
    ORDERS,
    INVENTORY,
    SHOP,
    OFFER
  }

  /** What rises when what the store sells, a price, or what else its pages show has changed. */
  public static final Set<Part> SHOP_CHANGED =
      Collections.unmodifiableSet(EnumSet.of(Part.SHOP, Part.OFFER));

  private final DSLContext db;
  private final ApplicationEventPublisher events;

  Pulse(DSLContext db, ApplicationEventPublisher events) {
    this.db = db;
    this.events = events;
  }

  /**
   * Raises each of the parts by one, and returns all as they are now.
   *
   * @throws OtherMoney if the store has another currency by now: what was read or typed for it are
   *     amounts of the one before
   */
  public Beat beat(Store store, Set<Part> parts) {
    return beat(store, parts, 0);
  }

  /**
   * Like the other, and takes positions for what has happened: so many, the last of which is the
   * answer's.
   */
  public Beat beat(Store store, Set<Part> parts, int happened) {
    var pulse = only(store, STORE_PULSE);
    db.update(pulse)
        .set(pulse.ORDERS_SEQ, pulse.ORDERS_SEQ.plus(step(parts, Part.ORDERS)))
        .set(pulse.INVENTORY_SEQ, pulse.INVENTORY_SEQ.plus(step(parts, Part.INVENTORY)))
        .set(pulse.SHOP_VERSION, pulse.SHOP_VERSION.plus(step(parts, Part.SHOP)))
        .set(pulse.OFFER_VERSION, pulse.OFFER_VERSION.plus(step(parts, Part.OFFER)))
        .set(pulse.EVENT_SEQ, pulse.EVENT_SEQ.plus(happened))
        .execute();
    var beat = current(store);
    if (parts.contains(Part.SHOP)) events.publishEvent(new ShopChanged(store.id(), beat.shop()));
    return beat;
  }

  /** What the store sells, a price, or something else that storefront pages show has changed. */
  public void shopChanged(Store store) {
    beat(store, SHOP_CHANGED);
  }

  private static int step(Set<Part> parts, Part part) {
    return parts.contains(part) ? 1 : 0;
  }

  /** The numbers of a new store, in the transaction that opens it. */
  public void begin(Store store) {
    insertInto(db, store, STORE_PULSE)
        .set(STORE_PULSE.ORDERS_SEQ, 0L)
        .set(STORE_PULSE.INVENTORY_SEQ, 0L)
        .set(STORE_PULSE.SHOP_VERSION, 1L)
        .execute();
  }

  /** As it is now, or as of the snapshot that is being read. */
  public Beat read(Store store) {
    return Objects.requireNonNull(read(store, noCondition()), "a store without a pulse");
  }

  /**
   * Like the other, for who goes on with amounts of the store.
   *
   * @throws OtherMoney if they are of another currency by now
   */
  public Beat current(Store store) {
    var beat = read(store, inItsMoney(store));
    if (beat == null) throw new OtherMoney();
    return beat;
  }

  /**
   * Nobody gives the store another currency before the transaction ends: for work that is begun now
   * and done later.
   *
   * @throws OtherMoney if it has another one already
   */
  public void keepMoney(Store store) {
    var kept =
        db.select(STORE.ID)
            .from(STORE)
            .where(STORE.ID.eq(store.id()))
            .and(inItsMoney(store))
            .forShare()
            .fetchOne();
    if (kept == null) throw new OtherMoney();
  }

  /** All who beat it wait until the transaction ends. */
  public void lock(Store store) {
    var pulse = only(store, STORE_PULSE);
    db.select(pulse.EVENT_SEQ).from(pulse).forUpdate().fetch();
  }

  private static Condition inItsMoney(Store store) {
    return STORE.CURRENCY.eq(store.ownCurrency().getCurrencyCode());
  }

  private @Nullable Beat read(Store store, Condition which) {
    var pulse = only(store, STORE_PULSE);
    return db.select(
            pulse.ORDERS_SEQ,
            pulse.INVENTORY_SEQ,
            pulse.SHOP_VERSION,
            pulse.OFFER_VERSION,
            pulse.EVENT_SEQ)
        .from(pulse)
        .join(STORE)
        .on(STORE.ID.eq(pulse.STORE_ID))
        .where(which)
        .fetchOne(mapping(Beat::new));
  }

  /** The pulses of many stores in one statement; a store that is not there is left out. */
  Map<Long, Beat> read(Collection<Long> storeIds) {
    if (storeIds.isEmpty()) return Map.of();
    var pulse = acrossStores(STORE_PULSE);
    return db.select(
            pulse.STORE_ID,
            pulse.ORDERS_SEQ,
            pulse.INVENTORY_SEQ,
            pulse.SHOP_VERSION,
            pulse.OFFER_VERSION,
            pulse.EVENT_SEQ)
        .from(pulse)
        .where(pulse.STORE_ID.in(storeIds))
        .fetchMap(
            row -> row.value1(),
            row -> new Beat(row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
  }

  /** Notes that all readers have read the store's events up to there; waits only if that is new. */
  public void eventsRead(Store store, long position) {
    var pulse = only(store, STORE_PULSE);
    var before = db.select(pulse.EVENT_READ).from(pulse).fetchSingle(pulse.EVENT_READ);
    if (before >= position) return;
    db.update(pulse).set(pulse.EVENT_READ, position).where(pulse.EVENT_READ.lt(position)).execute();
  }

  /** Ids of stores with events that some reader has not read, behind that id. */
  public List<Long> storesWithNews(long after, int most) {
    var pulse = acrossStores(STORE_PULSE);
    return db.select(pulse.STORE_ID)
        .from(pulse)
        .where(pulse.HAS_NEWS)
        .and(pulse.STORE_ID.gt(after))
        .orderBy(pulse.STORE_ID)
        .limit(most)
        .fetch(pulse.STORE_ID);
  }
}
