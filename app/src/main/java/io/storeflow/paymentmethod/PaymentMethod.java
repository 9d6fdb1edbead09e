package io.storeflow.paymentmethod;

import io.storeflow.shipping.Method;
import io.storeflow.store.PaidBy;
import java.util.Set;

/**
 * A way to pay that a store has named.
 *
 * @param id its public id
 * @param name as shoppers read it; empty for our own word
 * @param terms what they are told, such as where to transfer the money; empty for our own sentence
 * @param ways by which an order reaches who may pay so
 * @param active whether it is offered
 * @param version rises with each change; 0 for one that follows from the settings
 */
public record PaymentMethod(
    String id,
    PaidBy kind,
    String name,
    String terms,
    Set<Method> ways,
    Counts counts,
    boolean active,
    int version) {
  /** That a store may have. */
  public static final int MOST = 20;

  public static final int LONGEST_NAME = 60;
  public static final int LONGEST_TERMS = 600;

  /** One that nobody has named yet. */
  static PaymentMethod usual(PaidBy kind, String terms, Set<Method> ways) {
    return new PaymentMethod(kind.code(), kind, "", terms, ways, Counts.ON_PLACING, true, 0);
  }

  /**
   * Whether an order may be paid so.
   *
   * @param sent false for gift cards alone, which come by e-mail: nobody pays at a counter for them
   */
  boolean pays(Method way, boolean sent) {
    return active && (sent ? ways.contains(way) : kind != PaidBy.ON_HANDOVER);
  }
}
