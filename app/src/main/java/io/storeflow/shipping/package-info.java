/** Ways to the shopper at flat rates, and quotes that hold their price for half an hour. */
@NullMarked
package io.storeflow.shipping;

import org.jspecify.annotations.NullMarked;
