package io.storeflow.reminder;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.db.Tables.CART_LINE;
import static io.storeflow.db.Tables.CART_REMINDER;
import static io.storeflow.db.Tables.CART_REMINDER_REFUSAL;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.cart.Carts;
import io.storeflow.db.tables.Cart;
import io.storeflow.db.tables.records.CartReminderRecord;
import io.storeflow.inventory.Availability;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.job.Jobs;
import io.storeflow.product.ForSale;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Finds carts of which their shoppers are to be reminded, and has each mailed once: that a cart was
 * found, and the work of its mail, are written together, under a key that no second one has.
 */
@Component
class DueReminders {
  /** Carts that are taken in one transaction. */
  private static final int STEP = 100;

  /** Carts of a store that are found in one run; the others are found by the next. */
  static final int MOST = 1_000;

  /** Later than so long after its time nobody is reminded: the store was away, or began late. */
  static final Duration LATEST = Duration.ofDays(2);

  /** An address is reminded by a store once in so long, whatever carts it was typed for. */
  static final Duration PAUSE = Duration.ofDays(7);

  /** What was found of a step. */
  private record Step(int read, int found, long last) {}

  /** A cart whose time has come. */
  private record DueCart(long id, String email, Instant agreedAt, int version, String hash) {}

  private final DSLContext db;
  private final Transactions transactions;
  private final Jobs jobs;
  private final Clock clock;

  DueReminders(DSLContext db, Transactions transactions, Jobs jobs, Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * Has the mails written of which it is time.
   *
   * @return how many; none where the store reminds nobody
   */
  int find(Store store) {
    var wait = store.cartReminder();
    if (wait == null) return 0;
    int found = 0;
    var step = new Step(STEP, 0, Long.MIN_VALUE);
    while (step.read() == STEP && found < MOST) {
      long last = step.last();
      step = transactions.write(() -> step(store, wait, last));
      found += step.found();
    }
    return found;
  }

  private Step step(Store store, Duration wait, long after) {
    var c = only(store, CART);
    var due = isDue(c, wait);
    var ids =
        db.select(c.BEGUN_ID)
            .from(c)
            .where(due)
            .and(c.BEGUN_ID.gt(after))
            .and(hasGoods(store, c))
            .orderBy(c.BEGUN_ID)
            .limit(STEP)
            .fetch(c.BEGUN_ID);
    if (ids.isEmpty()) return new Step(0, 0, after);
    // Locked alone, and looked at again: somebody may have come back to it just now.
    var carts =
        db.select(c.BEGUN_ID, c.BEGUN_EMAIL, c.AGREED_AT, c.VERSION)
            .from(c)
            .where(c.BEGUN_ID.in(ids))
            .and(due)
            .orderBy(c.BEGUN_ID)
            .forUpdate()
            .fetch(
                it ->
                    new DueCart(
                        it.value1(),
                        it.value2(),
                        it.value3(),
                        it.value4(),
                        hex(AddressHash.of(store, it.value2()))));
    var unwanted = unwanted(store, carts);
    var found = new ArrayList<DueCart>();
    for (var it : carts) if (unwanted.add(it.hash())) found.add(it);
    write(store, carts, found);
    return new Step(ids.size(), found.size(), ids.getLast());
  }

  /** Its last change was long enough ago, and not too long; typing at checkout is one. */
  private Condition isDue(Cart c, Duration wait) {
    var end = clock.instant().plus(Carts.LIFE).minus(wait);
    return c.AGREED_AT
        .isNotNull()
        .and(c.REMINDER_ID.isNull())
        .and(c.BEGUN_EMAIL.isNotNull())
        .and(c.EXPIRES_AT.le(end))
        .and(c.EXPIRES_AT.gt(end.minus(LATEST)));
  }

  private static Condition hasGoods(Store store, Cart c) {
    var l = only(store, CART_LINE);
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    return exists(
        selectOne()
            .from(l)
            .join(v)
            .on(v.ID.eq(l.VARIANT_ID))
            .join(p)
            .on(p.ID.eq(v.PRODUCT_ID))
            .where(l.VISITOR.eq(c.VISITOR))
            .and(ForSale.is(p, v))
            .and(Availability.of(store, v).isInStock()));
  }

  /** Addresses that want none, or had one lately. */
  private Set<String> unwanted(Store store, Collection<DueCart> carts) {
    var hashes = carts.stream().map(it -> HexFormat.of().parseHex(it.hash())).toList();
    var no = only(store, CART_REMINDER_REFUSAL);
    var r = only(store, CART_REMINDER);
    var all = new HashSet<String>();
    db.select(no.EMAIL_HASH)
        .from(no)
        .where(no.EMAIL_HASH.in(hashes))
        .forEach(it -> all.add(hex(it.value1())));
    db.select(r.EMAIL_HASH)
        .from(r)
        .where(r.EMAIL_HASH.in(hashes))
        .and(r.AT.gt(clock.instant().minus(PAUSE)))
        .forEach(it -> all.add(hex(it.value1())));
    return all;
  }

  private void write(Store store, List<DueCart> looked, List<DueCart> found) {
    var c = only(store, CART);
    db.update(c)
        .setNull(c.AGREED_AT)
        .where(c.BEGUN_ID.in(looked.stream().map(DueCart::id).toList()))
        .execute();
    if (found.isEmpty()) return;
    var now = clock.instant();
    db.update(c)
        .set(c.REMINDER_ID, c.BEGUN_ID)
        .where(c.BEGUN_ID.in(found.stream().map(DueCart::id).toList()))
        .execute();
    insertAll(db, store, CART_REMINDER, found.stream().map(it -> row(it, now)).toList());
    for (var it : found)
      jobs.enqueue(
          ReminderMail.KIND,
          Long.toString(it.id()),
          new ReminderMail(store.id(), it.id()),
          Jobs.Priority.LOW);
  }

  private static CartReminderRecord row(DueCart cart, Instant now) {
    var row = new CartReminderRecord();
    row.setId(cart.id());
    row.setEmailHash(HexFormat.of().parseHex(cart.hash()));
    row.setAgreedAt(cart.agreedAt());
    row.setCartVersion(cart.version());
    row.setAt(now);
    return row;
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
