package io.storeflow.withdrawal;

import static io.storeflow.db.Tables.ORDER_RETURN;
import static io.storeflow.db.Tables.ORDER_RETURN_LINE;
import static io.storeflow.db.Tables.WITHDRAWAL;
import static io.storeflow.db.Tables.WITHDRAWAL_LINE;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;
import static java.util.stream.Collectors.toSet;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import io.storeflow.db.tables.records.WithdrawalLineRecord;
import io.storeflow.exemption.Exemption;
import io.storeflow.fulfilment.HoldReason;
import io.storeflow.fulfilment.OrderHolds;
import io.storeflow.refund.Refundable;
import io.storeflow.returning.Arrival;
import io.storeflow.returning.ReturnAsked;
import io.storeflow.returning.ReturnOutcome;
import io.storeflow.returning.ReturnQueries;
import io.storeflow.returning.ReturnReason;
import io.storeflow.returning.ReturnStage;
import io.storeflow.returning.ReturnTermsChanges;
import io.storeflow.returning.Returnable;
import io.storeflow.returning.Returns;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a declaration is about, once the order is shown to be the shopper's, and what it does there:
 * what has gone out is expected back, what has not is held. All joins the caller's transaction.
 */
@Component
class WithdrawalEffects {
  private final DSLContext db;
  private final OrderHolds holds;
  private final Returns returns;
  private final ReturnQueries returnables;
  private final ReturnTermsChanges terms;

  WithdrawalEffects(
      DSLContext db,
      OrderHolds holds,
      Returns returns,
      ReturnQueries returnables,
      ReturnTermsChanges terms) {
    this.db = db;
    this.holds = holds;
    this.returns = returns;
    this.returnables = returnables;
    this.terms = terms;
  }

  /**
   * So many units of a line.
   *
   * @param holds whether the law lets one withdraw from them
   */
  record Units(Withdrawable.Line of, int quantity, boolean holds) {}

  /**
   * Writes down what it is about: of all that is left what was chosen, and all of what one may not
   * withdraw from.
   *
   * @param id row id of the declaration
   * @param chosen units by public ids of lines; null for all of them
   */
  List<Units> write(
      Store store, long id, Withdrawable order, @Nullable Map<String, Integer> chosen) {
    var what = what(order, chosen);
    var rows =
        what.stream()
            .map(
                it -> {
                  var row = new WithdrawalLineRecord();
                  row.setWithdrawalId(id);
                  row.setLineId(it.of().row());
                  row.setQuantity(it.quantity());
                  row.setCreditedBefore(it.of().credited());
                  row.setExemption(it.holds() ? Exemption.NONE : it.of().exemption());
                  return row;
                })
            .toList();
    if (!rows.isEmpty()) insertAll(db, store, WITHDRAWAL_LINE, rows);
    return what;
  }

  private static List<Units> what(Withdrawable order, @Nullable Map<String, Integer> chosen) {
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

  /**
   * Expects back what has gone out and holds what has not; of one that came too late it says so.
   *
   * @param declared from when on it counts
   * @param by who holds the order
   */
  void follow(
      Store store,
      long number,
      long id,
      Returnable there,
      List<Units> what,
      Instant declared,
      Actor by) {
    if (isLate(store, there, declared)) {
      var w = only(store, WITHDRAWAL);
      db.update(w).set(w.LATE, true).where(w.ID.eq(id)).execute();
      return;
    }
    expect(store, number, id, there, what, declared);
    hold(store, number, there, what, by);
  }

  /** What has gone out comes back, in the time that the law gives for it. */
  private void expect(
      Store store, long number, long id, Returnable there, List<Units> what, Instant declared) {
    var said = terms.of(store);
    var until = declared.plus(WithdrawalLaw.REFUND);
    var whole = lines(what);
    if (!whole.isEmpty())
      returns.withdrawn(store, number, whole, said.instructions(), said.addressOf(store), until);
    var units = new ArrayList<ReturnAsked.Units>();
    for (var it : what) {
      int out = it.holds() ? Math.min(it.quantity(), gone(there, it)) : 0;
      if (out > 0) units.add(new ReturnAsked.Units(it.of().id(), out, ReturnReason.WITHDRAWAL, ""));
    }
    if (units.isEmpty()) return;
    var asked =
        new ReturnAsked(
            units, ReturnOutcome.REFUND, null, said.instructions(), said.addressOf(store), until);
    var made = returns.open(store, number, asked, Actor.SHOPPER);
    var w = only(store, WITHDRAWAL);
    db.update(w).set(w.RETURN_ID, made.id()).where(w.ID.eq(id)).execute();
  }

  /** Lines of which all that is left was withdrawn from, also what was on its way back before. */
  private static Set<String> lines(List<Units> what) {
    return what.stream()
        .filter(Units::holds)
        .filter(it -> it.quantity() >= it.of().left())
        .map(it -> it.of().id())
        .collect(toSet());
  }

  private static int gone(Returnable there, Units it) {
    return there.line(it.of().id()).map(Returnable.Line::left).orElse(0);
  }

  /** What has not gone out stays where it is; an order that is held for something else is held. */
  private void hold(Store store, long number, Returnable there, List<Units> what, Actor by) {
    boolean waits =
        what.stream()
            .filter(Units::holds)
            .anyMatch(
                it ->
                    it.quantity() > gone(there, it)
                        && there.order().line(it.of().id()).unsent() > 0);
    if (!waits || !there.order().fulfilment().isOpen()) return;
    if (holds.of(store, number).isEmpty()) holds.hold(store, number, HoldReason.WITHDRAWN, "", by);
  }

  /** Lets an order go on that is held for withdrawals of which none waits any more. */
  void release(Store store, long orderId, long number, Actor by) {
    var held = holds.of(store, number).orElse(null);
    boolean forIt = held != null && held.reason() == HoldReason.WITHDRAWN;
    if (forIt && !isWaitedFor(store, orderId, number)) holds.release(store, number, by);
  }

  /** Whether units of a withdrawal that waits are still here, and would go out with the rest. */
  private boolean isWaitedFor(Store store, long orderId, long number) {
    var w = only(store, WITHDRAWAL);
    var l = only(store, WITHDRAWAL_LINE);
    var r = only(store, ORDER_RETURN_LINE);
    var of = only(store, ORDER_RETURN);
    var coming =
        field(
            select(sum(r.QUANTITY))
                .from(r)
                .join(of)
                .on(of.ID.eq(r.RETURN_ID))
                .where(of.ORDER_ID.eq(orderId), r.LINE_ID.eq(l.LINE_ID))
                .and(of.STAGE.in(ReturnStage.OPEN)));
    var waiting =
        db.select(l.LINE_ID, l.QUANTITY, l.CREDITED_BEFORE, coalesce(coming, BigDecimal.ZERO))
            .from(w)
            .join(l)
            .on(l.WITHDRAWAL_ID.eq(w.ID))
            .where(w.ORDER_ID.eq(orderId))
            .and(w.PROVEN.isTrue())
            .and(w.ANSWERED_AT.isNull())
            .and(l.EXEMPTION.eq(Exemption.NONE))
            .fetch();
    if (waiting.isEmpty()) return false;
    var order = returnables.returnable(store, number).order();
    return waiting.stream()
        .anyMatch(
            it ->
                isHere(
                    order.lineOf(it.value1()),
                    it.value2(),
                    it.value3(),
                    it.value4().intValueExact()));
  }

  private static boolean isHere(
      Refundable.Line line, int units, @Nullable Integer before, int coming) {
    return line.unsent() > 0 && (before == null || line.credited() - before + coming < units);
  }

  private static boolean isLate(Store store, Returnable order, Instant declared) {
    var came = order.came();
    return came != null
        && !declared.isBefore(Arrival.until(came, WithdrawalLaw.DAYS, store.timeZone()));
  }
}
