package io.storeflow.withdrawal;

import static io.storeflow.db.Tables.WITHDRAWAL;
import static io.storeflow.db.Tables.WITHDRAWAL_LINE;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.db.tables.records.WithdrawalLineRecord;
import io.storeflow.exemption.Exemption;
import io.storeflow.fulfilment.Held;
import io.storeflow.fulfilment.HoldReason;
import io.storeflow.fulfilment.OrderHolds;
import io.storeflow.notice.NoticeKind;
import io.storeflow.notice.Notices;
import io.storeflow.order.OrderChanges;
import io.storeflow.order.OrderRows;
import io.storeflow.order.Timeline;
import io.storeflow.outbox.EventKind;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.SentBefore;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.returning.Arrival;
import io.storeflow.returning.ReturnAsked;
import io.storeflow.returning.ReturnOutcome;
import io.storeflow.returning.ReturnQueries;
import io.storeflow.returning.ReturnReason;
import io.storeflow.returning.ReturnTermsChanges;
import io.storeflow.returning.Returnable;
import io.storeflow.returning.Returns;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import io.storeflow.withdrawal.WithdrawalQueries.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Takes declarations of withdrawal. Each is written down, told to the store and acknowledged by
 * mail, and counts from then on. Of one whose shopper has shown the order to be theirs, by the link
 * of its page or that of the receipt, what has gone out is expected back, and what has not is held
 * until the store has said what becomes of it: number and address alone, which others may know,
 * stop nothing. No money moves by it, and no stock.
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
  private final OrderHolds holds;
  private final Returns returns;
  private final ReturnQueries returnQueries;
  private final ReturnTermsChanges terms;
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
      OrderHolds holds,
      Returns returns,
      ReturnQueries returnQueries,
      ReturnTermsChanges terms,
      Timeline timeline,
      Notices notices,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.orders = orders;
    this.changes = changes;
    this.holds = holds;
    this.returns = returns;
    this.returnQueries = returnQueries;
    this.terms = terms;
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
        .orderBy(w.ID)
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
    events.publishEvent(new WithdrawalDeclared(store.id(), before.id(), true));
    return before.publicId();
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
    var what = proven ? what(queries.open(store, there), said) : List.<Units>of();
    write(store, id, what);
    boolean holds = what.stream().anyMatch(Units::holds);
    if (!holds && isSaidAgain(store, named.id(), id, proven)) return false;
    var kind = proven ? Timeline.WITHDRAWN : Timeline.WITHDRAWN_UNPROVEN;
    timeline.add(store, named.id(), kind, SHOPPER, said.name());
    changes.audit(
        store,
        named.number(),
        "order.withdrawn",
        Audited.Changes.none().field("name", null, said.name()).field("email", null, said.email()),
        SHOPPER);
    changes.touch(store, order);
    var state = order.fulfilment();
    changes.announce(store, order, state, order.payment(), EventKind.ORDER_MOVED, null);
    if (isLate(store, there, now)) {
      var w = only(store, WITHDRAWAL);
      db.update(w).set(w.LATE, true).where(w.ID.eq(id)).execute();
    } else {
      expect(store, named, id, there, what, now);
      hold(store, named, there, what);
    }
    var page = "/orders/" + named.number();
    var told = proven ? NoticeKind.WITHDRAWN : NoticeKind.WITHDRAWN_UNPROVEN;
    notices.tell(store, told, "#" + named.number(), page, SHOPPER);
    return true;
  }

  private boolean isSaidAgain(Store store, long order, long id, boolean proven) {
    var w = only(store, WITHDRAWAL);
    return db.fetchExists(
        db.select(w.ID)
            .from(w)
            .where(w.ORDER_ID.eq(order))
            .and(w.PROVEN.eq(proven))
            .and(w.ID.ne(id)));
  }

  /** So many units of a line. */
  private record Units(Withdrawable.Line of, int quantity, boolean holds) {}

  /** Of all that is left what was chosen, and all of what one may not withdraw from. */
  private static List<Units> what(Withdrawable order, Declaration said) {
    var chosen = said.units();
    var what = new ArrayList<Units>();
    for (var line : order.lines()) {
      int wanted = chosen == null ? line.usual() : chosen.getOrDefault(line.id(), 0);
      int units = line.isExempt() ? 0 : Math.min(line.left(), wanted);
      boolean told = line.isExempt() || chosen == null && line.isConditional();
      if (units > 0) what.add(new Units(line, units, true));
      else if (told) what.add(new Units(line, line.left(), false));
    }
    return List.copyOf(what);
  }

  private void write(Store store, long id, List<Units> what) {
    var rows =
        what.stream()
            .map(
                it -> {
                  var row = new WithdrawalLineRecord();
                  row.setWithdrawalId(id);
                  row.setLineId(it.of().row());
                  row.setQuantity(it.quantity());
                  row.setExemption(it.holds() ? Exemption.NONE : it.of().exemption());
                  return row;
                })
            .toList();
    if (!rows.isEmpty()) insertAll(db, store, WITHDRAWAL_LINE, rows);
  }

  /** What has gone out comes back, in the time that the law gives for it. */
  private void expect(
      Store store, Named named, long id, Returnable there, List<Units> what, Instant now) {
    var units = new ArrayList<ReturnAsked.Units>();
    for (var it : what) {
      int out = it.holds() ? Math.min(it.quantity(), gone(there, it)) : 0;
      if (out > 0) units.add(new ReturnAsked.Units(it.of().id(), out, ReturnReason.WITHDRAWAL, ""));
    }
    if (units.isEmpty()) return;
    var said = terms.of(store);
    var asked =
        new ReturnAsked(
            units,
            ReturnOutcome.REFUND,
            null,
            said.instructions(),
            said.addressOf(store),
            now.plus(WithdrawalLaw.REFUND));
    var made = returns.open(store, named.number(), asked, SHOPPER);
    var w = only(store, WITHDRAWAL);
    db.update(w).set(w.RETURN_ID, made.id()).where(w.ID.eq(id)).execute();
  }

  private static int gone(Returnable there, Units it) {
    return there.line(it.of().id()).map(Returnable.Line::left).orElse(0);
  }

  /** What has not gone out stays where it is; an order that is held for something else is held. */
  private void hold(Store store, Named named, Returnable there, List<Units> what) {
    boolean waits =
        what.stream()
            .filter(Units::holds)
            .anyMatch(
                it ->
                    it.quantity() > gone(there, it)
                        && there.order().line(it.of().id()).unsent() > 0);
    if (!waits || !there.order().fulfilment().isOpen()) return;
    if (holds.of(store, named.number()).isEmpty())
      holds.hold(store, named.number(), HoldReason.WITHDRAWN, "", SHOPPER);
  }

  private static boolean isLate(Store store, Returnable order, Instant now) {
    var came = order.came();
    return came != null && !now.isBefore(Arrival.until(came, WithdrawalLaw.DAYS, store.timeZone()));
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
          changes.touch(store, order);
          changes.announce(
              store, order, order.fulfilment(), order.payment(), EventKind.ORDER_MOVED, null);
          if (isHeldForIt(holds.of(store, number).orElse(null)) && !isHeldByAnother(store, it))
            holds.release(store, number, actor);
        });
  }

  private static boolean isHeldForIt(@Nullable Held held) {
    return held != null && held.reason() == HoldReason.WITHDRAWN;
  }

  private boolean isHeldByAnother(Store store, Withdrawal it) {
    var w = only(store, WITHDRAWAL);
    var l = only(store, WITHDRAWAL_LINE);
    return db.fetchExists(
        db.select(w.ID)
            .from(w)
            .join(l)
            .on(l.WITHDRAWAL_ID.eq(w.ID))
            .where(
                w.ORDER_ID.eq(
                    db.select(w.ORDER_ID).from(w).where(w.ID.eq(it.id())).fetchOne(w.ORDER_ID)))
            .and(w.ID.ne(it.id()))
            .and(w.PROVEN.isTrue())
            .and(w.ANSWERED_AT.isNull())
            .and(l.EXEMPTION.eq(Exemption.NONE)));
  }
}
