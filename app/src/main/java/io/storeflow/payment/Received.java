package io.storeflow.payment;

import io.storeflow.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Money that somebody of the store writes down.
 *
 * @param amount what of it pays for the order; more than 0
 * @param tendered what was handed over in cash, at least that; null for not said
 * @param reference may be empty
 * @param once what is kept of the key of the form; null for none
 */
public record Received(
    PaymentKind kind,
    Money amount,
    @Nullable Money tendered,
    String reference,
    @Nullable String once) {

  public static Received of(PaymentKind kind, Money amount) {
    return new Received(kind, amount, null, "", null);
  }
}
