package io.storeflow.audit;

import static io.storeflow.db.Tables.AUDIT_COUNTED;
import static io.storeflow.db.Tables.AUDIT_DAY;
import static io.storeflow.db.Tables.AUDIT_ENTRY;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import io.storeflow.db.tables.records.AuditDayRecord;
import io.storeflow.platform.db.Together;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts the entries of a store by day, and sums what they moved in each currency: days that are
 * over once, by a job, and what is not counted yet when it is looked at.
 */
@Component
class AuditDays {
  /** Days of one store in one go, each in a transaction of its own. */
  static final int AT_ONCE = 400;

  /** Days that are counted when they are looked at: this one, and one that has just ended. */
  private static final int LIVE = 2;

  private final DSLContext db;
  private final Transactions transactions;
  private final Clock clock;

  AuditDays(DSLContext db, Transactions transactions, Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** How often somebody did something on a day, of which all moved money in the same currency. */
  private record Counted(LocalDate day, String kind, String actor, AuditDay.What what) {}

  LocalDate today(Store store) {
    return LocalDate.ofInstant(clock.instant(), store.timeZone());
  }

  /** Counts days that are over and are not counted; how many. */
  int count(Store store) {
    int counted = 0;
    while (counted < AT_ONCE && transactions.write(() -> next(store))) counted++;
    return counted;
  }

  /** The next day on which there is something; false if none is over. */
  private boolean next(Store store) {
    var last = counted(store);
    var e = only(store.merchant(), AUDIT_ENTRY);
    var since = last == null ? Instant.EPOCH : start(store, last.plusDays(1));
    var first =
        db.select(min(e.AT))
            .from(e)
            .where(e.STORE_ID.eq(store.id()))
            .and(e.AT.ge(since))
            .fetchSingle()
            .value1();
    if (first == null) return false;
    var day = LocalDate.ofInstant(first, store.timeZone());
    if (!day.isBefore(today(store))) return false;
    var rows = db.fetch(entries(store, day, DSL.noCondition())).map(AuditDays::row);
    var d = only(store, AUDIT_DAY);
    db.deleteFrom(d).where(d.DAY.eq(day)).execute();
    insertAll(db, store, AUDIT_DAY, rows);
    insertInto(db, store, AUDIT_COUNTED)
        .set(AUDIT_COUNTED.DAY, day)
        .onDuplicateKeyUpdate()
        .set(AUDIT_COUNTED.DAY, day)
        .execute();
    return true;
  }

  private @Nullable LocalDate counted(Store store) {
    var c = only(store, AUDIT_COUNTED);
    return db.select(c.DAY).from(c).fetchOne(c.DAY);
  }

  /**
   * The days of a store from one to another, the latest first, without those on which nothing was
   * done. Three statements.
   */
  List<AuditDay> of(Store store, AuditFilter filter, LocalDate from, LocalDate to) {
    var last = counted(store);
    var d = only(store, AUDIT_DAY);
    var all = new ArrayList<Counted>();
    db.select(d.DAY, d.ACTOR_KIND, d.ACTOR, d.ACTION, d.CHANGES, d.CURRENCY, d.AMOUNT_MINOR)
        .from(d)
        .where(d.DAY.between(from, to))
        .and(filter.who() == null ? DSL.noCondition() : d.ACTOR.contains(filter.who()))
        .and(filter.what() == null ? DSL.noCondition() : d.ACTION.startsWith(filter.what()))
        .forEach(it -> all.add(counted(it.into(AuditDayRecord.class))));
    var today = today(store);
    Together.all(
            Stream.iterate(today, day -> day.minusDays(1))
                .limit(LIVE)
                .filter(day -> !day.isBefore(from) && !day.isAfter(to))
                .filter(day -> last == null || day.isAfter(last))
                .map(day -> entries(store, day, matches(store, filter))))
        .ifPresent(rows -> db.fetch(rows).forEach(it -> all.add(counted(row(it)))));
    return days(all);
  }

  private static Condition matches(Store store, AuditFilter filter) {
    var e = only(store.merchant(), AUDIT_ENTRY);
    return (filter.who() == null ? DSL.noCondition() : e.ACTOR.contains(filter.who()))
        .and(filter.what() == null ? DSL.noCondition() : e.ACTION.startsWith(filter.what()));
  }

  /** What concerns the merchant as a whole is no change of a store. */
  private static Select<? extends Record> entries(Store store, LocalDate day, Condition which) {
    var e = only(store.merchant(), AUDIT_ENTRY);
    var kind = coalesce(e.ACTOR_KIND.cast(String.class), inline(""));
    var person = coalesce(e.ACTOR_ID, inline(0L));
    var currency = coalesce(e.CURRENCY, inline(""));
    return select(
            inline(day.toString()),
            kind,
            person,
            e.ACTOR,
            e.ACTION,
            DSL.count(),
            currency,
            sum(e.AMOUNT_MINOR))
        .from(e)
        .where(e.STORE_ID.eq(store.id()))
        .and(e.AT.ge(start(store, day)))
        .and(e.AT.lt(start(store, day.plusDays(1))))
        .and(which)
        .groupBy(kind, person, e.ACTOR, e.ACTION, currency);
  }

  private static AuditDayRecord row(Record it) {
    var row = new AuditDayRecord();
    row.setDay(LocalDate.parse(it.get(0, String.class)));
    row.setActorKind(it.get(1, String.class));
    row.setActorId(it.get(2, Long.class));
    row.setActor(it.get(3, String.class));
    row.setAction(it.get(4, String.class));
    row.setChanges(it.get(5, Integer.class));
    row.setCurrency(it.get(6, String.class));
    row.setAmountMinor(it.get(7, Long.class));
    return row;
  }

  private static Counted counted(AuditDayRecord row) {
    Long minor = row.getAmountMinor();
    var moved = minor == null ? null : new Money(minor, Currency.getInstance(row.getCurrency()));
    var what = AuditDay.What.of(row.getAction(), row.getChanges(), moved);
    return new Counted(row.getDay(), row.getActorKind(), row.getActor(), what);
  }

  private static List<AuditDay> days(List<Counted> all) {
    var days = new LinkedHashMap<LocalDate, Map<List<String>, Map<String, AuditDay.What>>>();
    for (var it : all)
      days.computeIfAbsent(it.day(), _ -> new LinkedHashMap<>())
          .computeIfAbsent(List.of(it.kind(), it.actor()), _ -> new LinkedHashMap<>())
          .merge(it.what().action(), it.what(), AuditDay.What::plus);
    return days.entrySet().stream()
        .map(it -> new AuditDay(it.getKey(), people(it.getValue())))
        .sorted(Comparator.comparing(AuditDay::day).reversed())
        .toList();
  }

  private static List<AuditDay.Who> people(Map<List<String>, Map<String, AuditDay.What>> all) {
    return all.entrySet().stream()
        .map(it -> who(it.getKey(), it.getValue()))
        .sorted(
            Comparator.comparingInt(AuditDay.Who::changes)
                .reversed()
                .thenComparing(AuditDay.Who::actor))
        .toList();
  }

  private static AuditDay.Who who(List<String> key, Map<String, AuditDay.What> whats) {
    boolean named =
        Stream.of(Actor.Kind.values())
            .anyMatch(kind -> kind.isNamed() && kind.code().equals(key.getFirst()));
    return new AuditDay.Who(
        key.getLast(),
        named,
        whats.values().stream()
            .sorted(
                Comparator.comparingInt(AuditDay.What::changes)
                    .reversed()
                    .thenComparing(AuditDay.What::action))
            .toList());
  }

  private static Instant start(Store store, LocalDate day) {
    return day.atStartOfDay(store.timeZone()).toInstant();
  }
}
