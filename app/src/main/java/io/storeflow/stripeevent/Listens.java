package io.storeflow.stripeevent;

import java.util.Set;

/** Who needs to know of some kinds of events; a bean for each feature that does. */
public interface Listens {
  /** The kinds, as Stripe calls them. */
  Set<String> kinds();

  /**
   * Reads what has changed, and does what follows. It may be told the same again.
   *
   * @throws UnknownObject if what it is about is not known here
   * @throws io.storeflow.stripe.StripeAway if it cannot be read now: it is told again
   */
  void hear(StripeNews news);
}
