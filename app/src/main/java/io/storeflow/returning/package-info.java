/**
 * Goods that come back: asked for by their shopper or staff, answered, received and looked at, and
 * paid back or exchanged.
 */
@NullMarked
package io.storeflow.returning;

import org.jspecify.annotations.NullMarked;
