package io.storeflow.stripe;

/**
 * Stripe did not answer, or said that it cannot now: whether what was asked for was done is not
 * known. Whoever asks again does so with the same key.
 */
public final class StripeAway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StripeAway(String message) {
    super(message);
  }

  StripeAway(String message, Throwable cause) {
    super(message, cause);
  }
}
