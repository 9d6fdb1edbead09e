/** Prices that are not everybody's, for pages of the shop that are kept for everybody. */
@NullMarked
package io.storeflow.ownprice;

import org.jspecify.annotations.NullMarked;
