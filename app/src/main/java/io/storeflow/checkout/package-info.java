/**
 * From what a shopper wants to an order: priced, claimed by its key, written in one short
 * transaction.
 */
@NullMarked
package io.storeflow.checkout;

import org.jspecify.annotations.NullMarked;
