package io.storeflow.returning;

import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.LedgerReason;
import io.storeflow.inventory.StockMove;
import io.storeflow.order.OrderChanges;
import io.storeflow.order.OrderRows;
import io.storeflow.order.OrderRows.Current;
import io.storeflow.order.Timeline;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.form.SentBefore;
import io.storeflow.platform.input.Typed;
import io.storeflow.refund.RefundPlan;
import io.storeflow.refund.RefundWish;
import io.storeflow.refund.Refundable;
import io.storeflow.refund.Refunding;
import io.storeflow.refund.Refunds;
import io.storeflow.returning.ReturnRefused.Why;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Goods that come back. Each change holds the lock of the order, is written at it, in its timeline
 * and in the audit log, and is announced after commit.
 */
@Service
public class Returns {
  private static final int LONGEST_DETAIL = 200;

  private final Transactions transactions;
  private final ReturnQueries queries;
  private final ReturnRows rows;
  private final ReturnTermsChanges terms;
  private final OrderRows orders;
  private final OrderChanges changes;
  private final Refunds refunds;
  private final Inventory inventory;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;

  Returns(
      Transactions transactions,
      ReturnQueries queries,
      ReturnRows rows,
      ReturnTermsChanges terms,
      OrderRows orders,
      OrderChanges changes,
      Refunds refunds,
      Inventory inventory,
      Timeline timeline,
      ApplicationEventPublisher events) {
    this.transactions = transactions;
    this.queries = queries;
    this.rows = rows;
    this.terms = terms;
    this.orders = orders;
    this.changes = changes;
    this.refunds = refunds;
    this.inventory = inventory;
    this.timeline = timeline;
    this.events = events;
  }

  /**
   * Why a shopper cannot send anything of an order back by themselves; null if they can.
   *
   * @return {@link Why#NOTHING_OUT}, {@link Why#ASKED}, {@link Why#NOT_TAKEN} or {@link Why#OVER}
   */
  public @Nullable Why closed(Store store, Returnable order) {
    if (order.isAskedFor()) return Why.ASKED;
    int days = terms.of(store).days();
    if (days == 0) return Why.NOT_TAKEN;
    if (order.open().isEmpty()) return Why.NOTHING_OUT;
    var came = order.came();
    if (came == null) return null;
    var until = Arrival.until(came, days, store.timeZone());
    return rows.now().isBefore(until) ? null : Why.OVER;
  }

  /**
   * A shopper asks to send something back, in the days that the store gives for it.
   *
   * @throws ReturnRefused if it cannot come back
   * @throws SentBefore for a form that has asked for it
   */
  public Return ask(Store store, long number, ReturnAsked asked) {
    return make(store, number, asked, Actor.SHOPPER, true);
  }

  /**
   * Staff say that something comes back, or its shopper has withdrawn from the contract.
   *
   * @throws ReturnRefused as for {@link #ask}, but whenever it was bought
   */
  public Return open(Store store, long number, ReturnAsked asked, Actor actor) {
    return make(store, number, asked, actor, false);
  }

  private Return make(Store store, long number, ReturnAsked asked, Actor actor, boolean inTime) {
    return transactions.write(
        () -> {
          var order = orders.lockedByNumber(store, number);
          var once = asked.once();
          if (once != null)
            queries
                .once(store, once)
                .ifPresent(
                    id -> {
                      throw new SentBefore(id);
                    });
          var there = queries.returnable(store, number);
          var closed = inTime ? closed(store, there) : there.isAskedFor() ? Why.ASKED : null;
          if (closed != null) throw new ReturnRefused(closed);
          check(there, asked);
          int place = queries.all(store, order.id()).size() + 1;
          boolean byShopper = actor.kind() == Actor.Kind.SHOPPER;
          long id = rows.insert(store, there, asked, byShopper, place);
          var made = queries.one(store, id).orElseThrow();
          boolean byLaw = asked.dueBy() != null;
          events.publishEvent(
              new ReturnRequested(store.id(), order.id(), number, id, byShopper, byLaw));
          tell(store, order, made, told(made), actor, List.of());
          return made;
        });
  }

  private static void check(Returnable order, ReturnAsked asked) {
    if (asked.units().isEmpty()) throw new ReturnRefused(Why.NOTHING);
    var seen = new HashSet<String>();
    for (var units : asked.units()) {
      int left = order.line(units.line()).map(Returnable.Line::left).orElse(0);
      if (units.quantity() < 1 || units.quantity() > left || !seen.add(units.line()))
        throw new ReturnRefused(Why.UNITS, units.line(), left);
    }
  }

  /**
   * Says how it is sent back.
   *
   * @param seen its version when somebody decided
   * @param answer label or instructions; may be empty, as may the address
   * @throws ReturnRefused if somebody was faster
   * @throws io.storeflow.platform.failure.NotFound if the order has no such return
   */
  public void approve(
      Store store, long number, String id, int seen, String answer, String address, Actor actor) {
    answer(store, number, id, seen, ReturnStage.APPROVED, answer, address, actor);
  }

  /** Says why it is not taken back. */
  public void decline(Store store, long number, String id, int seen, String why, Actor actor) {
    answer(store, number, id, seen, ReturnStage.DECLINED, why, "", actor);
  }

  private void answer(
      Store store,
      long number,
      String id,
      int seen,
      ReturnStage to,
      String answer,
      String address,
      Actor actor) {
    transactions.write(
        () -> {
          var order = orders.lockedByNumber(store, number);
          var it = standing(store, number, id, seen, to);
          boolean bare = to == ReturnStage.APPROVED && answer.isEmpty() && address.isEmpty();
          // Whoever is told to send it back is told at least where to.
          rows.answer(store, it, to, answer, bare ? terms.of(store).addressOf(store) : address);
          tell(store, order, again(store, it), answer, actor, List.of());
        });
  }

  /**
   * Their shopper has withdrawn from the contract on all that is in them: what was asked for as a
   * favour is owed by law, so that nobody has to approve it, and has to be paid back in time. Joins
   * the caller's transaction.
   *
   * @param lines public ids of those that were withdrawn from
   * @param answer how it is sent back
   */
  public void withdrawn(
      Store store, long number, Set<String> lines, String answer, String address, Instant dueBy) {
    var order = orders.lockedByNumber(store, number);
    for (var it : queries.all(store, order.id())) {
      boolean whole = it.lines().stream().allMatch(line -> lines.contains(line.id()));
      if (!it.stage().isOpen() || it.dueBy() != null || !whole) continue;
      rows.owe(store, it, dueBy);
      if (it.stage() != ReturnStage.REQUESTED) continue;
      rows.answer(store, it, ReturnStage.APPROVED, answer, address);
      tell(store, order, again(store, it), answer, Actor.SYSTEM, List.of());
    }
  }

  /**
   * Nothing comes back after all.
   *
   * @param why may be empty
   */
  public void cancel(Store store, long number, String id, int seen, String why, Actor actor) {
    transactions.write(
        () -> {
          var order = orders.lockedByNumber(store, number);
          var it = standing(store, number, id, seen, ReturnStage.CANCELLED);
          rows.close(store, it, ReturnStage.CANCELLED, null, why);
          tell(store, order, again(store, it), why, actor, List.of());
        });
  }

  /**
   * Says what came: what can be sold again goes back into stock, what cannot is written off. Where
   * nothing came, it is closed with that.
   *
   * @throws ReturnRefused if it does not add up, or somebody was faster
   */
  public void receive(
      Store store, long number, String id, int seen, List<Inspected> found, Actor actor) {
    transactions.write(
        () -> {
          var order = orders.lockedByNumber(store, number);
          var it = standing(store, number, id, seen, ReturnStage.RECEIVED);
          checkSum(it, found);
          boolean came = found.stream().anyMatch(one -> one.good() + one.damaged() > 0);
          var to = came ? ReturnStage.RECEIVED : ReturnStage.CLOSED;
          rows.receive(store, it, to, found);
          var moves = stock(store, number, order.id(), found, actor);
          var now = again(store, it);
          tell(store, order, now, came ? told(now) : "", actor, moves);
        });
  }

  private static void checkSum(Return it, List<Inspected> found) {
    for (var line : it.lines()) {
      var one = found.stream().filter(each -> each.line().equals(line.id())).toList();
      boolean adds = one.size() == 1 && one.getFirst().units() == line.quantity();
      if (!adds) throw new ReturnRefused(Why.SUM, line.id(), line.quantity());
    }
    if (found.size() != it.lines().size()) throw new ReturnRefused(Why.OVERTAKEN);
  }

  private List<StockMove> stock(
      Store store, long number, long orderId, List<Inspected> found, Actor actor) {
    var order = queries.returnable(store, number).order();
    var lost = units(order, found, Inspected::damaged);
    if (!lost.isEmpty())
      inventory.writeOff(store, orderId, lost, LedgerReason.RETURNED_DAMAGED, actor);
    var back = units(order, found, Inspected::good);
    return back.isEmpty() ? List.of() : inventory.giveBack(store, orderId, back, actor);
  }

  private static Map<Long, Integer> units(
      Refundable order, List<Inspected> found, ToIntFunction<Inspected> number) {
    var units = new HashMap<Long, Integer>();
    for (var one : found) {
      var line = order.line(one.line());
      int some = number.applyAsInt(one);
      if (line.tracked() && some > 0) units.merge(line.variant(), some, Integer::sum);
    }
    return units;
  }

  /**
   * Pays back what came, and closes the return. Stock stays as it is: that was said when it came.
   *
   * @param outcome whether it is exchanged then
   * @return what was done
   * @throws ReturnRefused if more is to be paid back than came, or somebody was faster
   * @throws io.storeflow.refund.RefundRefused if it cannot be refunded so
   * @throws SentBefore for a form that has done it
   */
  public RefundPlan settle(
      Store store, long number, String id, RefundWish wish, Refunding how, ReturnOutcome outcome) {
    return transactions.write(
        () -> {
          orders.lockedByNumber(store, number);
          var it = queries.find(store, number, id);
          boolean open = it.stage() == ReturnStage.RECEIVED;
          var wanted = open ? of(it, wish) : wish;
          // One that was sent before says so before it is found closed by that.
          var plan = refunds.make(store, number, wanted, how);
          if (!open) throw new ReturnRefused(Why.OVERTAKEN);
          var order = orders.lockedByNumber(store, number);
          rows.close(store, it, ReturnStage.CLOSED, outcome, it.answer());
          rows.refunded(store, order.id(), it, units(plan));
          tell(store, order, again(store, it), "", how.actor(), List.of());
          return plan;
        });
  }

  /** What was taken back is in stock, or written off: nothing of that again. */
  private static RefundWish of(Return it, RefundWish wish) {
    it.requireCame(wish);
    var units =
        wish.units().stream()
            .map(one -> RefundWish.Units.returned(one.line(), one.quantity()))
            .toList();
    return new RefundWish(units, wish.shipping(), wish.other(), wish.cardsFirst());
  }

  private static Map<Long, Integer> units(RefundPlan plan) {
    return plan.lines().stream()
        .collect(Collectors.toMap(it -> it.of().row(), RefundPlan.Line::quantity));
  }

  /**
   * Closes a return of which nothing is paid back.
   *
   * @param why as the shopper is told
   */
  public void close(Store store, long number, String id, int seen, String why, Actor actor) {
    transactions.write(
        () -> {
          var order = orders.lockedByNumber(store, number);
          var it = standing(store, number, id, seen, ReturnStage.CLOSED);
          rows.close(store, it, ReturnStage.CLOSED, ReturnOutcome.NOTHING, why);
          tell(store, order, again(store, it), why, actor, List.of());
        });
  }

  /** Notes that its shopper was told of the stage. Joins the caller's transaction. */
  public void told(Store store, long id, ReturnStage stage) {
    rows.told(store, id, stage);
  }

  private Return standing(Store store, long number, String id, int seen, ReturnStage to) {
    var it = queries.find(store, number, id);
    if (it.version() != seen || !it.stage().canBecome(to)) throw new ReturnRefused(Why.OVERTAKEN);
    return it;
  }

  private Return again(Store store, Return it) {
    return queries.one(store, it.id()).orElseThrow();
  }

  /** Writes down what has become of it, and tells everybody: the last thing of the change. */
  private void tell(
      Store store, Current order, Return it, String detail, Actor actor, List<StockMove> moves) {
    var kind = Timeline.returned(it.stage().code());
    var said = Typed.cut(Typed.line(detail), LONGEST_DETAIL);
    timeline.add(store, order.id(), kind, actor, said);
    rows.note(store, order.id());
    changes.touch(store, order);
    changes.audit(
        store,
        order.number(),
        "order." + "return_" + it.stage().code(),
        Audited.Changes.none()
            .field("return", null, it.number())
            .field("units", null, it.units())
            .field("note", null, detail),
        actor);
    events.publishEvent(new ReturnMoved(store.id(), order.id(), it.id()));
    changes.announcePaid(store, order, order.payment(), order.settledAt() != null, moves);
  }

  /** Names and numbers, which have no language. */
  private static String told(Return it) {
    return it.lines().stream()
        .map(line -> line.quantity() + " × " + line.title())
        .collect(Collectors.joining(", "));
  }
}
