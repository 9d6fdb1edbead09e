package io.storeflow.loyalty;

import static io.storeflow.db.Tables.LOYALTY_FEED;
import static io.storeflow.db.Tables.LOYALTY_LEDGER;
import static io.storeflow.db.Tables.LOYALTY_MEMBER;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;

import io.storeflow.db.tables.records.LoyaltyLedgerRecord;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Actor;
import io.storeflow.store.Merchant;
import io.storeflow.store.Store;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The one way in which points move: an entry that stays, and the balance with it. Joins the
 * caller's transaction; the row of the member is locked from the first entry on.
 */
@Component
class PointsLedger {
  /** What was earned within it decides the tier. */
  private static final Duration YEAR = Duration.ofDays(365);

  /** Why one who was put together with another has no points. */
  private static final String JOINED = "merged";

  private final DSLContext db;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  /**
   * Points that came for an order.
   *
   * @param before the balance until then
   */
  private record Gained(long id, long before, String reason, Instant since) {}

  /**
   * Points that come or go.
   *
   * @param points negative for those that go
   * @param since from when they count as gained; null for now
   * @param order that they are about; null for none
   * @param reason a code, or the words of staff
   * @param once names what may happen but once; null for what may come again
   */
  record Posting(
      PointsKind kind,
      long points,
      @Nullable Instant since,
      @Nullable OrderRef order,
      String reason,
      Actor actor,
      @Nullable String once) {

    record OrderRef(long store, long id, long number) {}

    static Posting of(PointsKind kind, long points, @Nullable OrderRef order) {
      return new Posting(kind, points, null, order, "", Actor.SYSTEM, null);
    }

    Posting since(@Nullable Instant at) {
      return new Posting(kind, points, at, order, reason, actor, once);
    }

    Posting because(String why, Actor who, @Nullable String name) {
      return new Posting(kind, points, since, order, why, who, name);
    }
  }

  PointsLedger(DSLContext db, ApplicationEventPublisher events, Clock clock) {
    this.db = db;
    this.events = events;
    this.clock = clock;
  }

  /** Locks the member; a customer becomes one now who was none. */
  void lock(Store store, long customer) {
    if (isLocked(store.merchant(), customer)) return;
    var publicId = PublicId.random();
    int added =
        insertInto(db, store.merchant(), LOYALTY_MEMBER)
            .set(LOYALTY_MEMBER.CUSTOMER_ID, customer)
            .set(LOYALTY_MEMBER.PUBLIC_ID, publicId)
            .set(LOYALTY_MEMBER.BALANCE, 0L)
            .set(LOYALTY_MEMBER.VERSION, 0)
            .set(LOYALTY_MEMBER.JOINED_AT, clock.instant())
            .onDuplicateKeyIgnore()
            .execute();
    if (added > 0)
      db.insertInto(LOYALTY_FEED)
          .set(LOYALTY_FEED.PUBLIC_ID, publicId)
          .set(LOYALTY_FEED.STORE_ID, store.id())
          .set(LOYALTY_FEED.CUSTOMER_ID, customer)
          .execute();
    isLocked(store.merchant(), customer);
  }

  /** What the customer has, with what has to be earned back; none for no member. */
  long balance(Merchant merchant, long customer) {
    var m = only(merchant, LOYALTY_MEMBER);
    return db.select(m.BALANCE)
        .from(m)
        .where(m.CUSTOMER_ID.eq(customer))
        .fetchOptional(m.BALANCE)
        .orElse(0L);
  }

  /** Whether there is that member, who is locked then. */
  boolean isLocked(Merchant merchant, long customer) {
    var m = only(merchant, LOYALTY_MEMBER);
    return db.select(m.CUSTOMER_ID)
        .from(m)
        .where(m.CUSTOMER_ID.eq(customer))
        .forUpdate()
        .fetchOptional()
        .isPresent();
  }

  /**
   * What orders have brought the customer, without what was taken back: more than nothing is there
   * only for who has paid for goods and kept some.
   */
  long broughtByOrders(Merchant merchant, long customer) {
    var l = only(merchant, LOYALTY_LEDGER);
    return db.select(DSL.coalesce(DSL.sum(l.POINTS), BigDecimal.ZERO))
        .from(l)
        .where(l.CUSTOMER_ID.eq(customer))
        .and(l.KIND.in(PointsKind.EARNED, PointsKind.TAKEN_BACK, PointsKind.BONUS))
        .and(l.ORDER_ID.isNotNull())
        .fetchSingle(row -> row.value1().longValue());
  }

  /**
   * Writes the entry; none for no points.
   *
   * @throws PointsSpent if more are to be redeemed than there are
   */
  void write(Merchant merchant, long customer, Posting posting) {
    if (posting.points() == 0) return;
    var m = only(merchant, LOYALTY_MEMBER);
    boolean needsThem = posting.kind() == PointsKind.REDEEMED;
    int changed =
        db.update(m)
            .set(m.BALANCE, m.BALANCE.plus(posting.points()))
            .set(m.VERSION, m.VERSION.plus(1))
            .where(m.CUSTOMER_ID.eq(customer))
            .and(needsThem ? m.BALANCE.ge(-posting.points()) : DSL.noCondition())
            .execute();
    if (changed == 0) throw new PointsSpent(balance(merchant, customer));
    var now = clock.instant();
    var member =
        db.select(m.PUBLIC_ID, m.BALANCE, m.VERSION)
            .from(m)
            .where(m.CUSTOMER_ID.eq(customer))
            .fetchSingle();
    insert(merchant, customer, posting, member.value2(), now);
    events.publishEvent(
        new PointsChanged(
            merchant, customer, member.value1(), member.value2(), member.value3(), now));
  }

  /** Whether that has happened which may happen but once. */
  boolean has(Merchant merchant, String once) {
    var l = only(merchant, LOYALTY_LEDGER);
    return db.fetchExists(db.select(l.ID).from(l).where(l.ONCE.eq(once)));
  }

  /** Points earned within a year, less those of goods that came back. */
  long earnedInYear(Merchant merchant, long customer) {
    return db.select(earned(merchant, DSL.val(customer)))
        .fetchSingle(row -> row.value1().longValue());
  }

  /** The same as a column of a statement. */
  Field<BigDecimal> earned(Merchant merchant, Field<Long> customer) {
    var l = only(merchant, LOYALTY_LEDGER, "earned");
    return DSL.field(
        DSL.select(DSL.coalesce(DSL.sum(l.POINTS), BigDecimal.ZERO))
            .from(l)
            .where(l.CUSTOMER_ID.eq(customer))
            .and(l.KIND.in(Set.of(PointsKind.EARNED, PointsKind.TAKEN_BACK)))
            .and(l.REASON.eq(""))
            .and(l.SINCE.gt(clock.instant().minus(YEAR))));
  }

  private void insert(Merchant merchant, long customer, Posting posting, long after, Instant now) {
    var order = posting.order();
    var since = posting.since();
    insertInto(db, merchant, LOYALTY_LEDGER)
        .set(LOYALTY_LEDGER.ID, Ids.next())
        .set(LOYALTY_LEDGER.CUSTOMER_ID, customer)
        .set(LOYALTY_LEDGER.KIND, posting.kind())
        .set(LOYALTY_LEDGER.POINTS, posting.points())
        .set(LOYALTY_LEDGER.BALANCE_AFTER, after)
        .set(LOYALTY_LEDGER.SINCE, since == null ? now : since)
        .set(LOYALTY_LEDGER.AT, now)
        .set(LOYALTY_LEDGER.STORE_ID, order == null ? null : order.store())
        .set(LOYALTY_LEDGER.ORDER_ID, order == null ? null : order.id())
        .set(LOYALTY_LEDGER.ORDER_NUMBER, order == null ? null : order.number())
        .set(LOYALTY_LEDGER.REASON, posting.reason())
        .set(LOYALTY_LEDGER.ACTOR_KIND, posting.actor().kind())
        .set(LOYALTY_LEDGER.ACTOR, posting.actor().name())
        .set(LOYALTY_LEDGER.ONCE, posting.once())
        .execute();
  }

  /**
   * Takes points of an order back as if they had never come, for that reason: from when they came.
   * Of those that are gone already it says so first, as they can be gone but once.
   */
  void takeBack(
      Merchant merchant, long customer, Posting.OrderRef order, long points, String reason) {
    if (points == 0) return;
    var gained = gained(merchant, customer, order);
    var since = gained.stream().map(Gained::since).min(Comparator.naturalOrder()).orElse(null);
    long gone = Math.min(points, gone(merchant, customer, order, gained, reason));
    for (var posting :
        List.of(
            Posting.of(PointsKind.EXPIRED, gone, order),
            Posting.of(PointsKind.TAKEN_BACK, -points, order)))
      write(merchant, customer, posting.since(since).because(reason, Actor.SYSTEM, null));
  }

  /**
   * What the first has earned, spent and lost is written again for the second one, from when it
   * came, as no entry ever changes; the first has nothing left. Both are locked.
   */
  void join(Merchant merchant, long from, long into, Actor actor) {
    var m = only(merchant, LOYALTY_MEMBER);
    long balance = balance(merchant, into);
    var rows = entries(merchant, from);
    for (var row : rows) {
      balance += row.getPoints();
      row.setId(Ids.next());
      row.setCustomerId(into);
      row.setBalanceAfter(balance);
      row.setAt(clock.instant());
    }
    insertAll(db, merchant, LOYALTY_LEDGER, rows);
    var gone =
        db.select(m.BALANCE, m.BIRTH_MONTH, m.BIRTH_DAY, m.JOINED_AT)
            .from(m)
            .where(m.CUSTOMER_ID.eq(from))
            .fetchSingle();
    db.update(m)
        .set(m.BALANCE, balance)
        .set(m.VERSION, m.VERSION.plus(1))
        .set(m.BIRTH_DAY, DSL.when(m.BIRTH_MONTH.isNull(), gone.value3()).otherwise(m.BIRTH_DAY))
        .set(m.BIRTH_MONTH, DSL.coalesce(m.BIRTH_MONTH, gone.value2()))
        .set(m.JOINED_AT, DSL.least(m.JOINED_AT, DSL.val(gone.value4(), m.JOINED_AT)))
        .where(m.CUSTOMER_ID.eq(into))
        .execute();
    db.update(m)
        .setNull(m.BIRTH_MONTH)
        .setNull(m.BIRTH_DAY)
        .where(m.CUSTOMER_ID.eq(from))
        .execute();
    var taken = Posting.of(PointsKind.ADJUSTED, -gone.value1(), null);
    write(merchant, from, taken.because(JOINED, actor, null));
    var member =
        db.select(m.PUBLIC_ID, m.VERSION).from(m).where(m.CUSTOMER_ID.eq(into)).fetchSingle();
    events.publishEvent(
        new PointsChanged(
            merchant, into, member.value1(), balance, member.value2(), clock.instant()));
  }

  /** Without their names: what may happen but once has happened to somebody else. */
  private List<LoyaltyLedgerRecord> entries(Merchant merchant, long customer) {
    var l = only(merchant, LOYALTY_LEDGER);
    return db.select(
            l.KIND,
            l.POINTS,
            l.SINCE,
            l.STORE_ID,
            l.ORDER_ID,
            l.ORDER_NUMBER,
            l.REASON,
            l.ACTOR_KIND,
            l.ACTOR)
        .from(l)
        .where(l.CUSTOMER_ID.eq(customer))
        .orderBy(l.ID)
        .fetch(
            it -> {
              var row = new LoyaltyLedgerRecord();
              row.setKind(it.value1());
              row.setPoints(it.value2());
              row.setSince(it.value3());
              row.setStoreId(it.value4());
              row.setOrderId(it.value5());
              row.setOrderNumber(it.value6());
              row.setReason(it.value7());
              row.setActorKind(it.value8());
              row.setActor(it.value9());
              return row;
            });
  }

  /** What there was for the order, the first that came first. */
  private List<Gained> gained(Merchant merchant, long customer, Posting.OrderRef order) {
    var l = only(merchant, LOYALTY_LEDGER);
    return db.select(l.ID, l.BALANCE_AFTER.minus(l.POINTS), l.REASON, l.SINCE)
        .from(l)
        .where(l.CUSTOMER_ID.eq(customer))
        .and(l.ORDER_ID.eq(order.id()))
        .and(l.KIND.in(PointsKind.EARNED, PointsKind.BONUS))
        .orderBy(l.ID)
        .fetch(mapping(Gained::new));
  }

  /**
   * What of the points of that reason is gone. The ledger is read from where they came, and only if
   * any have gone since.
   */
  private long gone(
      Merchant merchant,
      long customer,
      Posting.OrderRef order,
      List<Gained> gained,
      String reason) {
    var first = gained.stream().filter(it -> it.reason().equals(reason)).findFirst().orElse(null);
    if (first == null) return 0;
    var l = only(merchant, LOYALTY_LEDGER);
    var since = l.CUSTOMER_ID.eq(customer).and(l.ID.ge(first.id()));
    boolean any =
        db.fetchExists(db.selectOne().from(l).where(since).and(l.KIND.eq(PointsKind.EXPIRED)));
    if (!any) return 0;
    var entries =
        db.select(l.KIND, l.POINTS, l.ORDER_ID, l.REASON)
            .from(l)
            .where(since)
            .orderBy(l.ID)
            .fetch(mapping(Expiry.Entry::new));
    return Expiry.gone(first.before(), entries, order.id(), reason);
  }
}
