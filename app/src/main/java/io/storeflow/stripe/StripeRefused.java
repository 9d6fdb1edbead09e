package io.storeflow.stripe;

import com.stripe.exception.StripeException;
import org.jspecify.annotations.Nullable;

/** Stripe answered no: nothing was done, and asking the same again changes nothing. */
public final class StripeRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  StripeRefused(StripeException answer) {
    super(answer.getMessage(), answer);
    status = answer.getStatusCode() == null ? 0 : answer.getStatusCode();
    code = answer.getCode() == null ? "" : answer.getCode();
  }

  /** Of HTTP: 401 for a wrong key, 402 for a card that is declined, 403, 404 and so on. */
  public int status() {
    return status;
  }

  /** As docs.stripe.com/error-codes has it; empty for none. */
  public String code() {
    return code;
  }

  /** Whether there is no such object, or not for that account. */
  public boolean isMissing() {
    return status == 404 || code.equals("resource_missing");
  }

  /** Whether the account does not let us act for it any more (docs.stripe.com/error-codes). */
  public boolean isNoAccount() {
    return status == 403 || code.equals("account_invalid");
  }

  /** Its identifier, by which Stripe's support finds the request; null if it gave none. */
  public @Nullable String requestId() {
    return getCause() instanceof StripeException answer ? answer.getRequestId() : null;
  }
}
