package io.storeflow.cardpayment;

import static io.storeflow.db.Tables.GIFT_CARD;
import static io.storeflow.db.Tables.ORDER_GIFT_CARD;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.Orders;
import io.storeflow.giftcard.CardState;
import io.storeflow.order.FulfilmentState;
import io.storeflow.payment.Balance;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.NamedAmount;
import io.storeflow.store.Store;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * What a card pays of an order.
 *
 * @param givenBack what of it went back to the card
 * @param off whether the card is switched off by now: it takes nothing back
 */
public record PaidByCard(String lastFour, Money amount, Money givenBack, boolean off) {

  /** Those of an order, as a column of its statement. */
  public static Field<List<PaidByCard>> of(Store store, Orders o) {
    var p = only(store, ORDER_GIFT_CARD);
    var c = only(store, GIFT_CARD);
    return multiset(
            select(p.LAST_FOUR, p.AMOUNT_MINOR, p.GIVEN_BACK_MINOR, c.STATE, o.CURRENCY)
                .from(p)
                .join(c)
                .on(c.ID.eq(p.CARD_ID))
                .where(p.ORDER_ID.eq(o.ID))
                .orderBy(p.POSITION))
        .convertFrom(
            rows ->
                rows.map(
                    row -> {
                      var currency = Currency.getInstance(row.value5());
                      return new PaidByCard(
                          row.value1(),
                          new Money(row.value2(), currency),
                          new Money(row.value3(), currency),
                          row.value4() == CardState.DISABLED);
                    }));
  }

  /** What they take off, by the last four of each, as sums show it. */
  public static List<NamedAmount> off(List<PaidByCard> cards) {
    return cards.stream().map(it -> new NamedAmount(it.lastFour, it.amount.negated())).toList();
  }

  /** Whether some of it went back. */
  public boolean isReturned() {
    return !givenBack.isZero();
  }

  /** What it paid and did not get back. */
  private Money left() {
    return amount.minus(givenBack);
  }

  /** Whether some of it cannot go back to its card. */
  public boolean isBarred() {
    return off && !left().isZero();
  }

  /** What can go back to them. */
  public static Money takingBack(List<PaidByCard> cards, Currency currency) {
    return cards.stream()
        .filter(it -> !it.off)
        .map(PaidByCard::left)
        .reduce(Money.zero(currency), Money::plus);
  }

  /** What is left to pay of a total. */
  public static Money due(Money total, List<PaidByCard> cards) {
    var due = total;
    for (var card : cards) due = due.minus(card.amount());
    return due;
  }

  /** The same as a line of a sum; null where no card pays, or nothing is to be paid any more. */
  public static @Nullable Money rest(Money total, List<PaidByCard> cards, FulfilmentState state) {
    return cards.isEmpty() || state == FulfilmentState.CANCELLED ? null : due(total, cards);
  }

  /** Like the other; once something was taken off, only what is still to be paid is said. */
  public static @Nullable Money rest(
      Balance balance, List<PaidByCard> cards, FulfilmentState state) {
    var rest = rest(balance.total(), cards, state);
    if (rest == null || balance.credited().isZero()) return rest;
    return balance.due().isZero() ? null : balance.due();
  }

  /**
   * Like the other, once more may have happened to the order than its placing.
   *
   * @param balance if something else came otherwise than by cards, as some of it was taken off
   *     before, it is not said to be what was paid
   */
  public static String restWord(Money due, @Nullable Instant settled, Balance balance) {
    if (!balance.credited().isZero()) return "card.due";
    var word = restWord(due, settled);
    return word.equals("card.settled") && !balance.paid().equals(due) ? "card.rest" : word;
  }

  /**
   * What that line is called: whether it is to be paid, or was.
   *
   * @param settled when the store had its money; null while it is due
   */
  public static String restWord(Money due, @Nullable Instant settled) {
    return settled == null || due.isZero() ? "card.due" : "card.settled";
  }
}
