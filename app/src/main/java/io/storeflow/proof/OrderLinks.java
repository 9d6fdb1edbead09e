package io.storeflow.proof;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINK;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.SecurityLog;
import io.storeflow.platform.failure.SecurityLog.Event;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.input.Email;
import io.storeflow.platform.job.Jobs;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.store.Store;
import io.storeflow.upkeep.ExpiringOfStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/**
 * Links that are mailed to the address of an order, for who may do more with it than follow it.
 * Each is good for a day and for one act, and once if that changes anything; looking at it uses
 * nothing up, as those who read mails before their owner look at every link.
 */
@Service
public class OrderLinks implements ExpiringOfStore {
  public static final Duration LIFE = Duration.ofDays(1);

  /** How soon after a mail another one is no use: the first may still be on its way. */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  /** A link as it stands in its mail. */
  public record Written(
      String email, String publicId, long number, String name, ShopperAct act, String token) {}

  /** What is known of a token. */
  public enum Known {
    GOOD,
    /** It was used before. */
    USED,
    /** It is none, or too old. */
    NONE
  }

  private final DSLContext db;
  private final Transactions transactions;
  private final Jobs jobs;
  private final MailRoom room;
  private final RateLimits limits;
  private final Clock clock;

  OrderLinks(
      DSLContext db,
      Transactions transactions,
      Jobs jobs,
      MailRoom room,
      RateLimits limits,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.jobs = jobs;
    this.room = room;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Has a link mailed to the address of the order; nothing if one waits to be, or was in this very
   * minute.
   *
   * @param network from which it is asked
   * @throws io.storeflow.platform.failure.Problem 429 for too many, from there or to the address
   */
  public void ask(Store store, long orderId, ShopperAct act, String network) {
    limits.require(Rule.PROOF, network);
    if (isUnderWay(store, orderId, act)) return;
    room.require(store, Email.kept(email(store, orderId)), network);
    long id = Ids.next();
    transactions.write(
        () -> {
          insertInto(db, store, ORDER_LINK)
              .set(ORDER_LINK.ID, id)
              .set(ORDER_LINK.ORDER_ID, orderId)
              .set(ORDER_LINK.ACT, act)
              .set(ORDER_LINK.EXPIRES_AT, clock.instant().plus(LIFE))
              .execute();
          jobs.enqueue(
              OrderLinkMail.KIND, new OrderLinkMail(store.id(), id), Jobs.Priority.CRITICAL);
        });
  }

  private boolean isUnderWay(Store store, long orderId, ShopperAct act) {
    var l = only(store, ORDER_LINK);
    var fresh = clock.instant().plus(LIFE).minus(PAUSE);
    return db.fetchExists(
        db.select(l.ID)
            .from(l)
            .where(l.ORDER_ID.eq(orderId))
            .and(l.ACT.eq(act))
            .and(l.USED_AT.isNull())
            .and(l.EXPIRES_AT.gt(fresh)));
  }

  private String email(Store store, long orderId) {
    var o = only(store, ORDERS);
    return db.select(o.CUSTOMER_EMAIL)
        .from(o)
        .where(o.ID.eq(orderId))
        .fetchSingle(o.CUSTOMER_EMAIL);
  }

  /** A new token for the mail that is being written; empty if its time is over. */
  public Optional<Written> write(Store store, long id) {
    var token = PublicId.random() + PublicId.random();
    var l = only(store, ORDER_LINK);
    return transactions.write(
        () -> {
          int waits =
              db.update(l)
                  .set(l.TOKEN_HASH, hash(token))
                  .where(l.ID.eq(id))
                  .and(l.USED_AT.isNull())
                  .and(l.EXPIRES_AT.gt(clock.instant()))
                  .execute();
          return waits == 0 ? Optional.<Written>empty() : written(store, id, token);
        });
  }

  private Optional<Written> written(Store store, long id, String token) {
    var l = only(store, ORDER_LINK);
    var o = only(store, ORDERS);
    return db.select(o.CUSTOMER_EMAIL, o.PUBLIC_ID, o.NUMBER, o.CUSTOMER_NAME, l.ACT)
        .from(l)
        .join(o)
        .on(o.ID.eq(l.ORDER_ID))
        .where(l.ID.eq(id))
        .fetchOptional(
            mapping(
                (email, publicId, number, name, act) ->
                    new Written(email, publicId, number, name, act, token)));
  }

  /**
   * What is known of a token; nothing is used up.
   *
   * @param network from which it comes: guesses are counted
   * @throws io.storeflow.platform.failure.Problem 429 for too many guesses from there
   */
  public Known look(Store store, long orderId, ShopperAct act, String token, String network) {
    var l = only(store, ORDER_LINK);
    var found =
        db.select(l.USED_AT)
            .from(l)
            .where(is(store, orderId, act, token))
            .fetchOptional(row -> row.value1() == null ? Known.GOOD : Known.USED);
    if (found.isEmpty()) {
      SecurityLog.tell(Event.PROOF_WRONG, store.slug());
      limits.require(Rule.PROOF, network);
    }
    return found.orElse(Known.NONE);
  }

  /** Uses it up; false if it is good no more. Joins the caller's transaction. */
  public boolean use(Store store, long orderId, ShopperAct act, String token) {
    var l = only(store, ORDER_LINK);
    return db.update(l)
            .set(l.USED_AT, clock.instant())
            .where(is(store, orderId, act, token))
            .and(l.USED_AT.isNull())
            .execute()
        == 1;
  }

  private Condition is(Store store, long orderId, ShopperAct act, String token) {
    var l = only(store, ORDER_LINK);
    return l.TOKEN_HASH
        .eq(hash(token))
        .and(l.ORDER_ID.eq(orderId))
        .and(l.ACT.eq(act))
        .and(l.EXPIRES_AT.gt(clock.instant()));
  }

  private static byte[] hash(String token) {
    return Digest.bytes(token.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int forgetExpired(Store store) {
    var l = only(store, ORDER_LINK);
    return db.deleteFrom(l).where(l.EXPIRES_AT.lt(clock.instant())).limit(STEP).execute();
  }
}
