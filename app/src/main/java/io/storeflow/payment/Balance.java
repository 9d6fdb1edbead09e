package io.storeflow.payment;

import io.storeflow.platform.money.Money;

/**
 * What an order is worth, what came for it and what went back, all in its currency; pure. What is
 * owed, by whom, follows from these alone.
 *
 * @param total at which it stands, as it was placed and edited since
 * @param credited by how much it is worth less than that, as for lines that came back
 * @param cards what gift cards paid
 * @param paid the payments that stand
 * @param refunded what went back, to gift cards too
 * @param cancelled whether nothing is owed for it any more
 */
public record Balance(
    Money total, Money credited, Money cards, Money paid, Money refunded, boolean cancelled) {

  /** Of an order as it is placed. */
  public static Balance placed(Money total, Money cards) {
    var zero = Money.zero(total.currency());
    return new Balance(total, zero, cards, zero, zero, false);
  }

  /** What is to be paid for it in all. */
  public Money worth() {
    return cancelled ? zero() : stands();
  }

  /** What is said of it as its total: of a cancelled order what it came to before that. */
  public Money stands() {
    return total.minus(credited);
  }

  /** All that came. */
  public Money received() {
    return cards.plus(paid);
  }

  /** What came and did not go back: no more can be refunded. */
  public Money kept() {
    return received().minus(refunded);
  }

  /** Whether all that came went back. */
  public boolean isGivenBack() {
    return !received().isZero() && kept().isZero();
  }

  /** What is still to come; never negative. */
  public Money due() {
    return orZero(worth().minus(kept()));
  }

  /** What is to go back, as it is more than the order is worth; never negative. */
  public Money surplus() {
    return orZero(kept().minus(worth()));
  }

  /** Whether nothing is to come any more. */
  public boolean isSettled() {
    return due().isZero();
  }

  public Balance withPaid(Money amount) {
    return new Balance(total, credited, cards, amount, refunded, cancelled);
  }

  /**
   * Once it is worth less.
   *
   * @param less 0 or more
   */
  public Balance lessWorth(Money less) {
    return new Balance(total, credited.plus(less), cards, paid, refunded, cancelled);
  }

  /**
   * Once there is more in it.
   *
   * @param more 0 or more
   */
  public Balance moreWorth(Money more) {
    return new Balance(total.plus(more), credited, cards, paid, refunded, cancelled);
  }

  /** Once so much more went back. */
  public Balance lessKept(Money back) {
    return new Balance(total, credited, cards, paid, refunded.plus(back), cancelled);
  }

  private Money zero() {
    return Money.zero(total.currency());
  }

  private Money orZero(Money amount) {
    return amount.isNegative() ? zero() : amount;
  }
}
