package io.storeflow.order;

import io.storeflow.account.SignedIn;

/**
 * Who did something to an order, as the timeline and the ledger say it: a name, or the name of a
 * role of the system.
 */
public final class Actor {
  public static final String SHOPPER = "shopper";
  public static final String SYSTEM = "system";

  private Actor() {}

  public static String of(SignedIn person) {
    return person.displayName();
  }
}
