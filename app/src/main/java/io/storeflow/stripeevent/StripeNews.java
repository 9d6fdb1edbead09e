package io.storeflow.stripeevent;

import java.time.Instant;

/**
 * That something has changed at Stripe. What it is now is read again: events come in any order, and
 * more than once (docs.stripe.com/webhooks#event-ordering).
 *
 * @param account whose it is; empty for our own account
 * @param kind as Stripe calls it, such as {@code account.updated}
 * @param object the id of what has changed
 * @param at when it changed
 */
public record StripeNews(String account, String kind, String object, Instant at) {}
