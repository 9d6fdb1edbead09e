package io.storeflow.fulfilmentpage;

import static io.storeflow.db.Tables.FULFILMENT;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;

import io.storeflow.fulfilment.Carrier;
import io.storeflow.fulfilment.Fulfilment;
import io.storeflow.fulfilment.Held;
import io.storeflow.fulfilment.Outgoing;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.store.Store;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what goes out of an order, for its pages. */
@Component
class OutgoingQueries {
  /**
   * An order as far as it goes out.
   *
   * @param email of its shopper
   */
  record Sight(long id, long number, String email, Outgoing outgoing, @Nullable Held held) {

    /**
     * @throws NotFound if nothing of that id stands
     */
    Fulfilment parcel(String publicId) {
      return standing(publicId).orElseThrow(NotFound::new);
    }

    Optional<Fulfilment> standing(String publicId) {
      return outgoing.parcels().stream().filter(it -> it.publicId().equals(publicId)).findFirst();
    }
  }

  private final DSLContext db;

  OutgoingQueries(DSLContext db) {
    this.db = db;
  }

  /**
   * In one statement, however much it is.
   *
   * @throws NotFound if the store has no such order
   */
  Sight find(Store store, long number) {
    var o = only(store, ORDERS);
    return db.select(o.ID, o.NUMBER, o.CUSTOMER_EMAIL, Outgoing.of(store, o), Held.of(store, o))
        .from(o)
        .where(o.NUMBER.eq(number))
        .fetchOptional(Records.mapping(Sight::new))
        .orElseThrow(NotFound::new);
  }

  /**
   * By whom a parcel was sent.
   *
   * @param name that of another one, as it was typed; empty for one that is known
   */
  record Sender(Carrier carrier, String name) {}

  /** By whom the store sent its last parcel: most send all by the same. */
  Optional<Sender> lastSender(Store store) {
    var f = only(store, FULFILMENT);
    return db.select(f.CARRIER, f.CARRIER_NAME)
        .from(f)
        .where(f.CARRIER.isNotNull())
        .orderBy(f.ID.desc())
        .limit(1)
        .fetchOptional(Records.mapping(Sender::new));
  }
}
