package io.storeflow.loyalty;

import static io.storeflow.db.Tables.CUSTOMER;
import static io.storeflow.db.Tables.LOYALTY_LEDGER;
import static io.storeflow.db.Tables.LOYALTY_MEMBER;
import static io.storeflow.db.Tables.STORE;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.storeflow.customer.Customers;
import io.storeflow.loyalty.PointsLedger.Posting;
import io.storeflow.outbox.Event;
import io.storeflow.outbox.EventKind;
import io.storeflow.outbox.Outbox;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.SentBefore;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Merchant;
import io.storeflow.store.Store;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Customers with points: what they have, and what staff and they themselves change of it. */
@Service
public class Members {
  /** Entries of the ledger that are shown. */
  public static final int ENTRIES = 100;

  /** Beyond it a correction is a slip of the fingers. */
  public static final int MOST_ADJUSTED = 1_000_000;

  private final DSLContext db;
  private final Transactions transactions;
  private final PointsLedger ledger;
  private final Customers customers;
  private final Outbox outbox;
  private final ApplicationEventPublisher events;

  Members(
      DSLContext db,
      Transactions transactions,
      PointsLedger ledger,
      Customers customers,
      Outbox outbox,
      ApplicationEventPublisher events) {
    this.db = db;
    this.transactions = transactions;
    this.ledger = ledger;
    this.customers = customers;
    this.outbox = outbox;
    this.events = events;
  }

  /**
   * Points of a member as they are now.
   *
   * @param publicId of the channel that tells of new ones
   * @param version that the channel counts on from
   * @param open points that may be spent
   */
  public record Standing(String publicId, int version, long open) {}

  /** The customer's points; empty for one who never had any. Two statements. */
  public Optional<Member> of(Merchant merchant, long customer) {
    var m = only(merchant, LOYALTY_MEMBER);
    var c = only(merchant, CUSTOMER);
    var earned = ledger.earned(merchant, m.CUSTOMER_ID).as("earned_in_year");
    return db.select(m.PUBLIC_ID, m.BALANCE, m.VERSION, m.BIRTH_MONTH, m.BIRTH_DAY)
        .select(c.EMAIL, c.NAME, earned)
        .from(m)
        .join(c)
        .on(c.ID.eq(m.CUSTOMER_ID))
        .where(m.CUSTOMER_ID.eq(customer))
        .fetchOptional(
            row ->
                new Member(
                    row.get(m.PUBLIC_ID),
                    customer,
                    row.get(c.EMAIL),
                    row.get(c.NAME),
                    row.get(m.BALANCE),
                    row.get(m.VERSION),
                    birthday(row.get(m.BIRTH_MONTH), row.get(m.BIRTH_DAY)),
                    row.get(earned).longValue(),
                    entries(merchant, customer)));
  }

  /** What the customer earned within a year, which decides the tier; as a column of a statement. */
  public Field<Long> earnedInYear(Merchant merchant, Field<Long> customer) {
    return ledger.earned(merchant, customer).cast(Long.class);
  }

  /** How many points the customer may spend. One statement. */
  public long open(Merchant merchant, long customer) {
    return standing(merchant, customer).map(Standing::open).orElse(0L);
  }

  /** The same as a column of a statement, of whichever customer that is; 0 for none. */
  public Field<Long> open(Merchant merchant, Field<Long> customer) {
    var m = only(merchant, LOYALTY_MEMBER);
    var open = select(greatest(m.BALANCE, val(0L))).from(m).where(m.CUSTOMER_ID.eq(customer));
    return coalesce(field(open), 0L);
  }

  /** What the customer has, to be shown and followed; empty for no member. One statement. */
  public Optional<Standing> standing(Merchant merchant, long customer) {
    var m = only(merchant, LOYALTY_MEMBER);
    return db.select(m.PUBLIC_ID, m.VERSION, m.BALANCE)
        .from(m)
        .where(m.CUSTOMER_ID.eq(customer))
        .fetchOptional(row -> new Standing(row.value1(), row.value2(), Math.max(0, row.value3())));
  }

  /** Whose birthday it is: said once, as there is something to be had for it. */
  public void celebrate(Store store, long customer, MonthDay birthday) {
    var m = only(store.merchant(), LOYALTY_MEMBER);
    transactions.write(
        () -> {
          ledger.lock(store, customer);
          db.update(m)
              .set(m.BIRTH_MONTH, birthday.getMonthValue())
              .set(m.BIRTH_DAY, birthday.getDayOfMonth())
              .where(m.CUSTOMER_ID.eq(customer))
              .and(m.BIRTH_MONTH.isNull())
              .execute();
        });
  }

  /**
   * Gives points or takes them, for a reason that stays in the ledger.
   *
   * @param publicId of the customer
   * @throws NotFound if the merchant has no such customer
   * @throws PointsSpent if more are to be taken than there are
   */
  public void adjust(Store store, String publicId, int points, String reason, Actor actor) {
    adjust(store, publicId, points, reason, actor, null);
  }

  /**
   * The same for a form that may be sent again.
   *
   * @param once what is kept of the key of the form; null for none
   * @throws SentBefore for a form that has changed the points
   */
  public void adjust(
      Store store, String publicId, int points, String reason, Actor actor, @Nullable String once) {
    long customer = customer(store.merchant(), publicId).orElseThrow(NotFound::new);
    transactions.write(() -> write(store, customer, publicId, points, reason, actor, once));
  }

  /**
   * Gives points to whoever has that address, also to somebody who has bought nothing yet.
   *
   * @return public id of the customer
   * @throws PointsSpent if they are taken from one who has not that many
   */
  public String give(Store store, String email, int points, String reason, Actor actor) {
    return give(store, email, points, reason, actor, null);
  }

  /**
   * The same for a form that may be sent again.
   *
   * @param once what is kept of the key of the form; null for none
   * @throws SentBefore for a form that has given the points
   */
  public String give(
      Store store, String email, int points, String reason, Actor actor, @Nullable String once) {
    return transactions.write(
        () -> {
          var found = customers.findOrCreate(store, email, "", "");
          var c = only(store.merchant(), CUSTOMER);
          var id =
              db.select(c.PUBLIC_ID).from(c).where(c.ID.eq(found.id())).fetchSingle(c.PUBLIC_ID);
          write(store, found.id(), id, points, reason, actor, once);
          if (found.added())
            outbox.tell(store.merchant(), Event.of(EventKind.CUSTOMER_CREATED, found.id()));
          return id;
        });
  }

  /**
   * All points of the first become the second one's, as if that one had earned and spent them all;
   * nothing for one who never had any. Joins the caller's transaction.
   */
  public void join(Store store, long from, long into, Actor actor) {
    if (!ledger.isLocked(store.merchant(), from)) return;
    ledger.lock(store, into);
    ledger.join(store.merchant(), from, into, actor);
  }

  private void write(
      Store store,
      long customer,
      String publicId,
      int points,
      String reason,
      Actor actor,
      @Nullable String once) {
    var merchant = store.merchant();
    ledger.lock(store, customer);
    if (once != null && ledger.has(merchant, once)) throw new SentBefore(publicId);
    long open = open(merchant, customer);
    if (open + points < 0) throw new PointsSpent(open);
    ledger.write(
        merchant,
        customer,
        Posting.of(PointsKind.ADJUSTED, points, null).because(reason, actor, once));
    var changes =
        Audited.Changes.none().field("points", null, points).field("reason", null, reason);
    events.publishEvent(
        Audited.in(store, actor, "loyalty.adjusted", "loyalty_member", publicId, "", changes));
  }

  /** The customer's row id by the public one. */
  public Optional<Long> customer(Merchant merchant, String publicId) {
    var c = only(merchant, CUSTOMER);
    return db.select(c.ID).from(c).where(c.PUBLIC_ID.eq(publicId)).fetchOptional(c.ID);
  }

  private List<Member.Entry> entries(Merchant merchant, long customer) {
    var l = only(merchant, LOYALTY_LEDGER);
    var name =
        select(STORE.NAME)
            .from(STORE)
            .where(STORE.ID.eq(l.STORE_ID))
            .and(STORE.MERCHANT_ID.eq(merchant.id()));
    return db.select(
            l.KIND,
            l.POINTS,
            l.BALANCE_AFTER,
            l.ORDER_NUMBER,
            l.REASON,
            l.ACTOR,
            l.AT,
            l.STORE_ID,
            field(name))
        .from(l)
        .where(l.CUSTOMER_ID.eq(customer))
        .orderBy(l.ID.desc())
        .limit(ENTRIES)
        .fetch(mapping(Member.Entry::new));
  }

  private static @Nullable MonthDay birthday(@Nullable Integer month, @Nullable Integer day) {
    return month == null || day == null ? null : MonthDay.of(month, day);
  }
}
