package io.storeflow.refund;

import io.storeflow.payment.Balance;
import io.storeflow.platform.money.Money;
import io.storeflow.refund.RefundFault.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a refund would do, worked out from the order alone; pure. What it becomes worth less is
 * taken off what is due first; only what is then too much goes back, so never more than came.
 *
 * @param faults why it cannot be done; empty if it can
 * @param other what is given beside goods and shipping; below zero for what is kept of them
 * @param credited by how much the order becomes worth less
 * @param cards what goes back to gift cards
 * @param money what goes back otherwise
 * @param after the balance once it is done
 */
public record RefundPlan(
    List<RefundFault> faults,
    List<Line> lines,
    Money shipping,
    Money other,
    Money credited,
    Money cards,
    Money money,
    Balance after) {

  /**
   * Units of a line that are credited.
   *
   * @param removed those of them that had not gone out, and will not
   * @param amount what they are worth, with the tax
   * @param tax what of it is tax
   */
  public record Line(
      Refundable.Line of, int quantity, int removed, boolean restock, Money amount, Money tax) {

    /**
     * Units that can be sold again. Of a line of which some are still here those alone: what is on
     * its way comes back by a return.
     */
    int back() {
      if (!restock || !of.tracked()) return 0;
      return removed > 0 ? removed : quantity;
    }
  }

  /** Units by the row ids of their lines. */
  public Map<Long, Integer> units() {
    return lines.stream().collect(Collectors.toMap(it -> it.of().row(), Line::quantity));
  }

  public static RefundPlan of(Refundable order, RefundWish wish) {
    var faults = new ArrayList<RefundFault>();
    var lines = new ArrayList<Line>();
    var balance = order.balance();
    if (balance.cancelled()) return ofCancelled(order, wish);
    var zero = Money.zero(balance.total().currency());
    var credited = wish.shipping().plus(wish.other());
    for (var line : order.lines()) {
      var units = wish.of(line.id()).orElse(null);
      if (units == null) continue;
      if (units.quantity() > line.left()) {
        faults.add(RefundFault.of(Why.UNITS, line));
        continue;
      }
      if (line.giftCard()) faults.add(RefundFault.of(Why.GIFT_CARDS, line));
      var of = line(line, units);
      lines.add(of);
      credited = credited.plus(of.amount());
    }
    if (wish.shipping().compareTo(order.shippingLeft()) > 0)
      faults.add(RefundFault.of(Why.SHIPPING, order.shippingLeft()));
    var other = wish.other();
    if (isAll(order, lines, wish)) {
      var all = credited.plus(order.rounding());
      credited = least(all, balance.worth());
      other = credited.minus(all);
    }
    var fault = faults.isEmpty() ? fault(order, wish, lines, credited) : null;
    if (fault != null) faults.add(fault);
    if (!faults.isEmpty()) credited = zero;
    var worthLess = balance.lessWorth(credited);
    var back = faults.isEmpty() ? worthLess.surplus() : zero;
    var cards = cards(order, wish, back);
    return new RefundPlan(
        List.copyOf(faults),
        List.copyOf(lines),
        wish.shipping(),
        other,
        credited,
        cards,
        back.minus(cards),
        worthLess.lessKept(back));
  }

  /** It is worth nothing any more: how much of what came goes back is all there is to say. */
  private static RefundPlan ofCancelled(Refundable order, RefundWish wish) {
    var balance = order.balance();
    var zero = Money.zero(balance.total().currency());
    var fault = faultOfCancelled(order, wish);
    var back = wish.other().isZero() ? balance.surplus() : wish.other();
    if (fault != null) back = zero;
    var cards = cards(order, wish, back);
    return new RefundPlan(
        fault == null ? List.of() : List.of(fault),
        List.of(),
        zero,
        zero,
        zero,
        cards,
        back.minus(cards),
        balance.lessKept(back));
  }

  private static @Nullable RefundFault faultOfCancelled(Refundable order, RefundWish wish) {
    var left = order.balance().surplus();
    if (order.payment().isAwaited(order.counts())) return RefundFault.of(Why.AWAITED);
    if (left.isZero()) return RefundFault.of(Why.CANCELLED);
    boolean ofLines = order.lines().stream().anyMatch(it -> wish.of(it.id()).isPresent());
    if (ofLines || !wish.shipping().isZero() || wish.other().isNegative())
      return RefundFault.of(Why.CANCELLED_LEFT, left);
    return wish.other().compareTo(left) > 0 ? RefundFault.of(Why.WORTH, left) : null;
  }

  private static Line line(Refundable.Line line, RefundWish.Units units) {
    int quantity = units.quantity();
    int removed = units.cameBack() ? 0 : Math.min(quantity, Math.max(0, line.unsent()));
    return new Line(
        line, quantity, removed, units.restock(), line.worth(quantity), line.tax(quantity));
  }

  /**
   * All that is left of it, to the last unit: what was rounded goes with that. What was given
   * beside goods before is not given again, and what was kept then stays so.
   */
  private static boolean isAll(Refundable order, List<Line> lines, RefundWish wish) {
    if (!wish.other().isZero()) return false;
    if (!wish.shipping().equals(order.shippingLeft())) return false;
    int left = order.lines().stream().mapToInt(Refundable.Line::left).sum();
    return left > 0 && left == lines.stream().mapToInt(Line::quantity).sum();
  }

  private static @Nullable RefundFault fault(
      Refundable order, RefundWish wish, List<Line> lines, Money credited) {
    var balance = order.balance();
    if (order.payment().isAwaited(order.counts())) return RefundFault.of(Why.AWAITED);
    boolean nothing = lines.isEmpty() && wish.shipping().isZero() && wish.other().isZero();
    if (nothing) return balance.surplus().isZero() ? RefundFault.of(Why.NOTHING) : null;
    if (credited.isNegative()) return RefundFault.of(Why.LESS_THAN_NOTHING);
    if (credited.compareTo(balance.worth()) > 0) return RefundFault.of(Why.WORTH, balance.worth());
    return isCancel(order, lines) ? RefundFault.of(Why.CANCEL) : null;
  }

  private static boolean isCancel(Refundable order, List<Line> lines) {
    if (!order.fulfilment().isOpen()) return false;
    if (order.lines().stream().anyMatch(it -> it.gone() > 0)) return false;
    int unsent = order.lines().stream().mapToInt(Refundable.Line::unsent).sum();
    return unsent > 0 && unsent == lines.stream().mapToInt(Line::removed).sum();
  }

  /**
   * Whether all that is left of an open order has gone out then. Gift cards go by mail; while they
   * wait for the money, it is not over.
   */
  public boolean leavesNothingToSend(Refundable order) {
    if (!order.fulfilment().isOpen() || removed() == 0) return false;
    boolean waitsForCards =
        !after.isSettled() && order.lines().stream().anyMatch(Refundable.Line::giftCard);
    if (waitsForCards) return false;
    var goods = order.lines().stream().filter(it -> !it.giftCard());
    return removed() == goods.mapToInt(it -> Math.max(0, it.unsent())).sum();
  }

  private static Money cards(Refundable order, RefundWish wish, Money back) {
    var most = order.cardsLeft();
    if (wish.cardsFirst()) return least(back, most);
    var money = least(back, order.moneyLeft());
    return back.minus(money);
  }

  private static Money least(Money one, Money other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  public boolean isPossible() {
    return faults.isEmpty();
  }

  /** All that goes back. */
  public Money back() {
    return cards.plus(money);
  }

  /** Units that can be sold again: of what has a stock. */
  public int restocked() {
    return lines.stream().mapToInt(Line::back).sum();
  }

  /** Units that will not go out. */
  public int removed() {
    return lines.stream().mapToInt(Line::removed).sum();
  }
}
