package io.storeflow.order;

import io.storeflow.inventory.Reservations;
import io.storeflow.order.OrderRows.Current;
import io.storeflow.payment.MoneyRefused;
import io.storeflow.payment.PaymentKind;
import io.storeflow.payment.PaymentRows;
import io.storeflow.payment.Received;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Actor;
import io.storeflow.store.PaidBy;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** The money of orders: what comes, what is said to have come, and what becomes of them by it. */
@Service
public class OrderPayments {
  /** Of an order that gift cards have paid nothing is due, whatever somebody says. */
  public static final class PaidByCards extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PaidByCards() {
      super("gift cards have paid all of the order", null, false, false);
    }
  }

  private final Transactions transactions;
  private final Orders orders;
  private final OrderRows rows;
  private final OrderChanges changes;
  private final PaymentRows payments;
  private final Reservations reservations;
  private final Timeline timeline;
  private final Clock clock;

  OrderPayments(
      Transactions transactions,
      Orders orders,
      OrderRows rows,
      OrderChanges changes,
      PaymentRows payments,
      Reservations reservations,
      Timeline timeline,
      Clock clock) {
    this.transactions = transactions;
    this.orders = orders;
    this.rows = rows;
    this.changes = changes;
    this.payments = payments;
    this.reservations = reservations;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * The awaited payment has come: what was held is sold. Nothing if it was paid before. Whatever
   * else happens to the order in the same moment, the answer is one or the other.
   *
   * @return false if the order is past being paid (it expired or was cancelled): the money has to
   *     go back
   * @throws io.storeflow.platform.failure.NotFound if the store has no such order
   */
  public boolean pay(Store store, long orderId) {
    return transactions.write(
        () -> {
          var order = rows.locked(store, orderId);
          if (order.payment() == PaymentState.PAID) return true;
          if (!order.payment().canBecome(PaymentState.PAID)) return false;
          var state = order.fulfilment();
          changes.write(store, order, state, PaymentState.PAID, Timeline.PAID, Actor.SYSTEM, "");
          var moves = reservations.settle(store, orderId, Actor.SYSTEM);
          changes.announce(store, order, state, PaymentState.PAID, moves);
          return true;
        });
  }

  /**
   * Writes down money that came for an order.
   *
   * @throws MoneyRefused if it is more than is due and cannot be
   * @throws IllegalMove if there is no money to be had, or the order changed in this very moment
   * @throws io.storeflow.platform.form.SentBefore for a form that has written it
   * @throws io.storeflow.platform.failure.NotFound if the store has no such order
   */
  public void receive(Store store, long number, Received received, Actor actor) {
    transactions.write(() -> receive(store, due(store, number), received, actor));
  }

  /** Writes down that all that is due has come; nothing if nothing is. */
  public void settle(Store store, long number, Actor actor) {
    transactions.write(
        () -> {
          var order = due(store, number);
          var due = order.balance().due();
          if (due.isZero()) return;
          receive(store, order, Received.of(kind(order.paidBy()), due), actor);
        });
  }

  /** In which way it came, by what its shopper was told; what is arranged may be anything. */
  private static PaymentKind kind(PaidBy told) {
    return switch (told) {
      case ON_HANDOVER -> PaymentKind.HANDOVER;
      case TRANSFER, INVOICE -> PaymentKind.TRANSFER;
      case ARRANGED -> PaymentKind.OTHER;
    };
  }

  private void receive(Store store, Current order, Received received, Actor actor) {
    var before = order.balance();
    var due = before.due();
    var amount = received.amount();
    if (due.isZero()) throw new MoneyRefused(MoneyRefused.Why.NOTHING_DUE, due);
    if (amount.compareTo(due) > 0 && !received.kind().mayExceed())
      throw new MoneyRefused(MoneyRefused.Why.MORE_THAN_DUE, due);
    payments.add(store, order.id(), received, clock.instant(), actor);
    var balance = before.withPaid(before.paid().plus(amount));
    if (!balance.isSettled())
      timeline.add(store, order.id(), Timeline.PAID_IN_PART, actor, Timeline.told(amount));
    var state = order.once(balance);
    changes.pay(store, order, state, balance, actor);
    changes.announcePaid(store, order, state, balance.isSettled(), List.of());
  }

  /**
   * Says that the payment that came last had not come after all.
   *
   * @return false if there is none: nothing was changed
   * @throws MoneyRefused if some of it went back
   * @throws PaidByCards if gift cards have paid all of it: that money was there, and is
   */
  public boolean unsettle(Store store, long number, Actor actor) {
    return transactions.write(
        () -> {
          var order = rows.current(store, number);
          if (order.whollyByCards()) throw new PaidByCards();
          var last = payments.last(store, order.id());
          last.ifPresent(it -> withdraw(store, number, it, actor));
          return last.isPresent();
        });
  }

  /**
   * Says that a payment had not come after all; nothing if that was said before.
   *
   * @throws MoneyRefused if some of it went back
   * @throws IllegalMove if the order was cancelled, or changed in this very moment
   * @throws io.storeflow.platform.failure.NotFound if there is no such order or payment
   */
  public void withdraw(Store store, long number, String payment, Actor actor) {
    transactions.write(
        () -> {
          var order = due(store, number);
          var amount = payments.withdraw(store, order.id(), payment, clock.instant()).orElse(null);
          if (amount == null) return;
          var before = order.balance();
          var less = new Money(amount, before.total().currency());
          var balance = before.withPaid(before.paid().minus(less));
          if (balance.kept().isNegative())
            throw new MoneyRefused(MoneyRefused.Why.WENT_BACK, before.refunded());
          if (before.isSettled() == balance.isSettled())
            timeline.add(store, order.id(), Timeline.UNPAID_IN_PART, actor, Timeline.told(less));
          var state = order.once(balance);
          changes.pay(store, order, state, balance, actor);
          changes.announcePaid(store, order, state, balance.isSettled(), List.of());
        });
  }

  private Current due(Store store, long number) {
    var order = rows.lockedByNumber(store, number);
    if (!order.canBeSettled())
      throw new IllegalMove(number, order.fulfilment(), order.fulfilment());
    return order;
  }

  /**
   * Lets go of an order whose payment did not come in time; nothing if it was paid or cancelled
   * meanwhile.
   */
  public void expire(Store store, long orderId) {
    transactions.write(
        () -> {
          var order = rows.locked(store, orderId);
          if (order.payment() != PaymentState.PENDING || !order.isAwaited()) return;
          orders.cancel(store, order, null, Actor.SYSTEM);
          timeline.add(store, orderId, Timeline.PAYMENT_EXPIRED, Actor.SYSTEM, "");
        });
  }
}
