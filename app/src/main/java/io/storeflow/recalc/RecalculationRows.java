package io.storeflow.recalc;

import static io.storeflow.db.Tables.RECALCULATION;
import static io.storeflow.db.Tables.RECALCULATION_CART;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.records.RecalculationCartRecord;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Store;
import io.storeflow.upkeep.ExpiringOfStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and writes runs. */
@Component
class RecalculationRows implements ExpiringOfStore {
  private static final Duration KEPT = Duration.ofDays(30);

  /** Carts of a run that are named. */
  static final int NAMED = 20;

  private static final int TITLE = 200;

  private final DSLContext db;
  private final Clock clock;

  RecalculationRows(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** The id of a run that was not asked for before; empty if one waits already. */
  OptionalLong ask(Store store, String cause) {
    long id = Ids.next();
    int rows =
        insertInto(db, store, RECALCULATION)
            .set(RECALCULATION.ID, id)
            .set(RECALCULATION.WAITS, (byte) 1)
            .set(RECALCULATION.CAUSE, cause)
            .set(RECALCULATION.CHANGES, 1)
            .set(RECALCULATION.ASKED_AT, clock.instant())
            .set(RECALCULATION.POSITION, "")
            .set(RECALCULATION.CARTS, 0)
            .set(RECALCULATION.DEARER, 0)
            .set(RECALCULATION.CHEAPER, 0)
            .set(RECALCULATION.UNSELLABLE, 0)
            .set(RECALCULATION.UNDELIVERABLE, 0)
            .set(RECALCULATION.QUOTES, 0)
            .set(RECALCULATION.OVERTAKEN, false)
            .onDuplicateKeyUpdate()
            .set(RECALCULATION.CHANGES, RECALCULATION.CHANGES.plus(1))
            .execute();
    // Of a row that was there and is changed the database counts two.
    return rows == 1 ? OptionalLong.of(id) : OptionalLong.empty();
  }

  /** Begins it, and ends those before: at older prices they have nothing to say any more. */
  void begin(Store store, long id) {
    var r = only(store, RECALCULATION);
    var now = clock.instant();
    db.update(r)
        .setNull(r.WAITS)
        .set(r.BEGUN_AT, now)
        .where(r.ID.eq(id))
        .and(r.BEGUN_AT.isNull())
        .execute();
    db.update(r)
        .set(r.ENDED_AT, now)
        .set(r.OVERTAKEN, true)
        .where(r.ID.ne(id))
        .and(r.BEGUN_AT.isNotNull())
        .and(r.ENDED_AT.isNull())
        .execute();
  }

  /**
   * Adds what was counted, once.
   *
   * @return false for a run that has ended or is elsewhere by now: nothing was added
   */
  boolean add(
      Store store,
      Recalculation run,
      String position,
      Counted counted,
      int quotes,
      List<LookedAt> changed) {
    var r = only(store, RECALCULATION);
    boolean added =
        db.update(r)
                .set(r.POSITION, position)
                .set(r.CARTS, r.CARTS.plus(counted.carts()))
                .set(r.DEARER, r.DEARER.plus(counted.dearer()))
                .set(r.CHEAPER, r.CHEAPER.plus(counted.cheaper()))
                .set(r.UNSELLABLE, r.UNSELLABLE.plus(counted.unsellable()))
                .set(r.UNDELIVERABLE, r.UNDELIVERABLE.plus(counted.undeliverable()))
                .set(r.QUOTES, r.QUOTES.plus(quotes))
                .where(r.ID.eq(run.id()))
                .and(r.POSITION.eq(run.position()))
                .and(r.ENDED_AT.isNull())
                .execute()
            > 0;
    if (added) name(store, run, changed);
    return added;
  }

  /** The first of them: more than that nobody reads. */
  private void name(Store store, Recalculation run, List<LookedAt> changed) {
    var rows = new ArrayList<RecalculationCartRecord>();
    for (var cart : changed.subList(0, Math.min(changed.size(), NAMED - run.changed().size()))) {
      var row = new RecalculationCartRecord();
      row.setRecalculationId(run.id());
      row.setPosition(run.changed().size() + rows.size() + 1);
      row.setUnits(cart.units());
      row.setFirstItem(Typed.cut(cart.first(), TITLE));
      row.setBeforeMinor(cart.before() == null ? null : (Long) cart.before().minor());
      var currency = cart.currency();
      row.setCurrency(currency == null ? null : currency.getCurrencyCode());
      row.setAfterMinor(cart.after() == null ? null : (Long) cart.after().minor());
      row.setUndeliverable(cart.undeliverable());
      rows.add(row);
    }
    insertAll(db, store, RECALCULATION_CART, rows);
  }

  void end(Store store, long id) {
    var r = only(store, RECALCULATION);
    db.update(r)
        .set(r.ENDED_AT, clock.instant())
        .where(r.ID.eq(id))
        .and(r.ENDED_AT.isNull())
        .execute();
  }

  Optional<Recalculation> find(Store store, long id) {
    return read(store, only(store, RECALCULATION).ID.eq(id), 1).stream().findFirst();
  }

  /** The latest first. */
  List<Recalculation> latest(Store store, int most) {
    return read(store, only(store, RECALCULATION).ASKED_AT.isNotNull(), most);
  }

  @Override
  public int forgetExpired(Store store) {
    var r = only(store, RECALCULATION);
    return db.deleteFrom(r).where(r.ASKED_AT.lt(clock.instant().minus(KEPT))).limit(STEP).execute();
  }

  private List<Recalculation> read(Store store, Condition which, int most) {
    var r = only(store, RECALCULATION);
    return db.select(
            r.ID,
            r.CAUSE,
            r.CHANGES,
            r.ASKED_AT,
            r.BEGUN_AT,
            r.ENDED_AT,
            r.POSITION,
            r.OVERTAKEN,
            row(r.CARTS, r.DEARER, r.CHEAPER, r.UNSELLABLE, r.UNDELIVERABLE).mapping(Counted::new),
            r.QUOTES,
            changed(store, r))
        .from(r)
        .where(which)
        .orderBy(r.ASKED_AT.desc(), r.ID.desc())
        .limit(most)
        .fetch(mapping(Recalculation::new));
  }

  private static Field<List<LookedAt>> changed(
      Store store, io.storeflow.db.tables.Recalculation r) {
    var c = only(store, RECALCULATION_CART);
    return multiset(
            select(
                    c.UNITS,
                    c.FIRST_ITEM,
                    c.BEFORE_MINOR,
                    c.AFTER_MINOR,
                    c.CURRENCY,
                    c.UNDELIVERABLE)
                .from(c)
                .where(c.RECALCULATION_ID.eq(r.ID))
                .orderBy(c.POSITION))
        .convertFrom(
            rows ->
                rows.map(
                    it ->
                        new LookedAt(
                            it.value1(),
                            it.value2(),
                            money(store, it.value3(), it.value5()),
                            money(store, it.value4(), it.value5()),
                            it.value6(),
                            false)));
  }

  private static @Nullable Money money(
      Store store, @Nullable Long minor, @Nullable String currency) {
    if (minor == null) return null;
    return currency == null ? store.money(minor) : new Money(minor, Currency.getInstance(currency));
  }
}
