package io.storeflow.connect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The account of a merchant at Stripe, as it was read last.
 *
 * @param account its id at Stripe; null until Stripe has made it
 * @param once by which it is made once
 * @param country of two letters, which cannot be changed
 * @param charges whether it may take money; also {@code payouts}
 * @param submitted whether its merchant has told Stripe who they are
 * @param disabledReason why it may not, as Stripe calls it; empty for none
 * @param dueBy until when it goes on although something is due; null for no day
 */
public record ConnectedAccount(
    long id,
    @Nullable String account,
    String once,
    boolean live,
    String country,
    boolean charges,
    boolean payouts,
    boolean submitted,
    CardPayments cards,
    String disabledReason,
    Due due,
    @Nullable Instant dueBy,
    Instant madeAt,
    @Nullable Instant readAt,
    int version) {

  public Standing standing() {
    if (account == null) return Standing.MAKING;
    if (disabledReason.startsWith("rejected")) return Standing.REJECTED;
    if (!submitted) return Standing.UNTOLD;
    if (charges && cards == CardPayments.ACTIVE)
      return due.isNothing() ? Standing.READY : Standing.READY_UNTIL;
    boolean looked = !due.checked().isEmpty() && due.past().isEmpty();
    return looked || disabledReason.equals("under_review") ? Standing.CHECKED : Standing.STOPPED;
  }
}
