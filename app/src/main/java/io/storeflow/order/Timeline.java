package io.storeflow.order;

import static io.storeflow.db.Tables.ORDER_TIMELINE;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.platform.id.Ids;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What happened to an order, for people. The kind names a sentence in the messages files, the
 * detail fills it.
 */
@Service
public class Timeline {
  public static final String PLACED = "placed";
  public static final String PLACED_AS_PAID = "placed_as_paid";
  public static final String PAID = "paid";
  public static final String SETTLED = "settled";
  public static final String UNSETTLED = "unsettled";
  public static final String PAYMENT_EXPIRED = "payment_expired";
  public static final String COMMENT = "comment";
  public static final String MAIL_SENT = "mail_sent";
  public static final String CANCEL_SEEN = "cancel_seen";

  /** By somebody of the store; the detail is the id. */
  public static final String VAT_ID_CONFIRMED = "vat_id_confirmed";

  public static final String VAT_ID_WITHDRAWN = "vat_id_withdrawn";

  /** Of a cancelled order; the detail says which and how much. */
  public static final String GIFT_CARD_SPENT = "gift_card_spent";

  /** It was due, but the address had got too many. */
  public static final String MAIL_HELD = "mail_held";

  /** The kind of entry for a move of the fulfilment. */
  public static String moved(FulfilmentState to) {
    return "moved_" + to.code();
  }

  /**
   * @param actorKind null in entries from before it was written
   * @param actor the name; of a shopper or StoreFlow the code of the kind
   */
  public record Entry(
      String kind, Actor.@Nullable Kind actorKind, String actor, String detail, Instant at) {

    /** Whether the actor is a person or a key, whatever the name. */
    public boolean byPerson() {
      return actorKind != null && actorKind.isNamed();
    }
  }

  private final DSLContext db;
  private final Clock clock;

  Timeline(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** How many entries of this kind the order has. */
  public int count(Store store, long orderId, String kind) {
    var t = only(store, ORDER_TIMELINE);
    return db.fetchCount(
        db.select(t.ID).from(t).where(t.ORDER_ID.eq(orderId)).and(t.KIND.eq(kind)));
  }

  /** Adds an entry in the caller's transaction. */
  public void add(Store store, long orderId, String kind, Actor actor, String detail) {
    insertInto(db, store, ORDER_TIMELINE)
        .set(ORDER_TIMELINE.ID, Ids.next())
        .set(ORDER_TIMELINE.ORDER_ID, orderId)
        .set(ORDER_TIMELINE.KIND, kind)
        .set(ORDER_TIMELINE.ACTOR_KIND, actor.kind())
        .set(ORDER_TIMELINE.ACTOR_ID, actor.personId())
        .set(ORDER_TIMELINE.ACTOR, actor.name())
        .set(ORDER_TIMELINE.DETAIL, detail)
        .set(ORDER_TIMELINE.AT, clock.instant())
        .execute();
  }

  /** The entries of an order, oldest first. */
  public List<Entry> of(Store store, long orderId) {
    var entry = only(store, ORDER_TIMELINE);
    return db.select(entry.KIND, entry.ACTOR_KIND, entry.ACTOR, entry.DETAIL, entry.AT)
        .from(entry)
        .where(entry.ORDER_ID.eq(orderId))
        .orderBy(entry.ID)
        .fetch(Records.mapping(Entry::new));
  }
}
