package io.storeflow.order;

/**
 * The fulfilment of an order moved on, or the store has its money now, or has not after all:
 * published inside the transaction, like {@link OrderPlaced}.
 *
 * @param had whether the store had the money before
 * @param has whether it has it now
 * @param byCards whether gift cards paid some of it
 * @param sellsCards whether gift cards were bought with it
 * @param byInvoice whether its shopper was told to pay by invoice
 */
public record OrderMoved(
    long storeId,
    long orderId,
    FulfilmentState from,
    FulfilmentState to,
    boolean had,
    boolean has,
    boolean byCards,
    boolean sellsCards,
    boolean byInvoice) {

  /** Whether it was cancelled just now. */
  public boolean isCancellation() {
    return to == FulfilmentState.CANCELLED && from != to;
  }

  /** Whether the store has got its money just now. */
  public boolean isSettlement() {
    return has && !had;
  }
}
