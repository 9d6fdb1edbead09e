/**
 * The money of an order: each payment that came for it, what is due and what is too much, and how
 * it is said to be paid.
 */
@NullMarked
package io.storeflow.payment;

import org.jspecify.annotations.NullMarked;
