package io.storeflow.reminder;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.db.Tables.CART_REMINDER;
import static io.storeflow.db.Tables.CART_REMINDER_LINK;
import static io.storeflow.db.Tables.CART_REMINDER_REFUSAL;
import static io.storeflow.db.Tables.CUSTOMER;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.cart.Carts;
import io.storeflow.order.Timeline;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.upkeep.ExpiringOfStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Reminders of carts: one mail to an address whose shopper has agreed to it at checkout (Directive
 * 2002/58/EC, article 13; GDPR, article 6). An address stands here as a hash alone; it is read from
 * the cart, and gone with it.
 */
@Service
public class CartReminders implements ExpiringOfStore {
  /** How long is known that somebody was reminded, with the link by which they end it. */
  static final Duration KNOWN = Duration.ofDays(60);

  /** How long is known which orders came of it. */
  static final Duration COUNTED = Duration.ofDays(400);

  /** How long is known that an address wants no reminders. */
  static final Duration REFUSED = Duration.ofDays(3 * 365);

  /**
   * What a mail needs to know.
   *
   * @param currency of the cart; null for that of the store
   * @param overtaken whether the shopper did anything with the cart meanwhile, has ordered
   *     something, or wants no mail any more
   */
  public record Letter(
      long id, String visitor, String email, @Nullable String currency, boolean overtaken) {}

  private final DSLContext db;
  private final Transactions transactions;
  private final Timeline timeline;
  private final Clock clock;

  CartReminders(DSLContext db, Transactions transactions, Timeline timeline, Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** What its mail is about; empty for a cart that is gone, or was reminded of before. */
  public Optional<Letter> letter(Store store, long id) {
    var r = only(store, CART_REMINDER);
    var c = only(store, CART);
    var o = only(store, ORDERS);
    var who = only(store.merchant(), CUSTOMER);
    var ordered =
        exists(
            selectOne()
                .from(o)
                .join(who)
                .on(who.ID.eq(o.CUSTOMER_ID))
                .where(who.EMAIL.eq(c.BEGUN_EMAIL))
                .and(o.PLACED_AT.gt(r.AGREED_AT)));
    var no = only(store, CART_REMINDER_REFUSAL);
    var refused = exists(selectOne().from(no).where(no.EMAIL_HASH.eq(r.EMAIL_HASH)));
    var over = field(ordered.or(refused));
    return db.select(r.ID, r.AT, c.VISITOR, c.BEGUN_EMAIL, c.CURRENCY, c.EXPIRES_AT, over)
        .from(r)
        .join(c)
        .on(c.BEGUN_ID.eq(r.ID))
        .where(r.ID.eq(id))
        .and(r.SENT_AT.isNull())
        .and(c.BEGUN_EMAIL.isNotNull())
        .and(c.EXPIRES_AT.gt(clock.instant()))
        .fetchOptional(
            it ->
                new Letter(
                    it.value1(),
                    it.value3(),
                    it.value4(),
                    it.value5(),
                    it.value7() || it.value6().minus(Carts.LIFE).isAfter(it.value2())));
  }

  /** A token for one more copy of the mail, which is kept nowhere but in it. */
  public String link(Store store, long id) {
    var token = PublicId.random();
    transactions.write(
        () ->
            insertInto(db, store, CART_REMINDER_LINK)
                .set(CART_REMINDER_LINK.TOKEN_HASH, AddressHash.ofToken(token))
                .set(CART_REMINDER_LINK.REMINDER_ID, id)
                .execute());
    return token;
  }

  /** The mail went out; joins the caller's transaction. */
  public void sent(Store store, long id) {
    var r = only(store, CART_REMINDER);
    db.update(r).set(r.SENT_AT, clock.instant()).where(r.ID.eq(id)).execute();
  }

  /** Where the link leads; empty for one that nobody was sent, or long ago. One statement. */
  public Optional<FollowedLink> follow(Store store, String token) {
    if (!PublicId.looksRight(token)) return Optional.empty();
    var k = only(store, CART_REMINDER_LINK);
    var r = only(store, CART_REMINDER);
    var c = CART;
    return db.select(r.ID, c.VISITOR, c.BEGUN_EMAIL, c.CURRENCY, field(r.ORDER_ID.isNotNull()))
        .from(k)
        .join(r)
        .on(r.ID.eq(k.REMINDER_ID))
        .leftJoin(c)
        .on(ownedBy(store, c))
        .and(c.BEGUN_ID.eq(r.ID))
        .and(c.EXPIRES_AT.gt(clock.instant()))
        .where(k.TOKEN_HASH.eq(AddressHash.ofToken(token)))
        .fetchOptional(mapping(FollowedLink::new));
  }

  /** Its link was followed to the cart; the first time counts. */
  public void opened(Store store, long id) {
    var r = only(store, CART_REMINDER);
    db.update(r)
        .set(r.OPENED_AT, clock.instant())
        .where(r.ID.eq(id))
        .and(r.OPENED_AT.isNull())
        .execute();
  }

  /**
   * The owner of the address wants no reminders of this store any more, whatever is ticked with it
   * at checkout: somebody else may have typed it.
   */
  public void refuse(Store store, String token) {
    var k = only(store, CART_REMINDER_LINK);
    var r = only(store, CART_REMINDER);
    transactions.write(
        () ->
            db.select(r.EMAIL_HASH)
                .from(k)
                .join(r)
                .on(r.ID.eq(k.REMINDER_ID))
                .where(k.TOKEN_HASH.eq(AddressHash.ofToken(token)))
                .fetchOptional(r.EMAIL_HASH)
                .ifPresent(hash -> refuse(store, hash)));
  }

  private void refuse(Store store, byte[] hash) {
    var now = clock.instant();
    insertInto(db, store, CART_REMINDER_REFUSAL)
        .set(CART_REMINDER_REFUSAL.EMAIL_HASH, hash)
        .set(CART_REMINDER_REFUSAL.AT, now)
        .onDuplicateKeyUpdate()
        .set(CART_REMINDER_REFUSAL.AT, now)
        .execute();
  }

  /**
   * Before a cart that it was about, or that its link filled, becomes an order, in the order's
   * transaction and before any cart is locked in it: of several browsers one orders, the others
   * wait for it.
   *
   * @throws OrderedBefore if it came to an order already
   */
  public void claim(Store store, long id) {
    var r = only(store, CART_REMINDER);
    var order =
        db.select(r.ORDER_ID).from(r).where(r.ID.eq(id)).forUpdate().fetchOptional(r.ORDER_ID);
    if (order.isPresent()) throw new OrderedBefore();
  }

  /**
   * The cart became an order, in its transaction. The same goods that still lie in the cart of the
   * browser where they were put in are taken out, unless it was changed since.
   */
  public void ordered(Store store, long id, long orderId) {
    var r = only(store, CART_REMINDER);
    int first =
        db.update(r)
            .set(r.ORDER_ID, orderId)
            .set(r.ORDERED_AT, clock.instant())
            .where(r.ID.eq(id))
            .and(r.SENT_AT.isNotNull())
            .and(r.ORDER_ID.isNull())
            .execute();
    if (first == 0) return;
    var c = only(store, CART);
    db.deleteFrom(c)
        .where(c.BEGUN_ID.eq(id))
        .and(c.VERSION.eq(field(select(r.CART_VERSION).from(r).where(r.ID.eq(id)))))
        .execute();
    timeline.add(store, orderId, Timeline.BROUGHT_BACK, Actor.SHOPPER, "");
  }

  @Override
  public int forgetExpired(Store store) {
    var now = clock.instant();
    var no = only(store, CART_REMINDER_REFUSAL);
    db.deleteFrom(no).where(no.AT.lt(now.minus(REFUSED))).limit(STEP).execute();
    var r = only(store, CART_REMINDER);
    return db.deleteFrom(r)
        .where(r.AT.lt(now.minus(KNOWN)))
        .and(r.ORDER_ID.isNull().or(r.AT.lt(now.minus(COUNTED))))
        .limit(STEP)
        .execute();
  }
}
