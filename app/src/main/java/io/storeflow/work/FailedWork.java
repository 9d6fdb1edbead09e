package io.storeflow.work;

import static io.storeflow.db.Tables.DEAD_LETTER;
import static io.storeflow.store.Owned.only;

import io.storeflow.desk.DeskCount;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.job.DeadLetters;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** The work of a store that failed for good, and the way to have it done again. */
@Service
public class FailedWork implements DeskCount {
  static final int MOST = 200;

  /**
   * @param payload what the work was given, as JSON
   * @param error with its causes, a line each
   */
  record Letter(
      long id,
      String kind,
      String instance,
      String payload,
      String error,
      int tries,
      Instant failedAt) {
    /** The first line of the error: what happened, without where. */
    public String firstLine() {
      return error.lines().findFirst().orElse("");
    }
  }

  private final DSLContext db;
  private final Transactions transactions;
  private final DeadLetters letters;
  private final ApplicationEventPublisher events;

  FailedWork(
      DSLContext db,
      Transactions transactions,
      DeadLetters letters,
      ApplicationEventPublisher events) {
    this.db = db;
    this.transactions = transactions;
    this.letters = letters;
    this.events = events;
  }

  @Override
  public String key() {
    return "work";
  }

  @Override
  public long count(Store store) {
    return db.fetchCount(only(store, DEAD_LETTER));
  }

  /** Newest first. */
  List<Letter> of(Store store) {
    return find(store, DSL.noCondition());
  }

  /**
   * Enqueues the work again and removes its letter, both or neither. Of two who ask at once, one
   * finds nothing left to do.
   *
   * @return false for work that this version of StoreFlow cannot read or does not do any more: its
   *     letter stays
   * @throws NotFound if the store has no such letter
   */
  boolean retry(Store store, long id, Actor actor) {
    return transactions.write(
        () -> {
          var row = only(store, DEAD_LETTER);
          var letter = find(store, row.ID.eq(id)).stream().findFirst().orElseThrow(NotFound::new);
          if (!canBeDone(letter)) return false;
          again(store, letter, actor);
          return true;
        });
  }

  /**
   * The same for the work of a kind by the name that it was enqueued under. Where there is no
   * letter of it, somebody was faster, and nothing is left to do.
   */
  public boolean retry(Store store, String kind, String instance, Actor actor) {
    return transactions.write(
        () -> {
          var row = only(store, DEAD_LETTER);
          var which = row.KIND.eq(kind).and(row.INSTANCE.eq(instance));
          var letter = find(store, which).stream().findFirst();
          if (letter.isEmpty()) return true;
          if (!canBeDone(letter.get())) return false;
          again(store, letter.get(), actor);
          return true;
        });
  }

  /** All that are shown and can be done; returns how many. */
  int retryAll(Store store, Actor actor) {
    return transactions.write(
        () -> {
          var known = of(store).stream().filter(this::canBeDone).toList();
          known.forEach(letter -> again(store, letter, actor));
          return known.size();
        });
  }

  private boolean canBeDone(Letter letter) {
    return letters.canBeDone(letter.kind(), letter.payload());
  }

  private List<Letter> find(Store store, Condition which) {
    var letter = only(store, DEAD_LETTER);
    return db.select(
            letter.ID,
            letter.KIND,
            letter.INSTANCE,
            letter.PAYLOAD,
            letter.ERROR,
            letter.TRIES,
            letter.FAILED_AT)
        .from(letter)
        .where(which)
        .orderBy(letter.ID.desc())
        .limit(MOST)
        .fetch(Records.mapping(Letter::new));
  }

  private void again(Store store, Letter letter, Actor actor) {
    var row = only(store, DEAD_LETTER);
    boolean mine = db.deleteFrom(row).where(row.ID.eq(letter.id())).execute() == 1;
    if (!mine || !letters.again(letter.kind(), letter.instance(), letter.payload()))
      throw new NotFound();
    events.publishEvent(
        Audited.in(
            store,
            actor,
            "work.retried",
            "work",
            Long.toString(letter.id()),
            letter.kind(),
            Audited.Changes.none().field("error", letter.firstLine(), null)));
  }
}
