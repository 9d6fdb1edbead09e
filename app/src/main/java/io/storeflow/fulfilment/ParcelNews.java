package io.storeflow.fulfilment;

import static io.storeflow.db.Tables.FULFILMENT;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;

import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** What mails tell shoppers of what went out: of each once, however often it came back and went. */
@Service
public class ParcelNews {

  /**
   * What went out, as it is told.
   *
   * @param contents line by line
   * @param rest what is still to come
   */
  public record Told(Fulfilment parcel, List<Outgoing.Line> contents, List<Outgoing.Line> rest) {}

  private final DSLContext db;
  private final FulfilmentRows rows;
  private final Clock clock;

  ParcelNews(DSLContext db, FulfilmentRows rows, Clock clock) {
    this.db = db;
    this.rows = rows;
    this.clock = clock;
  }

  /** A parcel that nobody sent, to show what is told of one. */
  public static Told sample(Instant at) {
    var parcel =
        new Fulfilment(
            0,
            "",
            FulfilmentStage.values()[0],
            2,
            ParcelLabel.NONE,
            "",
            false,
            at,
            null,
            null,
            1,
            List.of());
    var line = new Outgoing.Line(1, "Tonkotsu Ramen", "", "", "", 2, 0);
    return new Told(parcel, List.of(line), List.of());
  }

  /** What is to be told of it; empty if it came back, or just the same was told of another. */
  public Optional<Told> toTell(Store store, long orderId, long id) {
    var order = rows.read(store, orderId);
    return order.parcels().stream()
        .filter(it -> it.id() == id)
        .filter(it -> rows.toldBefore(store, orderId).stream().noneMatch(it::saysTheSameAs))
        .findFirst()
        .map(it -> new Told(it, order.contents(it), order.left()));
  }

  /** Notes that its shopper was told of it. Joins the caller's transaction. */
  public void told(Store store, long id) {
    var f = only(store, FULFILMENT);
    db.update(f).set(f.MAILED_AT, clock.instant()).where(f.ID.eq(id)).execute();
  }

  /** The code by which an order is handed over; empty while it has none. */
  public Optional<String> code(Store store, long orderId) {
    var o = only(store, ORDERS);
    return db.select(HandoverCodes.of(store, o))
        .from(o)
        .where(o.ID.eq(orderId))
        .fetchOptional()
        .flatMap(row -> Optional.ofNullable(row.value1()));
  }
}
