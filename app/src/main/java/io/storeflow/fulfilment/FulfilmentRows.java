package io.storeflow.fulfilment;

import static io.storeflow.db.Tables.FULFILMENT;
import static io.storeflow.db.Tables.FULFILMENT_LINE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.db.tables.records.FulfilmentLineRecord;
import io.storeflow.order.ReturnState;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rows of what went out, and the count of it at their order. Joins the caller's transaction. */
@Component
class FulfilmentRows {
  /** What was written just now. */
  record Written(long id, String publicId, FulfilmentStage stage, int units) {}

  private final DSLContext db;
  private final Clock clock;

  FulfilmentRows(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * What of the order has gone out, and what is left.
   *
   * @throws NotFound if the store has no such order
   */
  Outgoing read(Store store, long orderId) {
    var o = only(store, ORDERS);
    return db.select(Outgoing.of(store, o))
        .from(o)
        .where(o.ID.eq(orderId))
        .fetchOptional()
        .map(row -> row.value1())
        .orElseThrow(NotFound::new);
  }

  /** Whether any of it is coming back with a return. */
  boolean isComingBack(Store store, long orderId) {
    var o = only(store, ORDERS);
    return db.fetchExists(o, o.ID.eq(orderId).and(o.RETURN_STATE.in(ReturnState.COMING)));
  }

  /** The public id of what a form has made before. */
  Optional<String> madeBy(Store store, @Nullable String key) {
    if (key == null) return Optional.empty();
    var f = only(store, FULFILMENT);
    return db.select(f.PUBLIC_ID).from(f).where(f.FORM_KEY.eq(key)).fetchOptional(f.PUBLIC_ID);
  }

  /** What of the order came back after its shopper was told of it. */
  List<Fulfilment> toldBefore(Store store, long orderId) {
    var f = only(store, FULFILMENT);
    var came = f.STAGE.eq(FulfilmentStage.CANCELLED).and(f.MAILED_AT.isNotNull());
    return db.select(Outgoing.fulfilments(store, f, came.and(f.ORDER_ID.eq(orderId))))
        .fetchSingle()
        .value1();
  }

  /** Whether that of this order came back. */
  boolean isTakenBack(Store store, long orderId, String publicId) {
    var f = only(store, FULFILMENT);
    return db.fetchExists(
        db.selectOne()
            .from(f)
            .where(f.PUBLIC_ID.eq(publicId))
            .and(f.ORDER_ID.eq(orderId))
            .and(f.STAGE.eq(FulfilmentStage.CANCELLED)));
  }

  /** Writes what goes out. Three statements, the last one for the count. */
  Written insert(
      Store store,
      long orderId,
      FulfilmentStage stage,
      Map<Integer, Integer> units,
      Sending what,
      int gone) {
    var label = what.label();
    int all = units.values().stream().mapToInt(it -> it).sum();
    var written = new Written(Ids.next(), PublicId.random(), stage, all);
    insertInto(db, store, FULFILMENT)
        .set(FULFILMENT.ID, written.id())
        .set(FULFILMENT.PUBLIC_ID, written.publicId())
        .set(FULFILMENT.ORDER_ID, orderId)
        .set(FULFILMENT.STAGE, stage)
        .set(FULFILMENT.UNITS, all)
        .set(FULFILMENT.CARRIER, label.carrier())
        .set(FULFILMENT.CARRIER_NAME, label.name())
        .set(FULFILMENT.TRACKING_NUMBER, label.number())
        .set(FULFILMENT.TRACKING_URL, label.link())
        .set(FULFILMENT.GIVEN_TO, what.givenTo())
        .set(FULFILMENT.BY_CODE, what.byCode())
        .set(FULFILMENT.FORM_KEY, what.key())
        .set(FULFILMENT.SENT_AT, clock.instant())
        .set(FULFILMENT.VERSION, 1)
        .execute();
    var lines = new ArrayList<FulfilmentLineRecord>();
    units.forEach(
        (position, quantity) -> {
          var line = new FulfilmentLineRecord();
          line.setFulfilmentId(written.id());
          line.setOrderId(orderId);
          line.setLinePosition(position);
          line.setQuantity(quantity);
          lines.add(line);
        });
    insertAll(db, store, FULFILMENT_LINE, lines);
    count(store, orderId, gone + all);
    return written;
  }

  /** Notes that it is where it is said to be. */
  void move(Store store, long id, FulfilmentStage to) {
    var f = only(store, FULFILMENT);
    Instant now = clock.instant();
    db.update(f)
        .set(f.STAGE, to)
        .set(f.VERSION, f.VERSION.plus(1))
        .set(f.DELIVERED_AT, to == FulfilmentStage.DELIVERED ? now : null)
        .set(f.CANCELLED_AT, to == FulfilmentStage.CANCELLED ? now : null)
        .where(f.ID.eq(id))
        .execute();
  }

  void relabel(Store store, long id, ParcelLabel label) {
    var f = only(store, FULFILMENT);
    db.update(f)
        .set(f.CARRIER, label.carrier())
        .set(f.CARRIER_NAME, label.name())
        .set(f.TRACKING_NUMBER, label.number())
        .set(f.TRACKING_URL, label.link())
        .set(f.VERSION, f.VERSION.plus(1))
        .where(f.ID.eq(id))
        .execute();
  }

  /** Notes how many units of the order have gone out. */
  void count(Store store, long orderId, int gone) {
    var o = only(store, ORDERS);
    db.update(o).set(o.UNITS_GONE, gone).where(o.ID.eq(orderId)).execute();
  }
}
