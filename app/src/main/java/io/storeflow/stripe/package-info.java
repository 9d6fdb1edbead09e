/**
 * How Stripe is asked: with time limits, a breaker and a lane of its own, so that one that hangs
 * stops nothing else; and how it counts money. Knows no store.
 */
@NullMarked
package io.storeflow.stripe;

import org.jspecify.annotations.NullMarked;
