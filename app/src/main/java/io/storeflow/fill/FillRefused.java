package io.storeflow.fill;

/** A store cannot be filled as asked, for a reason that the person asking can mend. */
public final class FillRefused extends RuntimeException {
  FillRefused(String message) {
    super(message);
  }
}
