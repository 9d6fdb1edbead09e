package io.storeflow.withdrawal;

import static io.storeflow.db.Tables.WITHDRAWAL;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.notice.NoticeKind;
import io.storeflow.notice.Notices;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderChanges;
import io.storeflow.order.OrderRows;
import io.storeflow.order.OrderRows.Current;
import io.storeflow.order.Timeline;
import io.storeflow.outbox.EventKind;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.SentBefore;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.returning.ReturnQueries;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import io.storeflow.withdrawal.WithdrawalEffects.Units;
import io.storeflow.withdrawal.WithdrawalQueries.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Takes declarations of withdrawal. Each is written down, told to the store and acknowledged by
 * mail, and counts from then on. Of one whose shopper has shown the order to be theirs, by the link
 * of its page or that of the receipt, or whom staff know, what has gone out is expected back, and
 * what has not is held until the store has said what becomes of it: number and address alone, which
 * others may know, stop nothing. No money moves by it, and no stock.
 */
@Service
public class Withdrawals {
  /** Where staff see all of them. */
  private static final String LIST = "/withdrawals";

  private static final Actor SHOPPER = Actor.SHOPPER;

  private final DSLContext db;
  private final Transactions transactions;
  private final WithdrawalQueries queries;
  private final OrderRows orders;
  private final OrderChanges changes;
  private final ReturnQueries returnQueries;
  private final WithdrawalEffects effects;
  private final Timeline timeline;
  private final Notices notices;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Withdrawals(
      DSLContext db,
      Transactions transactions,
      WithdrawalQueries queries,
      OrderRows orders,
      OrderChanges changes,
      ReturnQueries returnQueries,
      WithdrawalEffects effects,
      Timeline timeline,
      Notices notices,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.orders = orders;
    this.changes = changes;
    this.returnQueries = returnQueries;
    this.effects = effects;
    this.timeline = timeline;
    this.notices = notices;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Takes a declaration; it counts from now on.
   *
   * @return its public id
   * @throws SentBefore for a form that has made one
   */
  public String declare(Store store, Declaration said) {
    return transactions.write(
        () -> {
          sentBefore(store, said);
          var order = queries.named(store, said.order()).orElse(null);
          boolean known = order != null && order.isOf(said.email());
          boolean proven = order != null && known && order.publicId().equals(said.of());
          var now = clock.instant();
          if (order != null && proven) {
            orders.lockedByNumber(store, order.number());
            var before = unconfirmed(store, order, said);
            if (before != null) return confirm(store, order, before, said);
          }
          long id = Ids.next();
          var publicId = PublicId.random();
          int made =
              insertInto(db, store, WITHDRAWAL)
                  .set(WITHDRAWAL.ID, id)
                  .set(WITHDRAWAL.PUBLIC_ID, publicId)
                  .set(WITHDRAWAL.ORDER_ID, order == null ? null : order.id())
                  .set(WITHDRAWAL.NAME, said.name())
                  .set(WITHDRAWAL.ORDER_TEXT, said.order())
                  .set(WITHDRAWAL.EMAIL, said.email())
                  .set(WITHDRAWAL.PART, said.part())
                  .set(WITHDRAWAL.PROVEN, proven)
                  .set(WITHDRAWAL.ONCE, said.once())
                  .set(WITHDRAWAL.DECLARED_AT, now)
                  .onDuplicateKeyIgnore()
                  .execute();
          if (made == 0) sentBefore(store, said);
          boolean first = true;
          if (order == null)
            notices.tell(store, NoticeKind.WITHDRAWN_UNPROVEN, said.order(), LIST, SHOPPER);
          else first = note(store, order, id, said, proven, now);
          if (known || said.receipt())
            events.publishEvent(new WithdrawalDeclared(store.id(), id, known && first));
          return publicId;
        });
  }

  private @Nullable Withdrawal unconfirmed(Store store, Named order, Declaration said) {
    var w = only(store, WITHDRAWAL);
    var which = w.ORDER_ID.eq(order.id()).and(w.PROVEN.isFalse()).and(w.ANSWERED_AT.isNull());
    return db.select(w.PUBLIC_ID)
        .from(w)
        .where(which.and(w.EMAIL.eq(said.email())))
        .orderBy(w.PUBLIC_ID.eq(Objects.requireNonNullElse(said.again(), "")).desc(), w.ID)
        .limit(1)
        .fetchOptional(w.PUBLIC_ID)
        .flatMap(it -> queries.find(store, it))
        .orElse(null);
  }

  /** What was declared before is shown to be the shopper's: it counts from the day it was said. */
  private String confirm(Store store, Named order, Withdrawal before, Declaration said) {
    var w = only(store, WITHDRAWAL);
    db.update(w).set(w.PROVEN, true).set(w.ONCE, said.once()).where(w.ID.eq(before.id())).execute();
    note(store, order, before.id(), said, true, before.at());
    if (queries.open(store, order.number()).open().isEmpty()) closeOthers(store, order, said);
    events.publishEvent(new WithdrawalDeclared(store.id(), before.id(), true));
    return before.publicId();
  }

  /**
   * Once nothing is left to withdraw from, what the same shopper had said too is said with that.
   */
  private void closeOthers(Store store, Named order, Declaration said) {
    var w = only(store, WITHDRAWAL);
    db.update(w)
        .set(w.ANSWERED_AT, clock.instant())
        .where(w.ORDER_ID.eq(order.id()).and(w.PROVEN.isFalse()).and(w.ANSWERED_AT.isNull()))
        .and(w.EMAIL.eq(said.email()))
        .execute();
  }

  private void sentBefore(Store store, Declaration said) {
    var once = said.once();
    if (once == null) return;
    var w = only(store, WITHDRAWAL);
    db.select(w.PUBLIC_ID)
        .from(w)
        .where(w.ONCE.eq(once))
        .fetchOptional(w.PUBLIC_ID)
        .ifPresent(
            made -> {
              throw new SentBefore(made);
            });
  }

  /** The first of an order is noted at it; what is said again changes nothing. */
  private boolean note(
      Store store, Named named, long id, Declaration said, boolean proven, Instant now) {
    var order = orders.lockedByNumber(store, named.number());
    var there = returnQueries.returnable(store, named.number());
    var what =
        proven
            ? effects.write(store, id, queries.open(store, there), said.units())
            : List.<Units>of();
    boolean holds = what.stream().anyMatch(Units::holds);
    if (!holds && isSaidAgain(store, named, id, said, proven)) return false;
    var kind = proven ? Timeline.WITHDRAWN : Timeline.WITHDRAWN_UNPROVEN;
    timeline.add(store, named.id(), kind, SHOPPER, said.name());
    changes.audit(
        store,
        named.number(),
        "order.withdrawn",
        Audited.Changes.none().field("name", null, said.name()).field("email", null, said.email()),
        SHOPPER);
    touched(store, order);
    effects.follow(store, named.number(), id, there, what, now, SHOPPER);
    var told = proven ? NoticeKind.WITHDRAWN : NoticeKind.WITHDRAWN_UNPROVEN;
    notices.tell(store, told, "#" + named.number(), page(named.number()), SHOPPER);
    return true;
  }

  private void touched(Store store, Current order) {
    changes.touch(store, order);
    var state = order.fulfilment();
    changes.announce(store, order, state, order.payment(), EventKind.ORDER_MOVED, null);
  }

  private static String page(long number) {
    return "/orders/" + number;
  }

  /** What others have said of an order takes nothing from what its own address says. */
  private boolean isSaidAgain(Store store, Named order, long id, Declaration said, boolean proven) {
    var w = only(store, WITHDRAWAL);
    var before =
        w.ORDER_ID
            .eq(order.id())
            .and(w.PROVEN.eq(proven))
            .and(w.ID.ne(id))
            .and(w.ANSWERED_AT.isNull());
    boolean own = order.isOf(said.email());
    return db.fetchExists(w, own ? before.and(w.EMAIL.eq(said.email())) : before);
  }

  /** What became of a declaration that staff wanted to take as proven. */
  public enum Taken {
    TAKEN,
    /** It was proven before, as by who has pressed first. */
    PROVEN,
    /** It was answered meanwhile, or its order is cancelled or paid back. */
    OVER,
    /** It names no order of the store. */
    NO_ORDER
  }

  /**
   * Staff have convinced themselves that a declaration is the shopper's, who has not shown it: from
   * now on it is as if they had, and counts from the day on which it was declared.
   *
   * @param units by public ids of lines; null for all of them
   * @param reason who it is, and how staff know
   * @return whether it is; else nothing was changed
   * @throws NotFound if the store has none of that id
   */
  public Taken take(
      Store store,
      String publicId,
      @Nullable Map<String, Integer> units,
      String reason,
      Actor actor) {
    return transactions.write(
        () -> {
          var it = queries.find(store, publicId).orElseThrow(NotFound::new);
          var number = it.number();
          if (number == null) return Taken.NO_ORDER;
          var order = orders.lockedByNumber(store, number);
          // Whoever shows or answers it in the same moment is through by now.
          var now = queries.locked(store, it.id());
          if (now.proven()) return Taken.PROVEN;
          if (now.answered() || !it.mayBeTaken()) return Taken.OVER;
          if (order.fulfilment() == FulfilmentState.CANCELLED) return Taken.OVER;
          var w = only(store, WITHDRAWAL);
          db.update(w).set(w.PROVEN, true).where(w.ID.eq(it.id())).execute();
          taken(store, order, it, units, reason, actor);
          return Taken.TAKEN;
        });
  }

  private void taken(
      Store store,
      Current order,
      Withdrawal it,
      @Nullable Map<String, Integer> units,
      String reason,
      Actor actor) {
    var there = returnQueries.returnable(store, order.number());
    var what = effects.write(store, it.id(), queries.open(store, there), units);
    timeline.add(store, order.id(), Timeline.WITHDRAWN_TAKEN, actor, reason);
    var said =
        Audited.Changes.none()
            .field("name", null, it.name())
            .field("email", null, it.email())
            .field("reason", null, reason);
    changes.audit(store, order.number(), "order.withdrawal_taken", said, actor);
    touched(store, order);
    effects.follow(store, order.number(), it.id(), there, what, it.at(), actor);
    var number = "#" + order.number();
    notices.tell(store, NoticeKind.WITHDRAWN, number, page(order.number()), actor);
    events.publishEvent(new WithdrawalDeclared(store.id(), it.id(), true));
  }

  /**
   * Staff say what becomes of a declaration, which is over by that, and mailed to who made it: its
   * order goes on, if it was held for it.
   *
   * @param answer why it does not hold, or how it was dealt with
   * @throws NotFound if the store has none of that id
   */
  public void answer(Store store, String publicId, String answer, Actor actor) {
    transactions.write(
        () -> {
          var it = queries.find(store, publicId).orElseThrow(NotFound::new);
          var w = only(store, WITHDRAWAL);
          int changed =
              db.update(w)
                  .set(w.ANSWER, answer)
                  .set(w.ANSWERED_AT, clock.instant())
                  .where(w.ID.eq(it.id()))
                  .and(w.ANSWERED_AT.isNull())
                  .execute();
          var number = it.number();
          if (changed == 0) return;
          events.publishEvent(new WithdrawalAnswered(store.id(), it.id()));
          var said = Audited.Changes.none().field("reason", null, answer);
          if (number == null) {
            // Of one that names no order of the store it is all that is told.
            var action = "order.withdrawal_answered";
            events.publishEvent(
                Audited.in(store, actor, action, "withdrawal", publicId, it.name(), said));
            return;
          }
          var order = orders.lockedByNumber(store, number);
          timeline.add(store, order.id(), Timeline.WITHDRAWN_ANSWERED, actor, answer);
          changes.audit(store, number, "order.withdrawal_answered", said, actor);
          touched(store, order);
          effects.release(store, order.id(), number, actor);
        });
  }
}
