package io.storeflow.checkout;

/** What has become of a checkout. */
public sealed interface CheckoutResult {

  /**
   * There is an order.
   *
   * @param answer as it was written when the order was placed, also for a repetition
   */
  record Placed(String answer) implements CheckoutResult {}

  /** There is none, and nothing was changed. */
  record Refused(Refusal why) implements CheckoutResult {}
}
