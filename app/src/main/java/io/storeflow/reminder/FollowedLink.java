package io.storeflow.reminder;

import org.jspecify.annotations.Nullable;

/**
 * Where the link of a reminder leads.
 *
 * @param id of the reminder
 * @param visitor whose the cart is; null for a cart that is not kept any more
 * @param email to which it was mailed; null with the cart
 * @param currency in which the cart is; null for that of the store
 * @param ordered whether the cart is an order by now
 */
public record FollowedLink(
    long id,
    @Nullable String visitor,
    @Nullable String email,
    @Nullable String currency,
    boolean ordered) {

  /** Whether it opens a cart. */
  public boolean isOpen() {
    return visitor != null && !ordered;
  }
}
