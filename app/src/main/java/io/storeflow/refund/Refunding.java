package io.storeflow.refund;

import io.storeflow.payment.PaymentKind;
import io.storeflow.store.Actor;
import org.jspecify.annotations.Nullable;

/**
 * How a refund is made.
 *
 * @param version that the order had when somebody decided
 * @param kind in which way the money goes back that gift cards do not take
 * @param reason may be empty
 * @param told whether the shopper is told
 * @param edit whether it is part of a change of the order: the timeline says so in its reader's
 *     language, and the reason is for documents alone
 * @param once what is kept of the key of the form; null for none
 */
public record Refunding(
    int version,
    PaymentKind kind,
    String reason,
    boolean told,
    boolean edit,
    @Nullable String once,
    Actor actor) {

  public Refunding(
      int version,
      PaymentKind kind,
      String reason,
      boolean told,
      @Nullable String once,
      Actor actor) {
    this(version, kind, reason, told, false, once, actor);
  }
}
