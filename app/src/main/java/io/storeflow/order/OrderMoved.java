package io.storeflow.order;

/**
 * The fulfilment of an order moved on, or its payment came: published inside the transaction, like
 * {@link OrderPlaced}.
 *
 * @param byCards whether gift cards paid some of it
 */
public record OrderMoved(
    long storeId,
    long orderId,
    FulfilmentState from,
    FulfilmentState to,
    PaymentState paidFrom,
    PaymentState paidTo,
    boolean byCards) {

  /** Whether it was cancelled just now. */
  public boolean isCancellation() {
    return to == FulfilmentState.CANCELLED && from != to;
  }

  /** Whether its payment has come just now. */
  public boolean isPayment() {
    return paidTo == PaymentState.PAID && paidFrom != paidTo;
  }
}
