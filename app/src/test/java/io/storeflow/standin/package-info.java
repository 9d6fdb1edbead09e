/** A stand-in for Stripe, a process of its own in local mode and tests: no money moves. */
@NullMarked
package io.storeflow.standin;

import org.jspecify.annotations.NullMarked;
