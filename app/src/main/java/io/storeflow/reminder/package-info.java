/**
 * One reminder of a cart that was not ordered, to who agreed to it, and what became of the cart.
 */
@NullMarked
package io.storeflow.reminder;

import org.jspecify.annotations.NullMarked;
