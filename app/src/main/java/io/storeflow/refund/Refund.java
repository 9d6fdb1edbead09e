package io.storeflow.refund;

import io.storeflow.payment.PaymentKind;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Actor;
import java.time.Instant;
import java.util.List;

/**
 * A refund that was made.
 *
 * @param id its public id
 * @param kind in which way the money went back
 * @param credited by how much the order became worth less
 * @param shipping of that, for shipping
 * @param other of that, neither for lines nor shipping
 * @param cards what went back to gift cards
 * @param money what went back otherwise
 * @param reason may be empty
 * @param actor who made it; of StoreFlow itself the code of that
 */
public record Refund(
    String id,
    PaymentKind kind,
    Money credited,
    Money shipping,
    Money other,
    Money cards,
    Money money,
    String reason,
    Instant madeAt,
    Actor.Kind actorKind,
    String actor,
    List<Line> lines) {

  /**
   * @param removed units of them that did not go out
   */
  public record Line(
      String title,
      String variantTitle,
      int quantity,
      int removed,
      boolean restocked,
      Money amount,
      Money tax) {}

  /** One that nobody made, to show what is told of one. */
  public static Refund sample(Money amount, Instant at) {
    var none = Money.zero(amount.currency());
    var line = new Line("Tonkotsu Ramen", "", 1, 0, false, amount, none);
    return new Refund(
        "",
        PaymentKind.values()[0],
        amount,
        none,
        none,
        none,
        amount,
        "",
        at,
        Actor.Kind.SYSTEM,
        "",
        List.of(line));
  }

  /** All that went back. */
  public Money back() {
    return cards.plus(money);
  }
}
