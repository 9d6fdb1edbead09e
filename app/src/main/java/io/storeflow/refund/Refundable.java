package io.storeflow.refund;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.payment.Balance;
import io.storeflow.paymentmethod.Counts;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.Parts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as far as its refunds need to know it.
 *
 * @param shipping what bringing it cost, with the tax on it
 * @param shippingCredited what of that was credited before
 * @param cardsLeft what gift cards paid and can get back
 * @param cardsOff what gift cards paid that are switched off by now: it goes back otherwise
 * @param rounding what its total has of rounding: it goes with the last of its worth
 */
public record Refundable(
    long id,
    long number,
    int version,
    FulfilmentState fulfilment,
    PaymentState payment,
    Balance balance,
    List<Line> lines,
    Money shipping,
    Money shippingCredited,
    Money cardsLeft,
    Money cardsOff,
    Money rounding,
    @Nullable Counts counts) {

  /** One that is made up to show a mail: a line for that amount, of which nothing is paid. */
  public static Refundable sample(Money amount) {
    var none = Money.zero(amount.currency());
    var line =
        new Line(0, "", "Tonkotsu Ramen", "", "", 0, false, 1, 0, 0, 0, amount, none, none, false);
    return new Refundable(
        0,
        1001,
        1,
        FulfilmentState.NEW,
        PaymentState.PENDING,
        Balance.placed(amount, none),
        List.of(line),
        none,
        none,
        none,
        none,
        none,
        null);
  }

  /** The same with so much more in it, as a line of which nothing can be taken off. */
  public Refundable with(Money more) {
    var none = Money.zero(more.currency());
    var all = new ArrayList<>(lines);
    all.add(new Line(0, "", "", "", "", 0, false, 1, 0, 0, 0, more, none, none, false));
    return new Refundable(
        id,
        number,
        version,
        fulfilment,
        payment,
        balance.moreWorth(more),
        List.copyOf(all),
        shipping,
        shippingCredited,
        cardsLeft,
        cardsOff,
        rounding,
        counts);
  }

  /** Where its money is once that is its balance. */
  PaymentState once(Balance after) {
    return payment.once(counts, after);
  }

  /**
   * A line with what became of it.
   *
   * @param row its row id
   * @param id its public id
   * @param quantity units that were ordered
   * @param credited units that were credited before
   * @param removed units that will not go out
   * @param gone units that went out
   * @param price of all its units, after discounts, with the tax on it
   * @param tax what of that is tax
   * @param was what was credited of it before
   * @param giftCard whether its units are gift cards
   */
  public record Line(
      long row,
      String id,
      String title,
      String variantTitle,
      String image,
      long variant,
      boolean tracked,
      int quantity,
      int credited,
      int removed,
      int gone,
      Money price,
      Money tax,
      Money was,
      boolean giftCard) {

    /** Units that can still be credited. */
    public int left() {
      return quantity - credited;
    }

    /** Units that neither went out nor were removed. */
    public int unsent() {
      return quantity - removed - gone;
    }

    /** What so many more units are worth: all of them together are worth its price. */
    public Money worth(int units) {
      return part(price, credited + units).minus(was);
    }

    /** What of that is tax. */
    Money tax(int units) {
      return part(tax, credited + units).minus(part(tax, credited));
    }

    private Money part(Money all, int units) {
      return new Money(Parts.of(all.minor(), units, quantity), all.currency());
    }
  }

  public Line line(String id) {
    return lines.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
  }

  /** By its row id. */
  public Line lineOf(long row) {
    return lines.stream().filter(it -> it.row() == row).findFirst().orElseThrow();
  }

  /** What of shipping can still be credited. */
  public Money shippingLeft() {
    return shipping.minus(shippingCredited);
  }

  /** What does not go back to gift cards: it came otherwise, or they take nothing any more. */
  public Money moneyLeft() {
    return balance.kept().minus(cardsLeft);
  }

  /**
   * What gift cards have paid of money that goes back otherwise.
   *
   * @param money that goes back, but to no card
   */
  public Money paidByOff(Money money) {
    long came = Math.max(0, moneyLeft().minus(cardsOff).minor());
    long rest = Math.min(cardsOff.minor(), money.minor() - came);
    return new Money(Math.max(0, rest), money.currency());
  }

  /** Whether there is anything to credit, or to give back. */
  public boolean isOpen() {
    boolean worth = !balance.cancelled() && !balance.worth().isZero();
    return worth || !balance.surplus().isZero();
  }
}
