package io.storeflow.withdrawal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A declaration that was made.
 *
 * @param orderEmail of the order that it names; null where there is none of that number
 * @param proven whether the order was placed with the address that was typed
 */
public record Withdrawal(
    String publicId,
    String name,
    String order,
    String email,
    @Nullable String orderEmail,
    boolean proven,
    Instant at) {

  /** Where the receipt goes: to the order's own address, whatever was typed. */
  public String receiptTo() {
    return orderEmail == null ? email : orderEmail;
  }
}
