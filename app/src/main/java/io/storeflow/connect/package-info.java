/**
 * Accounts at Stripe of merchants: made through controller properties, completed on Stripe's pages,
 * read again whenever something is said of them.
 */
@NullMarked
package io.storeflow.connect;

import org.jspecify.annotations.NullMarked;
