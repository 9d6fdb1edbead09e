package io.storeflow.order;

import static io.storeflow.db.Tables.ORDER_TIMELINE;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.db.tables.records.OrderTimelineRecord;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
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

  /** It was paid, and has become worth more; the detail is what is due by that. */
  public static final String DUE = "due";

  /** Some money came, and more is due; the detail is the amount, as for the next. */
  public static final String PAID_IN_PART = "paid_in_part";

  public static final String UNPAID_IN_PART = "unpaid_in_part";

  /** The detail is what went back, and why where somebody said it. */
  public static final String REFUNDED = "refunded";

  /** Nothing went back, as it was not paid: the detail is by how much less is due, and why. */
  public static final String CREDITED = "credited";

  /** Behind an amount that went back: because it was changed what is in it. */
  public static final String EDITED = "~edited";

  /** The detail is what was put to it. */
  public static final String ADDED = "added";

  /** Somebody else gets it, or elsewhere; the detail is who and where that was before. */
  public static final String REDIRECTED = "redirected";

  /** Its invoice goes elsewhere; the detail is where, empty for nowhere. */
  public static final String BILLED = "billed";

  public static final String PAYMENT_EXPIRED = "payment_expired";
  public static final String COMMENT = "comment";
  public static final String MAIL_SENT = "mail_sent";
  public static final String CANCEL_SEEN = "cancel_seen";

  /** By somebody of the store; the detail is the id. */
  public static final String VAT_ID_CONFIRMED = "vat_id_confirmed";

  public static final String VAT_ID_WITHDRAWN = "vat_id_withdrawn";

  /** Of a cancelled order; the detail says how much, and of which. */
  public static final String GIFT_CARD_SPENT = "gift_card_spent";

  /**
   * What a gift card paid of a cancelled order, which takes nothing back as it is switched off: how
   * much, and which.
   */
  public static final String GIFT_CARD_OFF = "gift_card_off";

  /** Something of it went out; the detail says what, as for the next four. */
  private static final String SENT = "sent_";

  public static final String SENT_LABEL = "sent_label";
  public static final String DELIVERED = "sent_delivered";
  public static final String UNDELIVERED = "sent_undelivered";
  public static final String TAKEN_BACK = "sent_back";

  /** Begins the kind of an entry that says why it is held; the detail is a note. */
  public static final String HELD = "held_";

  public static final String RELEASED = "released";

  /** Begins the kind of an entry of a return; the detail says what, or why. */
  private static final String RETURNED = "return_";

  /** Begins the kind of an entry that says which document was made; the detail is its number. */
  private static final String DOCUMENT = "document_";

  /**
   * Begins the kind of an entry that says what was printed; the detail is the printer, if known.
   */
  public static final String PRINTED = "printed_";

  /** Another time was said for it, which is the detail, as an instant. */
  public static final String DELAYED = "delayed";

  /** Somebody has withdrawn from the contract; the detail is the name that they gave. */
  public static final String WITHDRAWN = "withdrawn";

  /** The same by somebody who did not name its address. */
  public static final String WITHDRAWN_UNPROVEN = WITHDRAWN + "_unproven";

  /** Staff have convinced themselves that it is the shopper's; the detail is how. */
  public static final String WITHDRAWN_TAKEN = WITHDRAWN + "_taken";

  /** Staff say what becomes of that, which is the detail. */
  public static final String WITHDRAWN_ANSWERED = WITHDRAWN + "_answered";

  /** It was made of a cart of which its shopper had been reminded. */
  public static final String BROUGHT_BACK = "brought_back";

  /** Staff had put it together; the detail is the name of the draft. */
  public static final String DRAFTED = "drafted";

  /**
   * A draft was made of what is given for goods that came back; its public id, a space, its name.
   */
  public static final String EXCHANGED = "exchanged";

  /** It was due, but the address had got too many. */
  public static final String MAIL_HELD = "mail_held";

  /** Of one statement. */
  private static final int ROWS = 500;

  private static final Pattern AMOUNT =
      Pattern.compile("(-?\\d{1,18}(?:\\.\\d{1,4})?) ([A-Z]{3})(?: (.*))?", Pattern.DOTALL);

  /** The detail that says an amount, and whatever language its reader has. */
  public static String told(Money amount) {
    return amount.plain() + " " + amount.currency().getCurrencyCode();
  }

  /** The kind of entry for a move of the fulfilment. */
  public static String moved(FulfilmentState to) {
    return "moved_" + to.code();
  }

  /** The kind of entry for a document that was made, by the code of its kind. */
  public static String document(String kind) {
    return DOCUMENT + kind;
  }

  /** The kind of entry for what went out, by the code of where it is then. */
  public static String sent(String stage) {
    return SENT + stage;
  }

  /** The kind of entry for a return, by the code of how far it is then. */
  public static String returned(String stage) {
    return RETURNED + stage;
  }

  /**
   * @param actorKind null in entries from before it was written
   * @param actor the name; of a shopper or StoreFlow the code of the kind
   */
  public record Entry(
      String kind, Actor.@Nullable Kind actorKind, String actor, String detail, Instant at) {

    /** Whether its detail is for people as it stands. */
    public boolean tellsDetail() {
      return !detail.isEmpty()
          && (kind.equals(MAIL_SENT)
              || kind.equals(DELAYED) && time() == null
              || kind.equals(REDIRECTED)
              || kind.equals(BILLED)
              || kind.equals(GIFT_CARD_SPENT) && amount() == null
              || kind.equals(ADDED)
              || kind.equals(DRAFTED)
              || kind.startsWith(SENT)
              || kind.startsWith(RETURNED)
              || kind.startsWith(DOCUMENT)
              || kind.startsWith(PRINTED)
              || kind.startsWith(WITHDRAWN)
              || kind.startsWith(HELD));
    }

    /** The time that the detail is; null for none, as in entries that have it in words. */
    public @Nullable Instant time() {
      if (!kind.equals(DELAYED)) return null;
      try {
        return Instant.parse(detail);
      } catch (DateTimeParseException inWords) {
        return null;
      }
    }

    /** The amount that the detail begins with; null for none. */
    public @Nullable Money amount() {
      var parts = AMOUNT.matcher(detail);
      return parts.matches()
          ? Money.ofPlain(parts.group(1), Currency.getInstance(parts.group(2)))
          : null;
    }

    /** What the detail says behind the amount; empty for nothing. */
    public String behindAmount() {
      var parts = AMOUNT.matcher(detail);
      return parts.matches() && parts.group(3) != null ? parts.group(3) : "";
    }

    /** Whether the amount went back because it was changed what is in the order. */
    public boolean byEdit() {
      return behindAmount().equals(EDITED);
    }

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

  /** Adds an entry in the caller's transaction, and returns its row id. */
  public long add(Store store, long orderId, String kind, Actor actor, String detail) {
    long id = Ids.next();
    insertInto(db, store, ORDER_TIMELINE)
        .set(ORDER_TIMELINE.ID, id)
        .set(ORDER_TIMELINE.ORDER_ID, orderId)
        .set(ORDER_TIMELINE.KIND, kind)
        .set(ORDER_TIMELINE.ACTOR_KIND, actor.kind())
        .set(ORDER_TIMELINE.ACTOR_ID, actor.personId())
        .set(ORDER_TIMELINE.ACTOR, actor.name())
        .set(ORDER_TIMELINE.DETAIL, detail)
        .set(ORDER_TIMELINE.AT, clock.instant())
        .execute();
    return id;
  }

  /**
   * An entry that is added with others.
   *
   * @param detail may be empty
   */
  public record New(long orderId, String kind, String detail) {}

  /** Adds entries of many orders in the caller's transaction, in few statements. */
  public void addAll(Store store, List<New> entries, Actor actor) {
    var now = clock.instant();
    for (int from = 0; from < entries.size(); from += ROWS) {
      var some = entries.subList(from, Math.min(from + ROWS, entries.size()));
      insertAll(db, store, ORDER_TIMELINE, some.stream().map(it -> row(it, actor, now)).toList());
    }
  }

  private static OrderTimelineRecord row(New entry, Actor actor, Instant now) {
    var row = new OrderTimelineRecord();
    row.setId(Ids.next());
    row.setOrderId(entry.orderId());
    row.setKind(entry.kind());
    row.setActorKind(actor.kind());
    row.setActorId(actor.personId());
    row.setActor(actor.name());
    row.setDetail(entry.detail());
    row.setAt(now);
    return row;
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
