/**
 * The page on which a shopper orders: what was typed, what it costs, and the order placed from it.
 */
@NullMarked
package io.storeflow.checkoutpage;

import org.jspecify.annotations.NullMarked;
