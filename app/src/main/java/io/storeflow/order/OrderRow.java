package io.storeflow.order;

import io.storeflow.platform.money.Money;
import io.storeflow.shipping.Method;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * An order as a list shows it.
 *
 * @param items how many units besides one of the first item
 */
public record OrderRow(
    long id,
    long number,
    String name,
    String firstItem,
    int items,
    Method method,
    FulfilmentState fulfilment,
    PaymentState payment,
    Money total,
    Instant placedAt,
    @Nullable Instant promisedAt) {

  public static OrderRow of(
      long id,
      long number,
      String name,
      String firstItem,
      int itemCount,
      String method,
      String fulfilment,
      String payment,
      long totalMinor,
      String currency,
      Instant placedAt,
      @Nullable Instant promisedAt) {
    return new OrderRow(
        id,
        number,
        name,
        firstItem,
        itemCount - 1,
        Method.of(method),
        FulfilmentState.of(fulfilment),
        PaymentState.of(payment),
        new Money(totalMinor, Currency.getInstance(currency)),
        placedAt,
        promisedAt);
  }

  /** Whether somebody waits longer than was promised. */
  public boolean isLate(Instant now) {
    return fulfilment.isOpen()
        && fulfilment != FulfilmentState.READY
        && promisedAt != null
        && promisedAt.isBefore(now);
  }
}
