package io.storeflow.transfer;

import static io.storeflow.db.Tables.TRANSFER;
import static io.storeflow.db.Tables.TRANSFER_LINE;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.db.tables.records.TransferLineRecord;
import io.storeflow.location.Location;
import io.storeflow.platform.id.Ids;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.transfer.TransferRefused.Why;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.springframework.stereotype.Component;

/** Writes the rows of transfers and of their lines, in the caller's transaction. */
@Component
class TransferRows {
  private final DSLContext db;
  private final Clock clock;

  TransferRows(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  void begin(Store store, String publicId, Location from, Location to, String note, Actor actor) {
    insertInto(db, store, TRANSFER)
        .set(TRANSFER.ID, Ids.next())
        .set(TRANSFER.PUBLIC_ID, publicId)
        .set(TRANSFER.FROM_ID, from.id())
        .set(TRANSFER.TO_ID, to.id())
        .set(TRANSFER.STATE, TransferState.DRAFT)
        .set(TRANSFER.NOTE, note)
        .set(TRANSFER.ACTOR, actor.name())
        .set(TRANSFER.CREATED_AT, clock.instant())
        .set(TRANSFER.VERSION, 1)
        .execute();
  }

  /** These lines in place of those that it has. */
  void write(Store store, Transfer transfer, Map<Long, Integer> units) {
    var l = only(store, TRANSFER_LINE);
    db.deleteFrom(l).where(l.TRANSFER_ID.eq(transfer.id())).execute();
    insertAll(db, store, TRANSFER_LINE, records(transfer.id(), units));
  }

  void arrive(List<Query> arrivals) {
    db.batch(arrivals).execute();
  }

  /** Only who changes the version that was read goes on: the others were slower. */
  void become(Store store, Transfer transfer, TransferState from, TransferState to) {
    var t = only(store, TRANSFER);
    boolean leaves = from == TransferState.DRAFT && to == TransferState.SENT;
    int changed =
        db.update(t)
            .set(t.STATE, to)
            .set(t.SENT_AT, leaves ? clock.instant() : transfer.sentAt())
            .set(t.VERSION, t.VERSION.plus(1))
            .where(t.ID.eq(transfer.id()))
            .and(t.STATE.eq(from))
            .and(t.VERSION.eq(transfer.version()))
            .execute();
    if (changed == 0) throw new TransferRefused(Why.MOVED);
  }

  void close(Store store, Transfer transfer, TransferState to) {
    var t = only(store, TRANSFER);
    db.update(t)
        .set(t.STATE, to)
        .set(t.CLOSED_AT, clock.instant())
        .where(t.ID.eq(transfer.id()))
        .execute();
  }

  Query arrival(
      Store store, Transfer transfer, TransferLine line, int arrived, int lost, String reason) {
    var l = only(store, TRANSFER_LINE);
    return db.update(l)
        .set(l.ARRIVED, l.ARRIVED.plus(arrived))
        .set(l.LOST, l.LOST.plus(lost))
        .set(l.REASON, reason)
        .where(l.TRANSFER_ID.eq(transfer.id()))
        .and(l.VARIANT_ID.eq(line.variantId()));
  }

  private static List<TransferLineRecord> records(long transfer, Map<Long, Integer> units) {
    var rows = new ArrayList<TransferLineRecord>();
    new LinkedHashMap<>(units)
        .forEach(
            (variant, quantity) -> {
              var row = new TransferLineRecord();
              row.setTransferId(transfer);
              row.setVariantId(variant);
              row.setPosition(rows.size());
              row.setQuantity(quantity);
              row.setArrived(0);
              row.setLost(0);
              row.setReason("");
              rows.add(row);
            });
    return rows;
  }
}
