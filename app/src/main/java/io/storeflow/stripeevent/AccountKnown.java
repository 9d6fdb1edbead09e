package io.storeflow.stripeevent;

/**
 * An account at Stripe is known here from now on: published in the transaction that writes it, so
 * that what was parked of it is worked on.
 */
public record AccountKnown(String account) {}
