package io.storeflow.live;

import static io.storeflow.db.Tables.MEMBERSHIP;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.STORE_PULSE;
import static io.storeflow.db.Tables.TRACKING;

import io.storeflow.account.SignedIn;
import io.storeflow.inventory.StockChanged;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderChanged;
import io.storeflow.order.PaymentState;
import io.storeflow.order.ReturnState;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pulse.Pulse;
import io.storeflow.shipping.Method;
import io.storeflow.store.Owned;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Stores, people and changes for the tests of live channels; written straight into the database.
 */
public class LiveWorld {
  private final DSLContext db;
  private final World world;
  private final Pulse pulse;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Staff staff;

  LiveWorld(
      DSLContext db,
      World world,
      Pulse pulse,
      Transactions transactions,
      ApplicationEventPublisher events,
      Clock clock,
      Staff staff) {
    this.db = db;
    this.world = world;
    this.pulse = pulse;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
    this.staff = staff;
  }

  record PlacedOrder(Store store, long id, String publicId) {}

  /** A new store of a new merchant, whose channels have come to 16 and 3. */
  public Store store() {
    return at16(world.store());
  }

  Store sister(Store store) {
    return at16(world.store(store.merchant()));
  }

  public SignedIn person(Store store, Role role) {
    return World.signedIn(world.member(store, role));
  }

  /** With that role in all stores of the store's merchant. */
  SignedIn everywhere(Store store, Role role) {
    return World.signedIn(world.member(store.merchant(), role));
  }

  public void removeFrom(Store store, SignedIn person) {
    db.deleteFrom(MEMBERSHIP)
        .where(MEMBERSHIP.PERSON_ID.eq(person.personId()))
        .and(MEMBERSHIP.STORE_ID.eq(store.id()))
        .execute();
  }

  /** The cookie of a session in which the person is signed in. */
  public Map<String, String> signIn(SignedIn person) {
    return Map.of("Cookie", "SESSION=" + staff.visitor(person).cookies().get("SESSION"));
  }

  PlacedOrder order(Store store) {
    var row = db.newRecord(ORDERS);
    blank(row);
    // The database works it out.
    row.reset(ORDERS.OWN_TOTAL_MINOR);
    row.reset(ORDERS.OWN_WORTH_MINOR);
    row.setId(Ids.next());
    row.setPublicId(PublicId.random());
    row.setNumber(Ids.next());
    row.setMethod(Method.PICKUP);
    row.setPaymentState(PaymentState.PENDING);
    row.setFulfilmentState(FulfilmentState.NEW);
    row.setReturnState(ReturnState.NONE);
    row.setTaxIncluded(true);
    row.setCountry("DE");
    row.setCurrency("EUR");
    row.setItemCount(1);
    row.setPlacedAt(clock.instant());
    row.setVersion(1);
    Owned.insertAll(db, store, ORDERS, List.of(row));
    db.insertInto(TRACKING)
        .set(TRACKING.PUBLIC_ID, row.getPublicId())
        .set(TRACKING.STORE_ID, store.id())
        .set(TRACKING.ORDER_ID, row.getId())
        .execute();
    return new PlacedOrder(store, row.getId(), row.getPublicId());
  }

  /** Raises the channel in a transaction and announces it, like a checkout. */
  public OrderChanged placeOrder(Store store) {
    return transactions.write(
        () -> announce(store, pulse.beat(store, Set.of(Pulse.Part.ORDERS)).orders(), true));
  }

  void placeOrderAndRollBack(Store store) {
    try {
      transactions.write(
          () -> {
            announce(store, pulse.beat(store, Set.of(Pulse.Part.ORDERS)).orders(), true);
            throw new IllegalStateException("rolled back");
          });
    } catch (IllegalStateException expected) {
      // that was the purpose
    }
  }

  /** As if the node had died between commit and announcement. */
  long placeOrderSilently(Store store) {
    return transactions.write(() -> pulse.beat(store, Set.of(Pulse.Part.ORDERS)).orders());
  }

  OrderChanged changeOrder(PlacedOrder order, boolean told) {
    return transactions.write(
        () -> {
          var o = Owned.only(order.store(), ORDERS);
          db.update(o).set(o.VERSION, o.VERSION.plus(1)).where(o.ID.eq(order.id())).execute();
          int version =
              db.select(o.VERSION).from(o).where(o.ID.eq(order.id())).fetchSingle(o.VERSION);
          long seq = pulse.beat(order.store(), Set.of(Pulse.Part.ORDERS)).orders();
          var event = event(order.store(), order.id(), order.publicId(), version, seq, false);
          if (told) events.publishEvent(event);
          return event;
        });
  }

  long changeStock(Store store, String variant, int available) {
    return transactions.write(
        () -> {
          long seq = pulse.beat(store, Set.of(Pulse.Part.INVENTORY)).inventory();
          events.publishEvent(
              new StockChanged(
                  store.id(),
                  store.publicId(),
                  List.of(new StockChanged.Level(variant, available, false)),
                  seq,
                  clock.instant()));
          return seq;
        });
  }

  /** Texts empty and numbers zero; the rest is up to the caller. */
  private static void blank(org.jooq.Record row) {
    for (var field : row.fields()) {
      if (field.getType() == String.class) row.set(field.coerce(String.class), "");
      if (field.getType() == Long.class) row.set(field.coerce(Long.class), 0L);
    }
  }

  private Store at16(Store store) {
    var pulse = Owned.only(store, STORE_PULSE);
    db.update(pulse).set(pulse.ORDERS_SEQ, 16L).set(pulse.INVENTORY_SEQ, 3L).execute();
    return store;
  }

  private OrderChanged announce(Store store, long seq, boolean created) {
    var event = event(store, Ids.next(), PublicId.random(), 1, seq, created);
    events.publishEvent(event);
    return event;
  }

  private OrderChanged event(
      Store store, long id, String publicId, int version, long seq, boolean created) {
    return new OrderChanged(
        store.id(),
        store.publicId(),
        store.merchant().publicId(),
        id,
        publicId,
        Long.toString(1000 + seq),
        PaymentState.PAID,
        created ? FulfilmentState.NEW : FulfilmentState.PREPARING,
        version,
        seq,
        created,
        clock.instant(),
        null);
  }
}
