package io.storeflow.work;

import static io.storeflow.db.Tables.DEAD_LETTER;
import static io.storeflow.store.Owned.only;

import io.storeflow.db.tables.DeadLetter;
import io.storeflow.platform.paging.Keyset;
import io.storeflow.platform.paging.Page;
import io.storeflow.store.Store;
import io.storeflow.work.Letter.Resolution;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what failed for good in a store. */
@Component
public class LetterQueries {
  static final int PAGE = 50;

  private final DSLContext db;

  LetterQueries(DSLContext db) {
    this.db = db;
  }

  /**
   * Newest first.
   *
   * @param assignee row id of whom the filter names; null where it names none
   */
  public Page<Letter> page(
      Store store, LetterFilter filter, @Nullable Long assignee, @Nullable String cursor) {
    var letter = only(store, DEAD_LETTER);
    var keyset = Keyset.of(null, letter.ID, true, filter.query(), cursor, PAGE);
    var rows =
        select(letter, matching(store, letter, filter, assignee))
            .and(keyset.beyond())
            .orderBy(keyset.order())
            .limit(keyset.limit())
            .fetch(row -> letter(letter, row));
    return keyset.page(rows, Letter::id, Letter::id);
  }

  public Optional<Letter> find(Store store, long id) {
    var letter = only(store, DEAD_LETTER);
    return select(letter, letter.ID.eq(id)).fetchOptional(row -> letter(letter, row));
  }

  /** How many wait that failed alike; 0 where that is not worked out yet. */
  public int alike(Store store, String fingerprint) {
    var letter = only(store, DEAD_LETTER);
    return db.fetchCount(
        letter, letter.FINGERPRINT.eq(fingerprint).and(letter.RESOLVED_AT.isNull()));
  }

  /** All kinds of work of which something is here. */
  public List<String> kinds(Store store) {
    var letter = only(store, DEAD_LETTER);
    return db.selectDistinct(letter.KIND).from(letter).orderBy(letter.KIND).fetch(letter.KIND);
  }

  /** Locked until the transaction ends; who comes later finds what is left. */
  List<Letter> locked(Store store, Condition which, int most) {
    var letter = only(store, DEAD_LETTER);
    return select(letter, which)
        .orderBy(letter.ID)
        .limit(most)
        .forUpdate()
        .fetch(row -> letter(letter, row));
  }

  /** Which are meant by their row ids. */
  static Condition among(Store store, Collection<Long> ids) {
    return only(store, DEAD_LETTER).ID.in(ids);
  }

  private static Condition matching(
      Store store, DeadLetter letter, LetterFilter filter, @Nullable Long assignee) {
    var zone = store.timeZone();
    var all =
        switch (filter.state()) {
          case OPEN -> letter.RESOLVED_AT.isNull();
          case RESOLVED -> letter.RESOLVED_AT.isNotNull();
          case ALL -> DSL.noCondition();
        };
    if (!filter.kind().isEmpty()) all = all.and(letter.KIND.eq(filter.kind()));
    if (!filter.like().isEmpty()) all = all.and(letter.FINGERPRINT.eq(filter.like()));
    if (filter.who().equals(LetterFilter.NOBODY)) all = all.and(letter.ASSIGNEE_ID.isNull());
    else if (!filter.who().isEmpty()) all = all.and(letter.ASSIGNEE_ID.eq(assignee));
    if (filter.from() != null)
      all = all.and(letter.FAILED_AT.ge(filter.from().atStartOfDay(zone).toInstant()));
    if (filter.to() != null)
      all = all.and(letter.FAILED_AT.lt(filter.to().plusDays(1).atStartOfDay(zone).toInstant()));
    if (!filter.q().isEmpty()) all = all.and(letter.ERROR.contains(filter.q()));
    return all;
  }

  private SelectConditionStep<? extends Record> select(DeadLetter letter, Condition which) {
    return db.select(
            letter.ID,
            letter.KIND,
            letter.INSTANCE,
            letter.PAYLOAD,
            letter.ERROR,
            letter.TRIES,
            letter.FAILED_AT,
            letter.FINGERPRINT,
            letter.ASSIGNEE_ID,
            letter.RESOLVED_AT,
            letter.RESOLVED_BY,
            letter.NOTE)
        .from(letter)
        .where(which);
  }

  private static Letter letter(DeadLetter of, Record row) {
    var resolved = row.get(of.RESOLVED_AT);
    return new Letter(
        row.get(of.ID),
        row.get(of.KIND),
        row.get(of.INSTANCE),
        row.get(of.PAYLOAD),
        row.get(of.ERROR),
        row.get(of.TRIES),
        row.get(of.FAILED_AT),
        text(row.get(of.FINGERPRINT)),
        row.get(of.ASSIGNEE_ID),
        resolution(resolved, row.get(of.RESOLVED_BY), row.get(of.NOTE)));
  }

  private static @Nullable Resolution resolution(
      @Nullable Instant at, @Nullable Long by, @Nullable String note) {
    return at == null ? null : new Resolution(at, by, text(note));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
