package io.storeflow.orderedit;

import io.storeflow.orderedit.EditFault.Why;
import io.storeflow.pickupstock.PlaceStock;
import io.storeflow.platform.money.Money;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.Totals;
import io.storeflow.refund.RefundFault;
import io.storeflow.refund.RefundPlan;
import io.storeflow.refund.RefundWish;
import io.storeflow.refund.Refundable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an edit would do, worked out from the order and the prices of now; pure. What is put to it
 * is owed first, what is taken off is worth less then: only what is too much after both goes back.
 *
 * @param faults why it cannot be done; empty if it can, and nothing is wrong with {@code less}
 * @param added what is put to it at its prices; null for nothing
 * @param less what is taken off; null for nothing
 * @param order as it is with what is put to it
 */
public record EditPlan(
    List<EditFault> faults, @Nullable Totals added, @Nullable RefundPlan less, Refundable order) {

  /**
   * @param left units that can be sold, by the row ids of variants whose stock is counted
   */
  static EditPlan of(
      Editable before, EditWish wish, @Nullable Totals priced, Map<Long, Integer> left) {
    var faults = new ArrayList<EditFault>();
    if (wish.isEmpty()) faults.add(new EditFault(Why.NOTHING));
    var lines = before.order().lines().size() + (priced == null ? 0 : priced.lines().size());
    if (lines > Basket.MOST_LINES) faults.add(new EditFault(Why.LINES));
    if (priced != null) note(before, priced, faults);
    if (priced != null) note(priced, left, faults);
    var more = priced == null ? Money.zero(before.currency()) : priced.total();
    var with = priced == null ? before.order() : before.order().with(more);
    var less = wish.less().isEmpty() ? null : RefundPlan.of(with, less(wish, more));
    int off = wish.less().stream().mapToInt(RefundWish.Units::quantity).sum();
    boolean nothingGone = before.order().lines().stream().allMatch(it -> it.gone() == 0);
    if (off > 0 && off >= before.rest() && nothingGone && wish.more().isEmpty())
      faults.add(new EditFault(Why.ALL));
    return new EditPlan(List.copyOf(faults), priced, less, with);
  }

  private static RefundWish less(EditWish wish, Money more) {
    var zero = Money.zero(more.currency());
    return new RefundWish(wish.less(), zero, zero, false);
  }

  private static void note(Editable before, Totals priced, List<EditFault> faults) {
    for (var fault : priced.faults()) {
      var why =
          switch (fault.why()) {
            case NOT_FOR_SALE -> Why.NOT_FOR_SALE;
            case SOLD_OUT -> Why.SOLD_OUT;
            case TOO_MANY_UNITS, TOO_MANY_CARDS -> Why.TOO_MANY;
            case CHOICE -> Why.CHOICE;
          };
      faults.add(EditFault.at(fault.line().items().getFirst(), why));
    }
    for (var line : priced.lines())
      if (line.variant().giftCard())
        faults.add(EditFault.at(line.wanted().items().getFirst(), Why.CARD));
    boolean other = priced.taxIncluded() != before.taxIncluded();
    if (other && !priced.tax().isZero()) faults.add(new EditFault(Why.TAXED_OTHERWISE));
  }

  private static void note(Totals priced, Map<Long, Integer> left, List<EditFault> faults) {
    var wanted = PlaceStock.units(priced);
    for (var line : priced.lines()) {
      var there = left.get(line.variant().id());
      if (there == null || wanted.getOrDefault(line.variant().id(), 0) <= there) continue;
      faults.add(EditFault.few(line.wanted().items().getFirst(), there));
    }
  }

  public boolean isPossible() {
    return faults.isEmpty() && (less == null || less.isPossible());
  }

  /** Whether all of it would come off, and nothing be put to it. */
  public boolean leavesNothing() {
    return faults.stream().anyMatch(it -> it.why() == Why.ALL)
        || less != null
            && less.faults().stream().anyMatch(it -> it.why() == RefundFault.Why.CANCEL);
  }

  /** What is put to it comes to. */
  public Money more() {
    return added == null ? Money.zero(order.balance().total().currency()) : added.total();
  }

  /** By how much it is worth less. */
  public Money off() {
    return less == null ? Money.zero(order.balance().total().currency()) : less.credited();
  }

  /** What goes back. */
  public Money back() {
    return less == null ? Money.zero(order.balance().total().currency()) : less.back();
  }

  /** What is to be paid for it once it is done. */
  public Money due() {
    return (less == null ? order.balance() : less.after()).due();
  }

  /** What it comes to then. */
  public Money worth() {
    return (less == null ? order.balance() : less.after()).worth();
  }
}
