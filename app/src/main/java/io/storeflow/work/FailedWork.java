package io.storeflow.work;

import static io.storeflow.db.Tables.DEAD_LETTER;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectCount;

import io.storeflow.desk.DeskCount;
import io.storeflow.notice.NoticeKind;
import io.storeflow.notice.Notices;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.job.DeadLetters;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Audited.Changes;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * The work of a store that failed for good: it is done again, or said to need no doing. Rows are
 * locked before, so of two who ask at once one finds nothing left to do.
 */
@Service
public class FailedWork implements DeskCount {
  /** Where a person finds what they are to look after, below the store. */
  private static final String MINE = "/failed-work?who=" + LetterFilter.ME;

  /** Of one transaction. */
  static final int STEP = 200;

  /** At one press. */
  static final int MOST = 1_000;

  /**
   * What came of it.
   *
   * @param done enqueued again
   * @param unknown that this version of StoreFlow cannot read or does not do any more: they stay
   */
  public record Retried(int done, int unknown) {
    Retried and(Retried more) {
      return new Retried(done + more.done, unknown + more.unknown);
    }
  }

  private final DSLContext db;
  private final Transactions transactions;
  private final LetterQueries queries;
  private final DeadLetters letters;
  private final Notices notices;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  FailedWork(
      DSLContext db,
      Transactions transactions,
      LetterQueries queries,
      DeadLetters letters,
      Notices notices,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.letters = letters;
    this.notices = notices;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public String key() {
    return "work";
  }

  @Override
  public Field<Integer> count(Store store) {
    var letter = only(store, DEAD_LETTER);
    return field(selectCount().from(letter).where(letter.RESOLVED_AT.isNull()));
  }

  /** How much waits for a person. */
  public int waiting(Store store) {
    return db.select(count(store)).fetchSingle().value1();
  }

  /**
   * Enqueues the work again and removes its letter, both or neither.
   *
   * @return false for work that this version of StoreFlow cannot read or does not do any more: its
   *     letter stays
   * @throws NotFound if the store has no such letter
   */
  public boolean retry(Store store, long id, Actor actor) {
    var retried = retry(store, List.of(id), actor);
    if (retried.equals(new Retried(0, 0))) throw new NotFound();
    return retried.unknown() == 0;
  }

  /**
   * The same for the work of a kind by the name that it was enqueued under. Where there is no
   * letter of it, somebody was faster, and nothing is left to do.
   */
  public boolean retry(Store store, String kind, String instance, Actor actor) {
    var row = only(store, DEAD_LETTER);
    return again(store, row.KIND.eq(kind).and(row.INSTANCE.eq(instance)), 1, actor).unknown() == 0;
  }

  /** The same for several by their row ids, without those that are gone. */
  public Retried retry(Store store, Collection<Long> ids, Actor actor) {
    return again(store, LetterQueries.among(store, ids), STEP, actor);
  }

  /** All that wait and failed alike, {@link #MOST} at most, the oldest first. */
  public Retried retryAlike(Store store, String fingerprint, Actor actor) {
    long after = Long.MIN_VALUE;
    var all = new Retried(0, 0);
    var row = only(store, DEAD_LETTER);
    for (int done = 0; done < MOST; done += STEP) {
      var alike = alike(store, fingerprint).and(row.ID.gt(after));
      var some = transactions.write(() -> queries.locked(store, alike, STEP));
      if (some.isEmpty()) break;
      after = some.getLast().id();
      all = all.and(retry(store, some.stream().map(Letter::id).toList(), actor));
    }
    return all;
  }

  /**
   * Says that the work need not be done any more, and why.
   *
   * @return how many; none where somebody was faster
   */
  public int resolve(Store store, Collection<Long> ids, String note, Actor actor) {
    return resolve(store, LetterQueries.among(store, ids), note, actor);
  }

  /** The same of all that wait and failed alike, {@link #MOST} at most. */
  public int resolveAlike(Store store, String fingerprint, String note, Actor actor) {
    int all = 0;
    int some = STEP;
    while (some == STEP && all < MOST) {
      some = resolve(store, alike(store, fingerprint), note, actor);
      all += some;
    }
    return all;
  }

  /** Takes the resolution back: it waits for a person again. */
  public int reopen(Store store, long id, Actor actor) {
    var row = only(store, DEAD_LETTER);
    return change(
        store,
        row.ID.eq(id).and(row.RESOLVED_AT.isNotNull()),
        some ->
            db.update(row)
                .setNull(row.RESOLVED_AT)
                .setNull(row.RESOLVED_BY)
                .setNull(row.NOTE)
                .where(some)
                .execute(),
        letter -> audited(store, actor, "work.reopened", letter, Changes.none()));
  }

  /**
   * Says who looks after the work.
   *
   * @param person row id of somebody who may see it; null for nobody
   * @param name of that person; empty for nobody
   */
  public int assign(
      Store store, Collection<Long> ids, @Nullable Long person, String name, Actor actor) {
    var row = only(store, DEAD_LETTER);
    var other =
        person == null ? row.ASSIGNEE_ID.isNotNull() : row.ASSIGNEE_ID.isDistinctFrom(person);
    return change(
        store,
        LetterQueries.among(store, ids).and(other),
        some -> {
          if (person != null)
            notices.tellOne(store, person, NoticeKind.TASK_ASSIGNED, "", MINE, actor);
          db.update(row).set(row.ASSIGNEE_ID, person).where(some).execute();
        },
        letter ->
            audited(
                store,
                actor,
                "work.assigned",
                letter,
                Changes.none().field("assignee", null, name)));
  }

  private Retried again(Store store, Condition which, int most, Actor actor) {
    return transactions.write(
        () -> {
          var some = queries.locked(store, which, most);
          var done =
              some.stream().filter(it -> letters.canBeDone(it.kind(), it.payload())).toList();
          if (!done.isEmpty()) {
            var row = only(store, DEAD_LETTER);
            db.deleteFrom(row).where(row.ID.in(ids(done))).execute();
            done.forEach(it -> letters.again(it.kind(), it.instance(), it.payload()));
            tell(
                done,
                it ->
                    audited(
                        store,
                        actor,
                        "work.retried",
                        it,
                        Changes.none().field("error", it.firstLine(), null)));
          }
          return new Retried(done.size(), some.size() - done.size());
        });
  }

  private int resolve(Store store, Condition which, String note, Actor actor) {
    var row = only(store, DEAD_LETTER);
    return change(
        store,
        which.and(row.RESOLVED_AT.isNull()),
        some ->
            db.update(row)
                .set(row.RESOLVED_AT, clock.instant())
                .set(row.RESOLVED_BY, actor.personId())
                .set(row.NOTE, note)
                .where(some)
                .execute(),
        letter ->
            audited(
                store,
                actor,
                "work.resolved",
                letter,
                Changes.none().field("error", letter.firstLine(), null).field("note", null, note)));
  }

  private int change(
      Store store, Condition which, Consumer<Condition> write, Function<Letter, Audited> told) {
    return transactions.write(
        () -> {
          var some = queries.locked(store, which, STEP);
          if (!some.isEmpty()) {
            write.accept(LetterQueries.among(store, ids(some)));
            tell(some, told);
          }
          return some.size();
        });
  }

  private void tell(List<Letter> some, Function<Letter, Audited> told) {
    events.publishEvent(new Audited.Together(some.stream().map(told).toList()));
  }

  private static Condition alike(Store store, String fingerprint) {
    var row = only(store, DEAD_LETTER);
    return row.FINGERPRINT.eq(fingerprint).and(row.RESOLVED_AT.isNull());
  }

  private static List<Long> ids(List<Letter> some) {
    return some.stream().map(Letter::id).toList();
  }

  private static Audited audited(
      Store store, Actor actor, String action, Letter letter, Changes changes) {
    return Audited.in(
        store, actor, action, "work", Objects.toString(letter.id()), letter.kind(), changes);
  }
}
